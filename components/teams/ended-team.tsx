import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import type { UnitHistory } from "@/features/teams/types";
import { Became, TeamNotes } from "./team-notes";

/** The page of a team that is no more: when it ended, what it became, and where its old results are. */
export function EndedTeam({
  history,
  today,
  seesHealth,
}: {
  history: UnitHistory;
  today: Date;
  seesHealth: boolean;
}) {
  return (
    <div className="shell space-y-6">
      <PageHeader
        crumbs={[
          { href: "/teams", label: "Teams" },
          ...(history.parentName ? [{ label: history.parentName }] : []),
        ]}
        title={history.name}
        lead="This table was cleared."
      />
      <Card>
        <NoticePlate
          title={<Became history={history} today={today} />}
          action={
            seesHealth && (
              <LinkButton href={`/teams/${history.id}/health`} variant="secondary">
                See its old results
              </LinkButton>
            )
          }
        >
          {history.became.length > 0
            ? "Everybody sits there now. What this team was asked and what came of it stays here, never cut anew."
            : "Nobody sat here any more. What this team was asked and what came of it stays here."}
        </NoticePlate>
      </Card>
      <TeamNotes ahead={[]} history={history} today={today} />
    </div>
  );
}
