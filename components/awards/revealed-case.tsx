import clsx from "clsx";
import { counted } from "@/components/charts/signed";
import { Card } from "@/components/ui/card";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { listWords } from "@/features/awards/rules/findings";
import type { RevealedCase } from "@/features/awards/types/panel";
import { ScoreDots } from "./score-dots";

type PictureOf = (pictureId: string | null, width: 96 | 256) => string | null;

/** A case with the covers off: who, what the judges gave, who sat it out, and whether it can win. */
export function RevealedCaseCard({
  about,
  outOf,
  isFirst,
  tallest,
  pictureOf,
}: {
  about: RevealedCase;
  outOf: number;
  isFirst: boolean;
  /** The most judges who gave one score, over all cases. */
  tallest: number;
  pictureOf: PictureOf;
}) {
  const { nominee, number, score, whyOut } = about;
  return (
    <Card
      as="article"
      className={clsx("flex h-full flex-col", isFirst && "outline-3 outline-ink", whyOut && "bg-tray!")}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 md:min-h-26">
        <span className="shrink-0">
          <WinnerPicture
            winner={nominee}
            src={pictureOf(nominee.pictureId, 256)}
            finish={isFirst ? "gold" : "walnut"}
            size={isFirst ? 104 : 88}
          />
        </span>
        <div className="min-w-0 flex-1 basis-32">
          <p className="text-small text-ink-2">Story {number}</p>
          <h2 className="font-sign text-card">{nominee.name}</h2>
          <p className="text-small text-ink-2">
            {nominee.kind === "team" ? "A whole team" : nominee.teamName}
          </p>
        </div>
        {score && (
          <p className="ml-auto shrink-0 text-right">
            <span className="block font-sign text-[38px] leading-none tabular">{score.total}</span>
            <span className="text-small text-ink-2">of {outOf}</span>
          </p>
        )}
      </div>
      {score && (
        <ul className="mt-5 grid gap-3">
          {score.perCriterion.map((one) => (
            <ScoreDots key={one.name} {...one} tallest={tallest} />
          ))}
        </ul>
      )}
      <details className="mt-4 text-small">
        <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-2 underline-offset-4">
          Read the story
        </summary>
        <p className="mt-1 whitespace-pre-line text-body">“{about.story}”</p>
      </details>
      <p className="mt-auto border-t border-dashed border-line-strong pt-3 text-small">{sayBelow(about)}</p>
    </Card>
  );
}

function sayBelow({ whyOut, satOut, knew, judges, place }: RevealedCase) {
  const parts = [
    whyOut && <b key="out">{whyOut} </b>,
    satOut.length > 0 && (
      <span key="sat">
        <b>{listWords(satOut)} sat this one out</b>, so {scoresWords(judges)}.{" "}
      </span>
    ),
    satOut.length === 0 && judges < 2 && <b key="few">{fewWords(judges)} </b>,
    knew > 0 && <span key="knew">{counted(knew)} marked “I think I know”. </span>,
  ].filter(Boolean);
  if (parts.length > 0) return parts;
  return place === 1 ? "First, by what the judges gave." : "All judges scored this one.";
}

function scoresWords(judges: number): string {
  if (judges === 0) return "nobody’s score counts";
  return judges === 1 ? "only one score counts" : `${counted(judges).toLowerCase()} scores count`;
}

function fewWords(judges: number): string {
  return judges === 0 ? "Nobody scored this one." : "Only one judge scored this one.";
}
