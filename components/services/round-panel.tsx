import { ParticipationPizza } from "@/components/charts/participation";
import { LookAgain } from "@/components/pulse/look-again";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { dayAndHour } from "@/components/ui/dates";
import type { RoundCard } from "@/features/surveys/types";
import { CloseRoundForm, OpenRoundForm } from "./round-forms";

/** The quarterly round: the one that is open with its one live figure, or the way to open the next. */
export function RoundPanel({
  newest,
  mayRun,
  opening,
}: {
  newest: RoundCard | null;
  mayRun: boolean;
  opening: { defaultName: string; closings: { value: string; label: string }[] };
}) {
  if (newest?.state === "open") {
    return (
      <Card>
        <CardTitle aside={`until ${dayAndHour(newest.closesAt)}`}>{newest.name}</CardTitle>
        <div className="flex flex-wrap items-center gap-x-10 gap-y-5">
          <ParticipationPizza cast={newest.cast} eligible={newest.eligible} size={150} />
          <div className="min-w-0 flex-1 basis-64">
            <p className="text-lead">
              {newest.cast} of {newest.eligible} people have rated at least one service.
            </p>
            <p className="mt-2 max-w-[52ch] text-small text-ink-2">
              Sealed ballots, one a person with all the services they used. Figures and words wait for the
              close, for everybody.{" "}
              <TextLink href={`/services/rounds/${newest.id}`}>What it promises</TextLink>
            </p>
          </div>
        </div>
        {mayRun && <CloseRoundForm roundId={newest.id} />}
      </Card>
    );
  }
  if (newest?.state === "cutting") {
    return (
      <Card>
        <LookAgain />
        <CardTitle>{newest.name}</CardTitle>
        <p role="status">
          Its keys are being cut. It opens by itself when the last one hangs on its hook.{" "}
          <TextLink href={`/services/rounds/${newest.id}`}>Look at the board</TextLink>
        </p>
        {mayRun && <CloseRoundForm roundId={newest.id} />}
      </Card>
    );
  }
  return (
    <Card>
      <CardTitle>Ask how it went</CardTitle>
      {newest?.state === "closed" && (
        <>
          <LookAgain />
          <p role="status" className="mb-3">
            {newest.name} is closed and being counted.
          </p>
        </>
      )}
      <p className="mb-4 max-w-[70ch] text-ink-2">
        Once a quarter everybody with a seat rates the services they used: a score, how often they were passed
        on, and why, sealed and without a name. A ticket hangs on each rail the moment it opens.
      </p>
      {mayRun ? (
        <OpenRoundForm {...opening} />
      ) : (
        <p className="text-ink-2">The people team opens the round.</p>
      )}
    </Card>
  );
}
