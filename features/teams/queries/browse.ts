import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { beginsWord, every, holdsWord, wordsOf } from "@/lib/search";
import { countTeams, pageOf, TEAMS_A_PAGE, TEAMS_AT_ONCE } from "../rules";
import type { Branch, BranchPart, TeamCard, TeamsFound, TeamsShown, UnitCounts, UnitKind } from "../types";
import { readCards } from "./cards";

const OFFERED = 8;
/** Among how many that answer to the same letters the ones to offer are looked for. */
const LOOKED_AT = 300;

/**
 * A branch of the company as the page of all teams shows it: all its teams where those are at most a hundred, else what
 * hangs right below it with the counts of the last minute. Without `unitId` the company itself.
 * @param ask.show in a large branch, what to leave out: "over" lists the teams over two pizzas, largest first
 * @param ask.page from 1; a page past the end is the last one
 * @throws AppError not_signed_in; not_found when no such unit stands, or when it is a team
 */
export async function browseTeams(
  actor: Actor,
  ask: { unitId?: string; show?: TeamsShown; page?: number } = {},
): Promise<Branch> {
  requireInside(actor);
  const db = getDb();
  const path = ask.unitId && !isId(ask.unitId) ? [] : await readCounted(db, ask.unitId ?? null);
  const unit = path.at(-1);
  if (!unit && !ask.unitId) return { ...NO_BRANCH, path: [] };
  if (!unit || unit.kind === "team") throw new AppError("not_found", "There is no such part of the company.");
  if ((unit.counts?.teams ?? 0) <= TEAMS_AT_ONCE) {
    const { teams } = await readCards(db, teamsBelow(unit.id, TEAMS_AT_ONCE + 1));
    if (teams.length <= TEAMS_AT_ONCE) {
      return { ...NO_BRANCH, path, teams, counts: { ...countTeams(teams), countedAt: null } };
    }
  }
  const show = ask.show ?? "all";
  const [parts, found] = await Promise.all([
    show === "over" ? [] : readParts(db, unit.id, show),
    readPage(db, ask.page, (page) =>
      show === "over" ? overfull(path.length > 1 ? unit.id : null, page) : teamsAt(unit.id, show, page),
    ),
  ]);
  return { path, whole: false, counts: unit.counts, parts, ...found };
}

/** Teams with every one of these words in their name, those that begin so first. @throws AppError not_signed_in */
export async function searchTeams(
  actor: Actor,
  ask: { search?: string; page?: number },
): Promise<TeamsFound> {
  requireInside(actor);
  const words = wordsOf(ask.search);
  if (words.length === 0) return { teams: [], total: 0, page: 1, pages: 1 };
  return readPage(getDb(), ask.page, (page) => named(words, page));
}

/** The same as somebody types: at most eight, each with what it hangs under. @throws AppError not_signed_in */
export async function findTeams(
  actor: Actor,
  { search }: { search: string },
): Promise<{ id: string; name: string; parentName: string }[]> {
  requireInside(actor);
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const rows = await getDb().execute(sql`
    with found as materialized (${asTyped(words)})
    select v.unit_id as id, v.name, coalesce(up.name, '') as "parentName"
    from found join unit_versions v on v.unit_id = found.unit_id and v.valid @> ${moment()}
    left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${moment()}
    order by found.place, v.name collate "und-x-icu"`);
  return rows as unknown as { id: string; name: string; parentName: string }[];
}

const NO_BRANCH: Omit<Branch, "path"> = {
  whole: true,
  counts: null,
  parts: [],
  teams: [],
  total: 0,
  page: 1,
  pages: 1,
};

function moment(): SQL {
  return sql`${now().toISOString()}::timestamptz`;
}

/** From the company down to this unit, each with what was counted below it. */
async function readCounted(db: Db, unitId: string | null): Promise<Branch["path"]> {
  const rows = (await db.execute(sql`
    with recursive up as (
      select unit_id, parent_id, kind, name, 0 as steps from unit_versions
      where ${unitId ? sql`unit_id = ${unitId}` : sql`parent_id is null`} and valid @> ${moment()}
      union all
      select v.unit_id, v.parent_id, v.kind, v.name, up.steps + 1
      from up join unit_versions v on v.unit_id = up.parent_id and v.valid @> ${moment()} where up.steps < 100
    )
    select up.unit_id as id, up.name, up.kind, c.teams, c.people, c.over, c.free, c.counted_at as "countedAt"
    from up left join unit_counts c on c.unit_id = up.unit_id order by up.steps desc`)) as unknown as CountedRow[];
  return rows.map(countedOf);
}

