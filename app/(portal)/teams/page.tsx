import type { Metadata } from "next";
import { PageLinks } from "@/components/people/page-links";
import { BurnDown } from "@/components/splits/burn-down";
import { BranchParts } from "@/components/teams/branch-parts";
import { TeamFilter } from "@/components/teams/team-filter";
import { TeamGroup } from "@/components/teams/team-group";
import { TeamSearch } from "@/components/teams/team-search";
import { LinkButton, TextLink } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { canImport } from "@/features/people/policy";
import { getBurnDown } from "@/features/splits/queries";
import { browseTeams, searchTeams } from "@/features/teams/queries/browse";
import { groupTeams, inWords, seatingWords, tablesWords } from "@/features/teams/rules";
import type { Branch, TeamCard, TeamsShown } from "@/features/teams/types";
import type { Actor } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Every team, in pizzas" };

type Asked = { show?: string; unit?: string; page?: string; q?: string; months?: string };
type Props = { searchParams: Promise<Record<keyof Asked, string | string[] | undefined>> };

const pictureOf = (pictureId: string | null) => pictureUrl(pictureId, 96);

/** All tables of the company, grouped, each as two pizzas; of a large one a branch at a time. */
export default async function TeamsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const actor = await getActor();
  const show = asked.show === "over" || asked.show === "free" ? asked.show : "all";
  const page = Number.parseInt(String(asked.page), 10) || 1;
  const search = typeof asked.q === "string" ? asked.q.trim() : "";
  if (search)
    return <Found search={search} {...(await readPage(() => searchTeams(actor, { search, page })))} />;
  const unitId = typeof asked.unit === "string" ? asked.unit : undefined;
  const branch = await readPage(() => browseTeams(actor, { unitId, show, page }));
  if (branch.whole && branch.teams.length === 0) return <NoTeams mayImport={canImport(actor)} />;
  const unit = branch.path.length > 1 ? branch.path.at(-1) : undefined;
  const hrefOf = (to: Partial<Record<keyof Asked, string | number>>) =>
    hrefTo({ unit: unit?.id, ...(show !== "all" && { show }), ...to });
  return (
    <div className="shell">
      <PageHeader
        crumbs={unit && crumbsOf(branch)}
        title={unit?.name ?? "Every team, in pizzas"}
        lead={branch.counts && wordsOf(branch.counts)}
        aside={
          branch.counts && (
            <TeamFilter
              current={show}
              counts={{ ...branch.counts, all: branch.counts.teams }}
              hrefOf={(shown) => hrefTo({ unit: unit?.id, ...(shown !== "all" && { show: shown }) })}
            />
          )
        }
      />
      {show === "over" && !unit && (branch.whole || asked.months) && <MonthByMonth actor={actor} />}
      {show === "over" && !unit && !branch.whole && !asked.months && (
        <p className="mb-6 px-2 sm:px-0">
          <TextLink href={hrefOf({ months: "shown" })}>See it month by month</TextLink>
        </p>
      )}
      {branch.whole ? (
        <WholeBranch teams={branch.teams} show={show} />
      ) : (
        <LargeBranch branch={branch} show={show} hrefOf={hrefOf} />
      )}
    </div>
  );
}

/** Of the whole company. It looks through the seats of two years, so a large company sees it when it asks. */
async function MonthByMonth({ actor }: { actor: Actor }) {
  const counts = await readPage(() => getBurnDown(actor));
  return (
    <div className="mb-8 px-2 sm:px-0">
      <BurnDown counts={counts} today={now()} />
    </div>
  );
}

/** The groups are as they are with all teams, so that a filter never moves a team to another heading. */
function WholeBranch({ teams, show }: { teams: readonly TeamCard[]; show: TeamsShown }) {
  const groups = groupTeams(teams)
    .map((group) => ({ ...group, teams: group.teams.filter((team) => isShown(team, show)) }))
    .filter((group) => group.teams.length > 0);
  if (groups.length === 0) return <NobodyHere show={show} />;
  const noted = groups.find((group) => group.teams.some((team) => team.over > 0));
  return groups.map((group) => (
    <TeamGroup
      key={group.id}
      title={group.name}
      words={`${group.teams.reduce((sum, team) => sum + team.people, 0)} people, ${tablesWords(group.teams.length)}`}
      teams={group.teams}
      pictureOf={pictureOf}
      note={group === noted}
    />
  ));
}

