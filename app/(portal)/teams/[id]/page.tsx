import type { Metadata } from "next";
import { cache } from "react";
import { StrengthMap } from "@/components/strengths/strength-map";
import { ChangeTeam } from "@/components/teams/change-team";
import { EndedTeam } from "@/components/teams/ended-team";
import { Fold } from "@/components/teams/fold";
import { FreeSeatForm } from "@/components/teams/free-seat-form";
import { MemberList } from "@/components/teams/member-list";
import { SeatForm } from "@/components/teams/seat-form";
import { TeamNotes } from "@/components/teams/team-notes";
import { TeamTable } from "@/components/teams/team-table";
import { WaiverCard } from "@/components/teams/waiver-card";
import { GrantWaiverForm } from "@/components/teams/waiver-forms";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getPlace } from "@/features/results/queries/standing";
import { canPlanSplit } from "@/features/splits/policy";
import { seesProposedSplit } from "@/features/splits/queries";
import { getStrengthsOfMany, listTeamMap } from "@/features/strengths/queries";
import { canChangeTree, canWaive } from "@/features/teams/policy";
import { getTeam } from "@/features/teams/queries";
import { getUnitHistory } from "@/features/teams/queries/history";
import { listAhead } from "@/features/teams/queries/reorganisations";
import { getWaiver } from "@/features/teams/queries/waivers";
import type { TeamPage as Team } from "@/features/teams/types";
import type { Actor } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ id: string }> };

/** The team as it stands, or null with its history when it ended. */
const readTeam = cache(async (id: string) => {
  const actor = await getActor();
  return readPage(async () => {
    const history = await getUnitHistory(actor, id);
    return { history, team: history.endedAt ? null : await getTeam(actor, id) };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { history } = await readTeam((await params).id);
  return { title: history.name };
}

/** One team: its table, who sits there, what they are good at, and for whoever may, the way to its health. */
export default async function TeamPage({ params }: Props) {
  const { id } = await params;
  const [actor, { team, history }] = await Promise.all([getActor(), readTeam(id)]);
  const today = now();
  if (!team) return <EndedTeam history={history} today={today} seesHealth={await maySeeHealth(actor, id)} />;
  const ids = team.members.map((member) => member.id);
  const [map, strengths, seesHealth, waiver, ahead, seesPlan] = await readPage(() => {
    const posted = getStrengthsOfMany(actor, ids);
    return Promise.all([
      listTeamMap(actor, ids, posted),
      posted,
      maySeeHealth(actor, id),
      getWaiver(actor, id),
      listAhead(actor, id),
      seesProposedSplit(actor, id),
    ]);
  });
  const lead = { leadId: team.lead?.id ?? null };
  const faces = (width: 96 | 256) =>
    Object.fromEntries(team.members.map((member) => [member.id, pictureUrl(member.pictureId, width)]));
  const small = faces(96);
  return (
    <div className="shell space-y-6">
      <PageHeader
        crumbs={crumbsOf(team)}
        title={team.name}
        lead={team.lead ? `Led by ${team.lead.name}.` : "This table has no lead at the moment."}
        aside={
          <div className="flex flex-wrap gap-3">
            {(seesPlan || (team.free === 0 && canPlanSplit(actor, lead))) && (
              <LinkButton href={`/teams/${id}/split`} variant={team.over > 0 ? "primary" : "secondary"}>
                {seesPlan ? "See the plan to split" : "Plan a split"}
              </LinkButton>
            )}
            {seesHealth && (
              <LinkButton href={`/teams/${id}/health`} variant="secondary">
                See the team’s health
              </LinkButton>
            )}
            <LinkButton href={`/teams/${id}/wall`} variant="secondary">
              The team’s wall
            </LinkButton>
          </div>
        }
      />
      <TeamTable
        team={team}
        me={actor.kind === "person" ? actor.personId : null}
        faces={faces(256)}
        waiver={waiver}
      />
      <TeamNotes ahead={ahead} history={history} today={today} />
      {waiver && <WaiverCard waiver={waiver} today={today} mayEnd={canChangeTree(actor)} />}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>At this table</CardTitle>
          <MemberList
            members={team.members}
            leadId={team.lead?.id ?? null}
            faces={small}
            best={Object.fromEntries(ids.map((member) => [member, strengths.get(member)?.[0]?.name]))}
          />
        </Card>
        <Card>
          <CardTitle>Strengths map</CardTitle>
          <StrengthMap
            people={team.members.map(({ id, name }) => ({ id, name, src: small[id] ?? null }))}
            map={map}
          />
        </Card>
      </div>
      {team.maySeat && <Seating team={team} />}
      {canChangeTree(actor) && (
        <Card className="grid gap-4">
          {!waiver && team.free === 0 && canWaive(actor, lead) && (
            <Fold title="Let this table seat more for a while">
              <GrantWaiverForm unitId={id} limit={team.limit} {...waiverDays(today)} />
            </Fold>
          )}
          <Fold title="Change this team">
            <ChangeTeam team={{ id, name: team.name, people: team.people }} />
          </Fold>
        </Card>
      )}
    </div>
  );
}

function Seating({ team }: { team: Team }) {
  return (
    <Card className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div>
        <CardTitle>Seat somebody here</CardTitle>
        <SeatForm
          unitId={team.id}
          teamName={team.name}
          members={team.members.map(({ id }) => id)}
          quiet={team.over > 0}
        />
      </div>
      {team.members.length > 0 && (
        <div>
          <CardTitle>Free a seat</CardTitle>
          <FreeSeatForm members={team.members.map(({ id, name }) => ({ id, name }))} />
        </div>
      )}
    </Card>
  );
}

function crumbsOf(team: Team) {
  const above = team.path.slice(1, -1).map(({ name }) => ({ label: name }));
  return [{ href: "/teams", label: "Teams" }, ...above];
}

/** A waiver may end tomorrow at the soonest, within a year at the latest. */
function waiverDays(today: Date): { first: string; last: string } {
  const after = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return { first: after(1), last: after(364) };
}

/** Health is there for the team, the line above it and the people team; to others it does not exist. */
async function maySeeHealth(actor: Actor, unitId: string): Promise<boolean> {
  return getPlace(actor, unitId).then(
    () => true,
    (error: unknown) => {
      if (isAppError(error)) return false;
      throw error;
    },
  );
}