/** What hangs right below, teams aside; with "free" only where a seat is free. */
async function readParts(db: Db, unitId: string, show: TeamsShown): Promise<BranchPart[]> {
  const rows = (await db.execute(sql`
    select v.unit_id as id, v.name, v.kind, c.teams, c.people, c.over, c.free, c.counted_at as "countedAt"
    from unit_versions v left join unit_counts c on c.unit_id = v.unit_id
    where v.parent_id = ${unitId} and v.valid @> ${moment()} and v.kind <> 'team'
      ${show === "free" ? sql`and coalesce(c.free, 1) > 0` : sql``}
    order by v.name collate "und-x-icu"`)) as unknown as CountedRow[];
  return rows.map(countedOf);
}

type CountedRow = { id: string; name: string; kind: UnitKind } & (
  | (Omit<UnitCounts, "countedAt"> & { countedAt: string })
  | { teams: null; people: null; over: null; free: null; countedAt: null }
);

function countedOf({ id, name, kind, ...row }: CountedRow): BranchPart {
  const counts = row.teams === null ? null : { ...row, countedAt: new Date(row.countedAt) };
  return { id, name, kind, counts };
}

/** A page of cards; the last one when that page is past the end. */
async function readPage(
  db: Db,
  wanted: number | undefined,
  chosen: (page: number) => SQL,
): Promise<TeamsFound> {
  const first = Math.max(1, wanted ?? 1);
  const found = await readCards(db, chosen(first));
  if (found.teams.length === 0 && first > 1) {
    const [counted] = await db.execute(sql`select total::int as total from (${chosen(1)}) list limit 1`);
    const last = pageOf(first, Number(counted?.total ?? 0));
    return last.page < first
      ? readPage(db, last.page, chosen)
      : { teams: [] as TeamCard[], total: 0, ...last };
  }
  return { ...found, ...pageOf(first, found.total) };
}

/** Every team of a branch, at most `limit`. */
function teamsBelow(unitId: string, limit: number): SQL {
  return sql`
    with recursive below as (
      select unit_id, kind from unit_versions where unit_id = ${unitId} and valid @> ${moment()}
      union all
      select v.unit_id, v.kind from below join unit_versions v on v.parent_id = below.unit_id and v.valid @> ${moment()}
    )
    select unit_id, 0 as place, 0 as total from below where kind = 'team' limit ${limit}`;
}

/** The teams right below a unit. */
function teamsAt(unitId: string, show: TeamsShown, page: number): SQL {
  const room = sql`(select count(*) from seats s where s.unit_id = v.unit_id and s.valid @> ${moment()})
    < (select team_limit from company)`;
  return sql`
    select v.unit_id, row_number() over (order by v.name collate "und-x-icu") as place, count(*) over () as total
    from unit_versions v
    where v.parent_id = ${unitId} and v.kind = 'team' and v.valid @> ${moment()} and ${show === "free" ? room : sql`true`}
    order by place ${cut(page)}`;
}

/** Teams over two pizzas, largest first: only those that came in so, or have or had a waiver, can be. */
function overfull(unitId: string | null, page: number): SQL {
  const inBranch = sql`
    and large.unit_id in (
      with recursive below as (
        select ${unitId}::uuid as unit_id
        union all
        select v.unit_id from below join unit_versions v on v.parent_id = below.unit_id and v.valid @> ${moment()}
      ) select unit_id from below)`;
  return sql`
    select large.unit_id, row_number() over (order by seated.people desc, large.unit_id) as place, count(*) over () as total
    from (select unit_id from teams where ceiling is not null union select unit_id from team_waivers) large
    cross join lateral (
      select count(*) as people from seats s where s.unit_id = large.unit_id and s.valid @> ${moment()}
    ) seated
    where seated.people > (select team_limit from company) ${unitId ? inBranch : sql``}
    order by place ${cut(page)}`;
}

function named(words: readonly string[], page: number): SQL {
  const name = sql`plain_words(v.name)`;
  const begins = every(words.map((word) => beginsWord(name, word)));
  return sql`
    select v.unit_id, row_number() over (order by ${begins} desc, v.name collate "und-x-icu") as place, count(*) over () as total
    from unit_versions v
    where v.kind = 'team' and v.valid @> ${moment()} and ${every(words.map((word) => holdsWord(name, word)))}
    order by place ${cut(page)}`;
}

/** Of thousands of teams that a letter or two answer to, the eight to offer are looked for among the first few hundred. */
function asTyped(words: readonly string[]): SQL {
  const begins = every(words.map((word) => beginsWord(sql`plain_words(looked.name)`, word)));
  return sql`
    select unit_id, row_number() over (order by ${begins} desc, name collate "und-x-icu") as place
    from (
      select v.unit_id, v.name from unit_versions v
      where v.kind = 'team' and v.valid @> ${moment()} and ${every(words.map((word) => holdsWord(sql`plain_words(v.name)`, word)))}
      limit ${LOOKED_AT}) looked
    order by place limit ${OFFERED}`;
}

function cut(page: number): SQL {
  return sql`limit ${TEAMS_A_PAGE} offset ${(page - 1) * TEAMS_A_PAGE}`;
}
