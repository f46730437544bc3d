import { sql } from "drizzle-orm";
import type { Fragment } from "postgres";
import { type Db, getDb, getSql } from "@/db/client";
import { readPath } from "@/features/teams/queries";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { withoutZeros } from "@/lib/text";
import { readTablesSoFar } from "./queries/path";
import type { PeopleFound, PersonCard, PersonPage } from "./types";

const PEOPLE_A_PAGE = 48;

/**
 * People by name. With `ids` exactly those, leavers included; otherwise whoever is here now.
 * @param ask.search parts of the name, accents and case aside
 * @param ask.limit at most this many, 500 unless told
 */
export async function listPeople(
  actor: Actor,
  ask: { ids?: string[]; search?: string; limit?: number } = {},
): Promise<PersonCard[]> {
  requireInside(actor);
  if (ask.ids?.length === 0) return [];
  const ids = ask.ids?.filter(isId) ?? null;
  return readCards({ ids, ...lookFor(ask.search, false), limit: ask.limit ?? 500, offset: 0 });
}

/**
 * A page of the people here now, by name: all of them, or those whose name, title or team has every word of `search`,
 * names first.
 * @param ask.page from 1; a page past the end is the last one
 * @throws AppError not_signed_in
 */
export async function searchPeople(
  actor: Actor,
  ask: { search?: string; page?: number } = {},
): Promise<PeopleFound> {
  requireInside(actor);
  const look = { ids: null, ...lookFor(ask.search, true) };
  const [counted] = await getSql()<{ total: number }[]>`select count(*)::int as total ${fromPeople(look)}`;
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PEOPLE_A_PAGE));
  const page = Math.min(Math.max(1, ask.page ?? 1), pages);
  const people = await readCards({ ...look, limit: PEOPLE_A_PAGE, offset: (page - 1) * PEOPLE_A_PAGE });
  return { people, total, page, pages };
}

/** What everybody signed in may see of a person. @throws AppError not_signed_in, not_found */
export async function getPerson(actor: Actor, id: string): Promise<PersonPage> {
  requireInside(actor);
  const [person] = isId(id) ? await readPerson(id) : [];
  if (!person) throw new AppError("not_found", "There is nobody here by that address.");
  const { managerId, managerName, managerPicture, ...rest } = person;
  const [tables, path] = await Promise.all([
    readTablesSoFar(getDb(), id),
    rest.teamId ? readPath(getDb(), rest.teamId, now()) : [],
  ]);
  const manager = managerId ? { id: managerId, name: managerName ?? "", pictureId: managerPicture } : null;
  return { ...rest, manager, path, tables };
}

/** The managers above somebody, nearest first: their reporting line. For policies; takes the caller's transaction. */
export async function managerLine(db: Db, personId: string): Promise<string[]> {
  const rows = await db.execute(sql`
    with recursive line as (
      select manager_id as id, 1 as steps from people where id = ${personId}
      union all
      select p.manager_id, line.steps + 1 from people p join line on p.id = line.id where line.steps < 100
    )
    select id from line where id is not null order by steps`);
  return rows.map((row) => String(row.id));
}

type PersonRow = Omit<PersonPage, "manager" | "path" | "tables"> & {
  managerId: string | null;
  managerName: string | null;
  managerPicture: string | null;
};

type Look = { ids: string[] | null; patterns: string[]; wide: boolean };

/** @param wide whether titles and teams are looked at besides names */
function lookFor(search: string | undefined, wide: boolean): Omit<Look, "ids"> {
  const words = withoutZeros(search ?? "")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  return { patterns: words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`), wide };
}

function readCards({
  limit,
  offset,
  ...look
}: Look & { limit: number; offset: number }): Promise<PersonCard[]> {
  const sql = getSql();
  return sql<PersonCard[]>`
    select p.id, p.name, p.given_name as "givenName", p.title,
      p.picture_id as "pictureId", s.unit_id as "teamId", v.name as "teamName"
    ${fromPeople(look)}
    order by ${hasWords(sql`p.name`, look.patterns)} desc,
      p.given_name collate "und-x-icu", p.family_name collate "und-x-icu", p.id
    limit ${limit} offset ${offset}`;
}

function fromPeople({ ids, patterns, wide }: Look) {
  const sql = getSql();
  const time = now();
  const more = wide ? sql`|| ' ' || p.title || ' ' || coalesce(v.name, '')` : sql``;
  return sql`
    from people p
    left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    where (${ids}::uuid[] is null or p.id = any(${ids}::uuid[]))
      and (${ids}::uuid[] is not null or p.left_at is null or p.left_at > ${time})
      and ${hasWords(sql`p.name ${more}`, patterns)}`;
}

/** Whether a text has every one of the words, accents and case aside. */
function hasWords(text: Fragment, patterns: string[]) {
  return getSql()`not exists (
    select 1 from unnest(${patterns}::text[]) word where unaccent(${text}) not ilike unaccent(word))`;
}

function readPerson(id: string): Promise<PersonRow[]> {
  const time = now();
  return getSql()<PersonRow[]>`
    select p.id, p.name, p.given_name as "givenName", p.title, p.picture_id as "pictureId", p.about,
      p.started_on::text as "startedOn", coalesce(p.left_at <= ${time}, false) as "hasLeft",
      s.unit_id as "teamId", v.name as "teamName",
      m.id as "managerId", m.name as "managerName", m.picture_id as "managerPicture",
      (select coalesce(json_agg(json_build_object(
          'id', unit_id, 'parentId', parent_id, 'kind', kind, 'name', name, 'leadId', lead_id)), '[]')
        from unit_versions where lead_id = p.id and valid @> ${time}::timestamptz) as leads
    from people p
    left join people m on m.id = p.manager_id
    left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    where p.id = ${id}`;
}
