import { LinkButton } from "@/components/ui/button";
import { Ticket } from "@/components/ui/ticket";
import { momentIn } from "@/features/awards/rules/days";
import { monthWords } from "@/features/awards/rules/months";
import type { VoteTicket } from "@/features/awards/types";
import { inWords } from "@/features/teams/rules";

/** A vote of peers that waits for this person; for the people team also one that found no winner. */
export function voteTicket(ticket: VoteTicket) {
  const { kind, cycleId, awardName, month, decideBy, timeZone, contenders } = ticket;
  if (kind === "no_winner") {
    return (
      <Ticket
        key={`vote-${cycleId}`}
        head="Awards"
        time="0:30"
        title={`${awardName}: the vote found no winner`}
      >
        <p>Nobody voted, or nobody who got a vote can win. Give it another week, or end it.</p>
        <div className="mt-4">
          <LinkButton href={`/wall/vote/${cycleId}`} variant="secondary">
            Look at it
          </LinkButton>
        </div>
      </Ticket>
    );
  }
  const isAgain = kind === "again";
  return (
    <Ticket
      key={`vote-${cycleId}`}
      head={`Vote, ${monthWords(month)}`}
      time="2:00"
      title={isAgain ? "Your vote is free again" : `Who gets the ${awardName}?`}
    >
      <p>
        {isAgain
          ? `Whoever you voted for is not on the list of the ${awardName} any more. Choose somebody else, if you like.`
          : `${listWords(contenders)} on the list, and one vote is yours.`}
      </p>
      <div className="mt-4">
        <LinkButton href={`/wall/vote/${cycleId}`} variant="secondary">
          {isAgain ? "Vote again" : "Read and vote"}
        </LinkButton>
      </div>
      <p className="mt-4 border-t border-dashed border-line-strong pt-3 text-small text-ink-2">
        Until {momentIn(decideBy, timeZone)}
      </p>
    </Ticket>
  );
}

function listWords(contenders: number): string {
  if (contenders === 1) return "One story is";
  const words = inWords(contenders);
  return `${words[0]?.toUpperCase()}${words.slice(1)} stories are`;
}