type LargeProps = {
  branch: Branch;
  show: TeamsShown;
  hrefOf: (to: Partial<Record<keyof Asked, string | number>>) => string;
};

function LargeBranch({ branch, show, hrefOf }: LargeProps) {
  const unit = branch.path.at(-1);
  const isList = show === "over" || branch.teams.length > 0;
  if (branch.parts.length === 0 && branch.teams.length === 0) return <NobodyHere show={show} />;
  return (
    <>
      <div className="mb-8 px-2 sm:px-0">
        <TeamSearch />
      </div>
      <BranchParts parts={branch.parts} show={show} hrefOf={(id) => hrefOf({ unit: id })} />
      {isList && (
        <TeamGroup
          title={show === "over" ? "Largest first" : (unit?.name ?? "")}
          words={tablesWords(branch.total)}
          teams={branch.teams}
          pictureOf={pictureOf}
          places={show === "over"}
          note={show === "over"}
        >
          <PageLinks page={branch.page} pages={branch.pages} hrefOf={(page) => hrefOf({ page })} />
        </TeamGroup>
      )}
      {branch.counts?.countedAt && (
        <p className="mt-8 px-2 text-small text-ink-2 sm:px-0">
          Counted at {clockTime(branch.counts.countedAt)}, and again every minute. The tables themselves are
          always as they stand.
        </p>
      )}
    </>
  );
}

function Found({
  search,
  teams,
  total,
  page,
  pages,
}: { search: string } & Awaited<ReturnType<typeof searchTeams>>) {
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/teams", label: "Every team" }]}
        title="Tables by their name"
        lead={`${capital(tablesWords(total))} for “${search.slice(0, 100)}”.`}
      />
      <div className="mb-8 px-2 sm:px-0">
        <TeamSearch />
      </div>
      {total === 0 ? (
        <NoticePlate title="No table has that name">
          Try fewer letters. Accents and capitals do not matter.
        </NoticePlate>
      ) : (
        <TeamGroup title="Found" words={tablesWords(total)} teams={teams} pictureOf={pictureOf} places>
          <PageLinks page={page} pages={pages} hrefOf={(to) => hrefTo({ q: search, page: to })} />
        </TeamGroup>
      )}
    </div>
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

function NobodyHere({ show }: { show: TeamsShown }) {
  return show === "over" ? (
    <NoticePlate title="Two pizzas are enough everywhere">No team is over its limit.</NoticePlate>
  ) : (
    <NoticePlate title="Every seat is taken">The next person to come needs a new table.</NoticePlate>
  );
}

function isShown(team: TeamCard, show: TeamsShown): boolean {
  return show === "all" || team[show] > 0;
}

function crumbsOf({ path }: Branch) {
  return path.slice(0, -1).map(({ id, name }, i) => ({
    label: i === 0 ? "Every team" : name,
    href: hrefTo(i === 0 ? {} : { unit: id }),
  }));
}

function hrefTo(ask: Partial<Record<keyof Asked, string | number>>): string {
  const words = Object.entries(ask).flatMap(([key, value]) => (value ? [[key, String(value)]] : []));
  return words.length > 0 ? `/teams?${new URLSearchParams(words)}` : "/teams";
}

function wordsOf(counts: { people: number; teams: number; over: number }): string {
  const start = `${capital(seatingWords(counts))}.`;
  if (counts.over === 0) return `${start} Two pizzas are enough at every one of them.`;
  const many = counts.over > 10 ? counts.over.toLocaleString("en-GB") : capital(inWords(counts.over));
  const who = counts.over === 1 ? "One table needs" : `${many} tables need`;
  return `${start} ${who} a third pizza, and we do not order a third pizza.`;
}

function clockTime(time: Date): string {
  return time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
