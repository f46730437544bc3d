import { Card, CardTitle } from "@/components/ui/card";
import { countVotes, endCycle, extendVote } from "@/features/awards/actions";
import { votesWords } from "@/features/awards/rules/votes";
import type { VotePage } from "@/features/awards/types";
import { OneButton } from "./one-button";

type Props = Pick<VotePage, "cycleId" | "phase" | "totals" | "mayRun">;

/** What the people team does with a vote whose time is over, and reads of one that was counted. */
export function VoteOutcome({ cycleId, phase, totals, mayRun }: Props) {
  if (!mayRun) return null;
  if (totals) return <Totals totals={totals} />;
  const words = WORDS[phase];
  if (!words) return null;
  return (
    <Card tone="dough" className="mb-6">
      <CardTitle>{words.title}</CardTitle>
      <p className="mb-4">{words.text}</p>
      <div className="flex flex-wrap gap-3">
        {phase === "counting" && (
          <OneButton action={countVotes} fields={{ cycleId }} variant="primary">
            Count now
          </OneButton>
        )}
        {phase === "nobody_voted" && (
          <OneButton action={extendVote} fields={{ cycleId }} variant="primary">
            Give it another week
          </OneButton>
        )}
        {phase !== "counting" && (
          <OneButton action={endCycle} fields={{ cycleId }}>
            End it without a winner
          </OneButton>
        )}
      </div>
    </Card>
  );
}

const WORDS: Partial<Record<VotePage["phase"], { title: string; text: string }>> = {
  counting: {
    title: "Its time is over",
    text: "It is counted within a minute or two. If that does not happen, count it here.",
  },
  nobody_voted: {
    title: "Nobody voted",
    text: "There is nothing to count. A week more often helps, or this turn ends without a winner.",
  },
  nobody_left: {
    title: "Nobody who got a vote can win",
    text: "They left, would rather not, or won a short while ago. This turn can only end without a winner.",
  },
};

function Totals({ totals }: { totals: NonNullable<VotePage["totals"]> }) {
  return (
    <Card className="mb-6">
      <CardTitle aside="for the people team">The count</CardTitle>
      <ul>
        {totals.map(({ name, votes }) => (
          <li
            key={name}
            className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2.5 first:border-0"
          >
            <b className="min-w-0 wrap-anywhere">{name}</b>
            <span className="tabular">{votesWords(votes)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small text-ink-2">
        A figure under five could tell who voted, so it stays in words. Only totals are left; who voted for
        whom was deleted with the count.
      </p>
    </Card>
  );
}
