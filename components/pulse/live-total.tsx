import type { ReactNode } from "react";
import { ParticipationPizza } from "@/components/charts/participation";
import { Card } from "@/components/ui/card";
import { dayAndHour } from "@/components/ui/dates";
import type { RoundCard } from "@/features/surveys/types";

/** The one figure of an open round. `children`: what one can do about it. */
export function LiveTotal({ round, children }: { round: RoundCard; children?: ReactNode }) {
  return (
    <Card>
      <p className="text-small font-semibold text-ink-2">
        {round.name}, until {dayAndHour(round.closesAt)}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-10 gap-y-5">
        <ParticipationPizza cast={round.cast} eligible={round.eligible} size={166} />
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-sign text-score">{round.cast}</p>
          <p className="mt-1 text-lead">of {round.eligible} ballots are in the box</p>
          <p className="mt-3 max-w-[46ch] text-small text-ink-2">
            This total is all anybody sees while it is open. No teams, no hours, no names, whoever looks.
          </p>
        </div>
      </div>
      {children}
    </Card>
  );
}
