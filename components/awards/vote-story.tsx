import clsx from "clsx";
import { TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Finish } from "@/components/ui/frame";
import { Stamp } from "@/components/ui/stamp";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { castVote, takeVoteBack } from "@/features/awards/actions";
import type { VoteStory as Story } from "@/features/awards/types";
import { OneButton } from "./one-button";

type Props = {
  cycleId: string;
  story: Story;
  src: string | null;
  finish: Finish;
  /** Whether the reader may vote now at all; without it the card is only read. */
  mayVote: boolean;
  /** Whether the reader's vote is with somebody, here or elsewhere. */
  hasVoted: boolean;
};

/** Somebody on the shortlist: their frame, what colleagues tell of them, and the one button. */
export function VoteStory({ cycleId, story, src, finish, mayVote, hasVoted }: Props) {
  const { nominee, told, isMine, whyNot } = story;
  return (
    <Card
      as="article"
      className={clsx("relative flex h-full flex-col", isMine && "outline-3 outline-offset-0 outline-ink")}
    >
      <header className="flex items-center gap-5">
        <span className="shrink-0">
          <WinnerPicture winner={nominee} src={src} finish={finish} size={104} />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="font-sign text-card wrap-anywhere">{nominee.name}</h2>
          <p className="mt-1 text-small text-ink-2">{whoWords(story)}</p>
        </div>
        {isMine && (
          <span className="absolute -top-3.5 right-5">
            <Stamp tone="basil">Your vote</Stamp>
          </span>
        )}
      </header>
      <div className="mt-5 grid flex-1 content-start gap-5">
        {told.map((one) => (
          <div key={one.nominationId}>
            <blockquote className="line-clamp-8 font-hand text-[18px] whitespace-pre-line">
              “{one.story}”
            </blockquote>
            <p className="mt-2 text-small text-ink-2">
              Told by {one.by}
              {one.helped && `. Helped: ${one.helped}`}
            </p>
            <p className="mt-1 text-small">
              <TextLink href={`/wall/nominations/${one.nominationId}`}>Read all of it</TextLink>
            </p>
          </div>
        ))}
      </div>
      <footer className="mt-5 border-t border-dashed border-line-strong pt-4">
        {whyNot ? (
          <p className="text-small">{whyNot}</p>
        ) : (
          mayVote && <Buttons {...{ cycleId, story, hasVoted }} />
        )}
        {(whyNot || !mayVote) && <p className="mt-1 text-small text-ink-2">{voicesWords(story)}</p>}
      </footer>
    </Card>
  );
}

function Buttons({ cycleId, story, hasVoted }: Pick<Props, "cycleId" | "story" | "hasVoted">) {
  const { nominationId, nominee, isMine } = story;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
      <p className="text-small text-ink-2">{voicesWords(story)}</p>
      {isMine ? (
        <OneButton action={takeVoteBack} fields={{ cycleId }}>
          Take my vote back
        </OneButton>
      ) : (
        <OneButton
          action={castVote}
          fields={{ cycleId, nominationId }}
          variant={hasVoted ? "secondary" : "quiet"}
        >
          {hasVoted ? `Vote for ${nominee.shortName} instead` : `Vote for ${nominee.shortName}`}
        </OneButton>
      )}
    </div>
  );
}

function whoWords({ nominee }: Story): string {
  if (nominee.kind === "team") return "The whole table";
  return [nominee.title, nominee.teamName].filter(Boolean).join(", ");
}

function voicesWords({ voices, voiceTeams }: Story): string {
  const people = voices === 1 ? "One voice" : `${voices} voices`;
  return `${people} from ${voiceTeams === 1 ? "one team" : `${voiceTeams} teams`}`;
}
