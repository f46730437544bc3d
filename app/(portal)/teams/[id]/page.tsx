import type { Metadata } from "next";
import { StrengthMap } from "@/components/strengths/strength-map";
import { FreeSeatForm } from "@/components/teams/free-seat-form";
import { MemberList } from "@/components/teams/member-list";
import { SeatForm } from "@/components/teams/seat-form";
import { TeamTable } from "@/components/teams/team-table";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getPlace } from "@/features/results/queries/standing";
import { getStrengthsOfMany, listTeamMap } from "@/features/strengths/queries";
import { getTeam } from "@/features/teams/queries";
import type { TeamPage as Team } from "@/features/teams/types";
import type { Actor } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { isAppError } from "@/lib/errors";
import { pictureUrl } from "@/lib/images";
import { readPage } from "@/lib/page";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const team = await readPage(async () => getTeam(await getActor(), id));
  return { title: team.name };
}

/** One team: its table, who sits there, what they are good at, and for whoever may, the way to its health. */
export default async function TeamPage({ params }: Props) {
  const { id } = await params;
  const actor = await getActor();
  const team = await readPage(() => getTeam(actor, id));
  const ids = team.members.map((member) => member.id);
  const [map, strengths, seesHealth] = await readPage(() =>
    Promise.all([listTeamMap(actor, ids), getStrengthsOfMany(actor, ids), maySeeHealth(actor, id)]),
  );
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
          seesHealth && (
            <LinkButton href={`/teams/${id}/health`} variant="secondary">
              See the team’s health
            </LinkButton>
          )
        }
      />
      <TeamTable team={team} me={actor.kind === "person" ? actor.personId : null} faces={faces(256)} />
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
    </div>
  );
}

function Seating({ team }: { team: Team }) {
  return (
    <Card className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div>
        <CardTitle>Seat somebody here</CardTitle>
        <SeatForm unitId={team.id} teamName={team.name} members={team.members.map(({ id }) => id)} />
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
