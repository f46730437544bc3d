import Link from "next/link";
import { CellRail, CellValue } from "@/components/results/cell-rail";
import { Card } from "@/components/ui/card";
import { dayAndYear } from "@/components/ui/dates";
import type { CellView } from "@/features/results/types";
import type { RoundCard } from "@/features/surveys/types";

/** The rounds that are over, newest first, each with the company's score where it has one. */
export function RoundsList({
  rounds,
  scores,
}: {
  rounds: readonly RoundCard[];
  scores: ReadonlyMap<string, CellView>;
}) {
  return (
    <Card className="py-2!">
      <ul className="divide-y divide-line">
        {rounds.map((round) => {
          const score = scores.get(round.id);
          return (
            <li key={round.id}>
              <Link
                href={`/pulses/${round.id}`}
                className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 py-4 hover:[&_b]:underline sm:grid-cols-[minmax(0,1.2fr)_9rem_minmax(180px,1.4fr)_6rem]"
              >
                <p>
                  <b className="block">{round.name}</b>
                  <span className="text-small text-ink-2">{stateWords(round)}</span>
                </p>
                <p className="text-small text-ink-2 max-sm:text-right">
                  {round.state === "void" ? "" : `${round.cast} of ${round.eligible} answered`}
                </p>
                <span>
                  {score && <CellRail cell={score} scale="score" label={`Whole company, ${round.name}`} />}
                </span>
                <span className="text-right">{score && <CellValue cell={score} scale="score" />}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function stateWords({ state, closedAt, closesAt }: RoundCard): string {
  if (state === "cutting") return "Its keys are being cut";
  if (state === "closed") return "Closed, being counted";
  if (state === "void") return "Void, nothing was counted";
  return `Closed ${dayAndYear(closedAt ?? closesAt)}`;
}
