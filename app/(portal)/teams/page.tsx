import type { Metadata } from "next";
import { TeamFilter, type TeamFilterName } from "@/components/teams/team-filter";
import { TeamTile } from "@/components/teams/team-tile";
import { LinkButton } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { canImport } from "@/features/people/policy";
import { listTeams } from "@/features/teams/queries";
import { groupTeams, inWords, type TeamGroup } from "@/features/teams/rules";
import type { TeamCard } from "@/features/teams/types";
import { getActor } from "@/lib/auth/get-actor";
import { pictureUrl } from "@/lib/images";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Every team, in pizzas" };

type Props = { searchParams: Promise<{ show?: string }> };

/** All tables of the company, grouped, each as two pizzas. */
export default async function TeamsPage({ searchParams }: Props) {
  const { show } = await searchParams;
  const actor = await getActor();
  const teams = await readPage(() => listTeams(actor));
  const lists = {
    all: teams,
    over: teams.filter((team) => team.over > 0),
    free: teams.filter((team) => team.free > 0),
  };
  const current: TeamFilterName = show === "over" || show === "free" ? show : "all";
  const groups = showOnly(groupTeams(teams), lists[current]);
  const counts = { all: teams.length, over: lists.over.length, free: lists.free.length };
  if (teams.length === 0) return <NoTeams mayImport={canImport(actor)} />;
  return (
    <div className="shell">
      <PageHeader
        title="Every team, in pizzas"
        lead={wordsOf(teams, lists.over.length)}
        aside={<TeamFilter current={current} counts={counts} />}
      />
      {groups.length === 0 && <NobodyHere current={current} />}
      {groups.map((group) => (
        <Group key={group.id} group={group} note={group === groups.find(hasOver)} />
      ))}
    </div>
  );
}

function Group({ group, note }: { group: TeamGroup; note: boolean }) {
  return (
    <section className="border-t-2 border-dashed border-line-strong px-2 py-6 sm:px-0">
      <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="font-sign text-card">{group.name}</h2>
        <p className="text-small text-ink-2">
          {group.people} people, {group.teams.length === 1 ? "one table" : `${group.teams.length} tables`}
        </p>
      </header>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-9 sm:gap-x-6 lg:grid-cols-4 xl:grid-cols-5 xl:gap-x-8">
        {group.teams.map((team) => (
          <li key={team.id} className="min-w-0">
            <TeamTile team={team} heading={group.name} face={pictureUrl(team.lead?.pictureId ?? null, 96)} />
          </li>
        ))}
        {note && (
          <li className="max-w-[26ch] self-center text-small text-ink-2">
            Burnt slices are seats, not people. We never say who is over.
          </li>
        )}
      </ul>
    </section>
  );
}

function NoTeams({ mayImport }: { mayImport: boolean }) {
  return (
    <div className="shell">
      <PageHeader title="Every team, in pizzas" />
      <NoticePlate
        title="No teams yet"
        action={mayImport && <LinkButton href="/admin/directory">Import a directory</LinkButton>}
      >
        Tables are laid from the company's directory. {!mayImport && "The people team brings it in."}
      </NoticePlate>
    </div>
  );
}

function NobodyHere({ current }: { current: TeamFilterName }) {
  return current === "over" ? (
    <NoticePlate title="Two pizzas are enough everywhere">No team is over its limit.</NoticePlate>
  ) : (
    <NoticePlate title="Every seat is taken">The next person to come needs a new table.</NoticePlate>
  );
}

/** The groups as they are with all teams, so that a filter never moves a team to another heading. */
function showOnly(groups: TeamGroup[], shown: TeamCard[]): TeamGroup[] {
  return groups
    .map((group) => ({ ...group, teams: group.teams.filter((team) => shown.includes(team)) }))
    .map((group) => ({ ...group, people: group.teams.reduce((sum, team) => sum + team.people, 0) }))
    .filter((group) => group.teams.length > 0);
}

function hasOver(group: TeamGroup): boolean {
  return group.teams.some((team) => team.over > 0);
}

function wordsOf(teams: TeamCard[], over: number): string {
  const people = teams.reduce((sum, team) => sum + team.people, 0);
  const tables = teams.length === 1 ? "one table" : `${teams.length} tables`;
  const start = `${people} people at ${tables}.`;
  if (over === 0) return `${start} Two pizzas are enough at every one of them.`;
  const who = over === 1 ? "One table needs" : `${capital(inWords(over))} tables need`;
  return `${start} ${who} a third pizza, and we do not order a third pizza.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
