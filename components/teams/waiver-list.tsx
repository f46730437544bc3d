import Link from "next/link";
import { Pill } from "@/components/ui/pill";
import { dayWords, roomWords, WAIVER_REMINDER_DAYS } from "@/features/teams/rules";
import type { Waiver } from "@/features/teams/types";
import { EndWaiverForm } from "./waiver-forms";

/** Waivers with what they allow, why and until when: those that run with a way to end them, those that are over as history. */
export function WaiverList({ waivers, limit, today }: { waivers: Waiver[]; limit: number; today: Date }) {
  if (waivers.length === 0)
    return (
      <p className="text-ink-2">
        None so far. A waiver is given on the page of a team that is full: how many, why, until when.
      </p>
    );
  return (
    <ul className="divide-y divide-line">
      {waivers.map((waiver) => (
        <Entry key={`${waiver.unitId} ${waiver.since.toISOString()}`} {...{ waiver, limit, today }} />
      ))}
    </ul>
  );
}

function Entry({ waiver, limit, today }: { waiver: Waiver; limit: number; today: Date }) {
  const { unitId, teamName, seats, reason, approver, endsAt, people } = waiver;
  const lastDay = dayWords(new Date(endsAt.getTime() - 1), today);
  const runs = endsAt > today;
  return (
    <li className="flex flex-wrap items-start gap-x-5 gap-y-2 py-4">
      <div className="min-w-60 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={`/teams/${unitId}`} className="font-semibold hover:underline">
            {teamName}
          </Link>
          <State {...{ endsAt, today, lastDay }} />
        </p>
        <p className="mt-1 text-small text-ink-2">
          May seat {seats}
          {runs && `, has ${roomWords(people, limit)}`}. “{reason}” Approved by {approver.name}.
        </p>
      </div>
      {runs && <EndWaiverForm unitId={unitId} teamName={teamName} />}
    </li>
  );
}

function State({ endsAt, today, lastDay }: { endsAt: Date; today: Date; lastDay: string }) {
  if (endsAt <= today) return <Pill>ended {lastDay}</Pill>;
  const days = Math.floor((endsAt.getTime() - today.getTime()) / 86_400_000);
  if (days > WAIVER_REMINDER_DAYS) return <Pill>until {lastDay}</Pill>;
  return (
    <Pill tone="butter">
      {days === 0 ? "ends today" : `ends ${lastDay}, in ${days === 1 ? "one day" : `${days} days`}`}
    </Pill>
  );
}
