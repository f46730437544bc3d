import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { dayWords, inWords } from "@/features/teams/rules";
import type { Waiver } from "@/features/teams/types";
import { EndWaiverForm } from "./waiver-forms";

/** What lets this table seat more than the others, for everybody to read; and the way to end it for those who may. */
export function WaiverCard({ waiver, today, mayEnd }: { waiver: Waiver; today: Date; mayEnd: boolean }) {
  const until = dayWords(new Date(waiver.endsAt.getTime() - 1), today);
  return (
    <Card className="flex flex-wrap items-center gap-x-8 gap-y-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-well bg-dough">
        <Icon name="clock" size={22} />
      </span>
      <div className="min-w-60 flex-1">
        <h2 className="font-sign text-ticket">
          This table may seat {inWords(waiver.seats)} until {until}
        </h2>
        <p className="mt-1 text-ink-2">
          “{waiver.reason}” Approved by {waiver.approver.name}. After that everybody stays, and nobody else
          sits down until it fits again.
        </p>
      </div>
      {mayEnd && <EndWaiverForm unitId={waiver.unitId} teamName={waiver.teamName} />}
    </Card>
  );
}
