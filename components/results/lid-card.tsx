import { TextLink } from "@/components/ui/button";
import { LidPanel } from "@/components/ui/lid";
import type { LidReason, TeamHealth } from "@/features/results/types";
import { CellRail, CellValue } from "./cell-rail";

/** The lid of a unit: why it stays on, in words that depend on who was asked and never on what was said. */
export function LidCard({
  name,
  reason,
  standIn,
  k,
}: {
  name: string;
  reason: LidReason;
  standIn: TeamHealth["standIn"];
  k: number;
}) {
  return (
    <LidPanel title={`${name}: the lid stays on`} why={whyOf(reason, k)} note={noteOf(reason)}>
      {standIn && (
        <>
          <p className="mb-3 text-small font-semibold">
            Shown instead: all of{" "}
            <TextLink href={`/teams/${standIn.unit.id}/health`}>{standIn.unit.name}</TextLink>
          </p>
          <div className="grid grid-cols-[1fr_auto] items-center gap-4">
            <CellRail cell={standIn.cell} scale="score" label={standIn.unit.name} />
            <CellValue cell={standIn.cell} scale="score" />
          </div>
        </>
      )}
    </LidPanel>
  );
}

function whyOf(reason: LidReason, k: number): string {
  if (reason.kind === "not_asked")
    return "This table was not there when the newest round opened, so nobody was asked here yet.";
  if (reason.kind === "covered") {
    return `A lid opens at ${k} answers, and only where nobody can work out a smaller group by taking one number from another.`;
  }
  const who = reason.besidesLead === 1 ? "One person sits" : `${reason.besidesLead} people sit`;
  return `${who} here besides the lead, and a box needs at least ${k}. So they answer as ${reason.into.name}.`;
}

function noteOf(reason: LidReason): string | undefined {
  return reason.kind === "covered"
    ? "It says nothing about what was answered, and it may open next time."
    : undefined;
}
