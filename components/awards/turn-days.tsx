import { Card, CardTitle } from "@/components/ui/card";
import { dayIn, momentIn } from "@/features/awards/rules/days";
import { monthName } from "@/features/awards/rules/months";
import type { Programme } from "@/features/awards/types/programme";

type Day = { label: string; at: Date };

/** The days of the turn that runs, and when the next one opens. */
export function TurnDays({ programme }: { programme: Programme }) {
  const { running, next, timeZone, hasEnded } = programme;
  const days: Day[] = running
    ? [
        ...(running.stage === "open" ? [{ label: "Nominations close", at: running.nominationsCloseAt }] : []),
        ...(running.stage === "open" && running.screenBy
          ? [{ label: "Cases are read until", at: running.screenBy }]
          : []),
        { label: "Decided by", at: running.decideBy },
        { label: "Announced", at: running.announceAt },
      ]
    : [];
  if (next) days.push({ label: "The next turn opens", at: next.opensAt });
  days.sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <Card>
      <CardTitle>{running ? `The turn of ${monthName(running.month)}` : "The next days"}</CardTitle>
      {days.length > 0 ? (
        <ol className="space-y-3 border-l-2 border-line pl-5">
          {days.map(({ label, at }) => (
            <li key={label} className="relative">
              <span className="absolute top-1.5 -left-[27px] size-3 rounded-full border-2 border-ink bg-paper" />
              <span className="block text-small text-ink-2">{label}</span>
              <b>{at === next?.opensAt ? dayIn(at, timeZone) : momentIn(at, timeZone)}</b>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-ink-2">
          {hasEnded
            ? "This award is not given any more. What it hung stays on the wall."
            : "No day is set yet. The people team opens it by hand."}
        </p>
      )}
      {days.length > 0 && (
        <p className="mt-4 text-small text-ink-2">On the clock of {timeZone.replaceAll("_", " ")}.</p>
      )}
    </Card>
  );
}
