import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { beginsWord, every, holdsWord, wordsOf } from "@/lib/search";
import type { PeopleFound, PersonCard } from "../types";

const PEOPLE_A_PAGE = 48;
const OFFERED = 8;
const BY_NAME = sql`p.given_name collate "und-x-icu", p.family_name collate "und-x-icu", p.id`;
/** Among how many that answer to the same letters the ones to offer are looked for. */
const LOOKED_AT = 200;

/**
 * People here now, as somebody types: at most eight. First those whose name begins so, given or family name; then those
 * with each word at the beginning of a word of name or title; then those with it anywhere.
 * @throws AppError not_signed_in
 */
export async function findPeople(actor: Actor, { search }: { search?: string }): Promise<PersonCard[]> {
  requireInside(actor);
  const words = wordsOf(search);
  return words.length > 0 ? readPeople(getDb(), asTyped(words)) : [];
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
  const words = wordsOf(ask.search);
  const isAll = (ask.search ?? "").trim() === "";
  const [from, total] = isAll
    ? [sql`people p where ${isHere()}`, countHere()]
    : [sql`people p where p.id in (select id from found)`, sql`select count(*) from found`];
  const name = sql`left(p.search, length(p.name) + 1)`;
  const isNamed = every(words.map((word) => holdsWord(name, word)));
  const named = isAll ? sql`` : sql`case when ${isNamed} then 0 else 1 end,`;
  const rows = await getDb().execute(sql`
    with found as materialized (${isAll ? sql`select` : withWords(words)}),
    counted as materialized (select (${total})::int as total),
    cut as (select greatest(1, least(${ask.page ?? 1}, (total + ${PEOPLE_A_PAGE - 1}) / ${PEOPLE_A_PAGE})) as page from counted),
    chosen as materialized (
      select id, row_number() over () as place from (
        select p.id from ${from} order by ${named} ${BY_NAME}
        limit ${PEOPLE_A_PAGE} offset (select (page - 1) * ${PEOPLE_A_PAGE} from cut)) people
    )
    select counted.total, cut.page, cards.* from counted cross join cut left join (${cards()}) cards on true
    order by cards.place`);
  const [{ total: all, page } = { total: 0, page: 1 }] = rows as unknown as { total: number; page: number }[];
  const people = (rows as unknown as (PersonCard & Counted)[]).flatMap(
    ({ total: _t, page: _p, place, ...card }) => (place === null ? [] : [card]),
  );
  return { people, total: all, page, pages: Math.max(1, Math.ceil(all / PEOPLE_A_PAGE)) };
}

type Counted = { total: number; page: number; place: string | null };

/**
 * People as cards. Takes the caller's connection.
 * @param chosen a query for whom: their `id`, and a number `place` to sort by
 */
export async function readPeople(db: Db, chosen: SQL): Promise<PersonCard[]> {
  const rows = await db.execute(
    sql`with chosen as materialized (${chosen}) ${cards()} order by chosen.place, ${BY_NAME}`,
  );
  return (rows as unknown as (PersonCard & { place: unknown })[]).map(({ place: _, ...card }) => card);
}

/** The people of `chosen`, which the statement begins with. */
function cards(): SQL {
  return sql`
    select chosen.place, p.id, p.name, p.given_name as "givenName", p.title, p.picture_id as "pictureId",
      s.unit_id as "teamId", v.name as "teamName"
    from chosen join people p on p.id = chosen.id
    left join seats s on s.person_id = p.id and s.valid @> ${moment()}
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${moment()}`;
}

/** Each kind of match is looked for only while the better ones have not filled the list. */
function asTyped(words: readonly string[]): SQL {
  const begin = sql`plain_words(${words.join(" ")})`;
  const begins = (name: SQL) => sql`
    select p.id, ${name} as letters from people p
    where ${name} >= ${begin} and ${name} < ${begin} || chr(1114111) and ${isHere()} order by ${name} limit ${OFFERED}`;
  const holding = (condition: (text: SQL, word: string) => SQL, unless: SQL) => sql`
    select p.id, p.search as letters from people p
    where ${every(words.map((word) => condition(sql`p.search`, word)))} and ${isHere()}
      and (${unless}) < ${OFFERED} limit ${LOOKED_AT}`;
  return sql`
    with given as materialized (${begins(sql`left(p.search, 100) collate "C"`)}),
    family as materialized (${begins(sql`left(plain_words(p.family_name), 100) collate "C"`)}),
    named as (select count(*) as people from (select id from given union select id from family) both_names),
    starting as materialized (${holding(beginsWord, sql`select people from named`)}),
    holding as materialized (${holding(holdsWord, sql`select people + (select count(*) from starting) from named`)}),
    best as (
      select distinct on (id) id, tier, letters from (
        select id, 1 as tier, letters from given union all select id, 2, letters from family
        union all select id, 3, letters from starting union all select id, 4, letters from holding
      ) tiers order by id, tier
    )
    select id, row_number() over (order by tier, letters collate "C", id) as place from best
    order by place limit ${OFFERED}`;
}

/** Ids of those here who have every word in name, title or team. One word at least is the person's own, or the team's. */
function withWords(words: readonly string[]): SQL {
  const all = (text: SQL) => every(words.map((word) => holdsWord(text, word)));
  const team = sql`plain_words(v.name)`;
  const some = sql.join(
    words.map((word) => holdsWord(team, word)),
    sql` or `,
  );
  return sql`
    select p.id from people p where ${all(sql`p.search`)} and ${isHere()}
    union
    select p.id from unit_versions v
    join seats s on s.unit_id = v.unit_id and s.valid @> ${moment()}
    join people p on p.id = s.person_id and ${isHere()}
    where v.valid @> ${moment()} and (${some}) and ${all(sql`(p.search || ' ' || ${team})`)}`;
}

function isHere(): SQL {
  return sql`(p.left_at is null or p.left_at > ${moment()})`;
}

/** From the index alone. */
function countHere(): SQL {
  return sql`select (select count(*) from people where left_at is null)
    + (select count(*) from people where left_at > ${moment()})`;
}

function moment(): SQL {
  return sql`${now().toISOString()}::timestamptz`;
}
