import Link from "next/link";
import { ChangeNote, ChangePill } from "@/components/results/change-pill";
import { TextLink } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { Lid } from "@/components/ui/lid";
import type { LeagueRow as Row } from "@/features/services/types";
import { BounceRail, bounceIn, countWords, ScoreNumber, ScoreRail } from "./figures";
import { SmallTrend } from "./small-trend";

/** The columns of the league on a desk; below that a row is a small card. */
export const leagueColumns =
  "lg:grid lg:items-center lg:gap-x-6 lg:grid-cols-[minmax(160px,1.15fr)_minmax(200px,1.9fr)_60px_112px_minmax(180px,1fr)_76px_72px]";

/** One service in the league: who, score on its rail, quarters, bounces, and the way to rate it. */
export function LeagueRow({
  service,
  line,
  k,
  pictureOf,
}: {
  service: Row;
  line: number | null;
  /** So many ratings open a lid; null before the first round is counted. */
  k: number | null;
  pictureOf: (id: string | null) => string | null;
}) {
  const { name, score, bounce, quarters } = service;
  const change = quarters.at(-1)?.change;
  const isHidden = score.state === "lid";
  return (
    <li className={`border-t border-line py-3 lg:min-h-14 lg:py-1.5 ${leagueColumns}`}>
      <div className="flex items-center gap-3.5">
        {isHidden ? <LidFace /> : <OwnerFace service={service} pictureOf={pictureOf} />}
        <span className="min-w-0 flex-1">
          <Link href={`/services/${service.slug}`} className="font-semibold hover:underline">
            {name}
          </Link>
          <span className="block text-small text-ink-2">
            {k === null ? "Not counted yet" : countWords(score)}
          </span>
          {(change === "up" || change === "down") && (
            <span className="mt-1 block lg:hidden">
              <ChangePill verdict={change} />
            </span>
          )}
        </span>
        <span aria-hidden="true" className="font-sign text-card lg:hidden">
          <ScoreNumber figure={score} />
        </span>
      </div>
      <div className="max-lg:mt-1">
        <ScoreRail figure={score} line={isHidden ? null : line} label={`${name}, score`} />
      </div>
      {isHidden ? (
        <p className="text-small text-ink-2 lg:col-span-4">{k === null ? "" : whyHidden(k)}</p>
      ) : (
        <>
          <span className="text-right font-sign text-card max-lg:sr-only">
            <ScoreNumber figure={score} />
          </span>
          <div className="max-lg:hidden">
            <SmallTrend name={name} quarters={quarters} />
            {change && <ChangeNote verdict={change} />}
          </div>
          <div className="max-lg:hidden">
            <BounceRail figure={bounce} label={`${name}, passed on`} />
          </div>
          <span className="text-small font-semibold tabular">
            <span className="font-normal text-ink-2 lg:hidden">Passed on: </span>
            {bounceIn(bounce)}
          </span>
        </>
      )}
      <span className="text-small lg:text-right max-lg:float-right">
        <RateLink service={service} />
      </span>
    </li>
  );
}

function OwnerFace({
  service,
  pictureOf,
}: {
  service: Row;
  pictureOf: (id: string | null) => string | null;
}) {
  const [owner] = service.owners;
  return (
    <Face name={owner?.name ?? service.name} src={pictureOf(owner?.pictureId ?? null)} size={40} alt="" />
  );
}

function LidFace() {
  return (
    <span className="grid size-10 shrink-0 place-items-center">
      <Lid size={38} />
    </span>
  );
}

function RateLink({ service: { name, slug, mayRate } }: { service: Row }) {
  if (!mayRate) return null;
  return (
    <TextLink href={`/services/rate?of=${slug}`} className="inline-block py-0.5">
      Rate
      <span className="sr-only"> {name}</span>
    </TextLink>
  );
}

function whyHidden(k: number): string {
  return `A score opens with at least ${inWords(k)} ratings. Until then it is in no total that anyone could subtract.`;
}

function inWords(k: number): string {
  return ["four", "five", "six", "seven", "eight", "nine", "ten"][k - 4] ?? String(k);
}
