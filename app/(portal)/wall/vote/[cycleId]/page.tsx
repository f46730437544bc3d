import clsx from "clsx";
import type { Metadata } from "next";
import { VoteOutcome } from "@/components/awards/vote-outcome";
import { VoteStory } from "@/components/awards/vote-story";
import { VoteTerms } from "@/components/awards/vote-terms";
import { TextLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { finishFor } from "@/components/ui/frame";
import { PageHeader } from "@/components/ui/page-header";
import { getVote } from "@/features/awards/queries/vote";
import { monthWords } from "@/features/awards/rules/months";
import { votesWords } from "@/features/awards/rules/votes";
import type { VotePage } from "@/features/awards/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "A vote" };

const TITLES: Record<VotePage["phase"], string> = {
  open: "Whose story is it?",
  counting: "Time is up",
  nobody_voted: "Nobody voted",
  nobody_left: "This vote found no winner",
  counted: "The votes are counted",
  over: "This vote is over",
};

/** A vote of peers: everybody on the shortlist with their stories, and one vote each. */
export default async function VoteRoute({ params }: { params: Promise<{ cycleId: string }> }) {
  const { cycleId } = await params;
  const actor = await getActor();
  const vote = await readPage(() => getVote(actor, cycleId));
  const hasVoted = vote.stories.some(({ isMine }) => isMine);
  const isOpen = vote.phase === "open";
  return (
    <div className="shell">
      <PageHeader
        title={TITLES[vote.phase]}
        lead={<Lead vote={vote} />}
        crumbs={[
          { href: "/wall", label: "Wall of Fame" },
          { label: `${vote.awardName}, ${monthWords(vote.month)}` },
        ]}
      />
      {isOpen && (vote.whyNot || vote.fellAway) && (
        <div className="mb-6">
          <FormMessage
            state={{
              ok: true,
              message:
                vote.whyNot ??
                "Your vote fell away: who it was for is not on the list any more. You have it again.",
            }}
          />
        </div>
      )}
      <VoteOutcome {...vote} />
      <ul className={clsx("grid gap-6 md:grid-cols-2", vote.stories.length !== 4 && "xl:grid-cols-3")}>
        {vote.stories.map((story) => (
          <li key={story.nominationId} className="min-w-0">
            <VoteStory
              cycleId={cycleId}
              story={story}
              src={pictureUrl(story.nominee.pictureId, 256)}
              finish={finishFor(story.nominationId, false)}
              mayVote={isOpen && !vote.whyNot}
              hasVoted={hasVoted}
            />
          </li>
        ))}
      </ul>
      {isOpen && <VoteTerms awardSlug={vote.awardSlug} countedAt={moment(vote.decideBy, vote.timeZone)} />}
    </div>
  );
}

function Lead({ vote }: { vote: VotePage }) {
  const { phase, decideBy, announceAt, timeZone, winner } = vote;
  switch (phase) {
    case "open":
      return `One vote each, until ${moment(decideBy, timeZone)}. The winner is announced on ${moment(announceAt, timeZone)}.`;
    case "counting":
      return "The votes are being counted. Nobody can vote or change theirs any more.";
    case "nobody_voted":
    case "nobody_left":
      return "The people team decides what next.";
    case "counted":
      return `The winner is announced on ${moment(announceAt, timeZone)}. Who voted for whom is deleted.`;
    case "over":
      return winner ? (
        <>
          <TextLink href={`/wall/${winner.winId}`}>{winner.name}</TextLink> won it with{" "}
          {votesWords(winner.votes)}.
        </>
      ) : (
        "What came of it hangs on the wall, if anything does."
      );
  }
}

/** "Friday 4 December, 12:00" on the company's clock. */
function moment(time: Date, timeZone: string): string {
  const day = time.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone });
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day.replace(",", "")}, ${clock}`;
}
