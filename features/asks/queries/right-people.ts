import { getSql } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { withoutZeros } from "@/lib/text";
import { monthStart, rank } from "../rules";
import { understand } from "../rules/understand";
import { wordsOf } from "../rules/words";
import type { Filters, Found, RightPeople, Searchable, Term, Why } from "../types";

/** How many are looked at closely, of whom the most speaks for. */
const LOOKED_AT = 200;

type Wanted = { typed: string; strength?: string; service?: string; unit?: string };
type Row = Omit<Found, "why"> & {
  why: {
    kind: "strength" | "owner" | "server" | "unit" | "words";
    about: string;
    unit: string | null;
    position: number;
  }[];
};
type Known = { strengths: Searchable[]; services: { id: string; name: string; promise: string }[] };

/**
 * Who could help with this: found by strengths, services, units, titles and names, ranked by `rank`. Two statements.
 * @param wanted what is needed in plain words, and ids to narrow it by; without any of them nobody is found
 * @throws AppError not_signed_in
 */
export async function findRightPeople(actor: Actor, wanted: Wanted, known: Known): Promise<RightPeople> {
  const { personId } = requirePerson(actor);
  const { strength, service, unit, typed } = wanted;
  const terms = understand(typed, known.strengths, known.services, {
    strength: strength && withoutZeros(strength),
    service: service && isId(service) ? service : undefined,
    unit: unit && isId(unit) ? unit : undefined,
  });
  if (terms.length === 0) return { people: [], understood: { strengths: [], services: [] } };
  const pointed = new Set(terms.flatMap((term) => [...term.strengths.map(({ id }) => id), ...term.services]));
  const named = (things: { id: string; name: string }[]) =>
    things.filter(({ id }) => pointed.has(id)).map(({ name }) => name);
  return {
    people: rank((await readFound(personId, terms)).map((row) => toFound(row, known))),
    understood: { strengths: named(known.strengths), services: named(known.services) },
  };
}

/**
 * What the search knows by heart, and what one can narrow it by: business units, and the unit that is chosen already.
 * @throws AppError not_signed_in
 */
export async function getSearchWords(
  actor: Actor,
  chosenUnit = "",
): Promise<{ known: Known; filters: Filters }> {
  requirePerson(actor);
  const [row] = await getSql()<(Known & Pick<Filters, "units">)[]>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'hint', hint, 'words', words)
        order by position) from strengths where retired_at is null), '[]') as strengths,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'promise', promise)
        order by name collate "und-x-icu") from services where retired_at is null), '[]') as services,
      coalesce((select json_agg(json_build_object('id', v.unit_id, 'name', v.name) order by v.name collate "und-x-icu")
        from unit_versions v join unit_versions top on top.unit_id = v.parent_id and top.valid @> ${now()}::timestamptz
        where v.valid @> ${now()}::timestamptz
          and (top.kind = 'company' or v.unit_id = ${isId(chosenUnit) ? chosenUnit : null})), '[]') as units`;
  const { strengths = [], services = [], units = [] } = row ?? {};
  const byName = strengths
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { known: { strengths, services }, filters: { strengths: byName, services, units } };
}

/**
 * Everybody a term speaks for, with the most that speaks for them a term, summed up; what is required leaves nobody else.
 * Of many equals a few are drawn, others each day, so that it is not always the same who are found.
 */
async function readFound(me: string, terms: readonly Term[]): Promise<Row[]> {
  const sql = getSql();
  const time = now();
  const numbered = terms.map((term, i) => ({ ...term, i }));
  const strengths = numbered.flatMap((term) =>
    term.strengths.map((strength) => ({ ...strength, i: term.i })),
  );
  const services = numbered.flatMap((term) => term.services.map((id) => ({ id, i: term.i })));
  const words = numbered.flatMap(({ word, i }) => (word ? [{ word, i }] : []));
  const units = numbered.flatMap(({ unitId, i }) => (unitId ? [{ unitId, i }] : []));
  const required = numbered.filter((term) => term.required).map(({ i }) => i);
  const day = Math.floor(time.getTime() / 86_400_000);
  // The most that speaks for somebody, a term, and all of that together.
  const sum = numbered.reduce(
    (all, { i }) => sql`${all} + coalesce(max(hits.points) filter (where hits.term = ${i}), 0)`,
    sql`0`,
  );
  const hasAll = required.reduce((all, i) => sql`${all} and bool_or(hits.term = ${i})`, sql`true`);
  return sql<Row[]>`
    with recursive said (term, word, inside, begins) as (
      select term, word, '%' || plain_words(word) || '%', '% ' || plain_words(word) || '%'
      from unnest(${words.map(({ i }) => i)}::int[], ${words.map(({ word }) => word)}::text[]) w (term, word)
    ), under (term, found_id, found, id) as (
      select said.term, v.unit_id, v.name, v.unit_id from said
      join unit_versions v on plain_words(v.name) like said.inside and ' ' || plain_words(v.name) like said.begins
      where v.valid @> ${time}::timestamptz and v.kind <> 'company'
      union all
      select u.term, v.unit_id, v.name, v.unit_id
      from unnest(${units.map(({ i }) => i)}::int[], ${units.map(({ unitId }) => unitId)}::uuid[]) u (term, id)
      join unit_versions v on v.unit_id = u.id and v.valid @> ${time}::timestamptz
      union all
      select under.term, under.found_id, under.found, v.unit_id from under
      join unit_versions v on v.parent_id = under.id and v.valid @> ${time}::timestamptz
    ), offered as (
      select o.term, s.id, s.name, s.provider_id
      from unnest(${services.map(({ i }) => i)}::int[], ${services.map(({ id }) => id)}::uuid[]) o (term, id)
      join services s on s.id = o.id
    ), wanted as (
      select * from unnest(${strengths.map(({ i }) => i)}::int[], ${strengths.map(({ id }) => id)}::text[],
        ${strengths.map(({ weight }) => weight)}::float8[]) n (term, id, weight)
    ), candidates as (
      select hits.person_id, ${sum} as points
      from (
        select ps.person_id, n.term,
          n.weight * case when ps.position = 1 then 3 when ps.position <= 5 then 2.8 - 0.2 * ps.position else 1.2 end::float8 as points
        from wanted n join person_strengths ps on ps.strength_id = n.id
        union all
        select o.person_id, offered.term, 3::float8 from offered join service_owners o on o.service_id = offered.id
        union all
        select s.person_id, offered.term, 2.2::float8
        from offered join seats s on s.unit_id = offered.provider_id and s.valid @> ${time}::timestamptz
        union all
        select s.person_id, under.term, 1.8::float8
        from under join seats s on s.unit_id = under.id and s.valid @> ${time}::timestamptz
        union all
        select p.id, said.term, 2::float8
        from said join people p on p.search like said.inside and ' ' || p.search like said.begins
      ) hits
      where hits.person_id <> ${me}
        and not exists (select from people gone where gone.id = hits.person_id and gone.left_at <= ${time})
      group by hits.person_id
      having ${hasAll}
      order by points desc, uuid_hash_extended(hits.person_id, ${day}) limit ${LOOKED_AT}
    ), hits as (
      select c.person_id, 'strength' as kind, ps.strength_id as about, null as unit, ps.position, 0 as place
      from candidates c join person_strengths ps on ps.person_id = c.person_id
      where ps.strength_id in (select id from wanted)
      union all
      select c.person_id, 'owner', o.service_id::text, null, 0, 1
      from candidates c join service_owners o on o.person_id = c.person_id
      where o.service_id in (select id from offered)
      union all
      select c.person_id, 'server', offered.id::text, null, 0, 2
      from candidates c join seats s on s.person_id = c.person_id and s.valid @> ${time}::timestamptz
      join (select distinct id, provider_id from offered) offered on offered.provider_id = s.unit_id
      union all
      select c.person_id, 'words', said.word, null, 0, 3
      from candidates c join people p on p.id = c.person_id join said on ' ' || p.search like said.begins
      union all
      select distinct c.person_id, 'unit', under.found_id::text, under.found, 0, 4
      from candidates c join seats s on s.person_id = c.person_id and s.valid @> ${time}::timestamptz
      join under on under.id = s.unit_id
    ), reasons as (
      select h.person_id, json_agg(json_build_object('kind', h.kind, 'about', h.about, 'unit', h.unit,
        'position', h.position) order by h.place, h.position, h.about) as why
      from hits h group by h.person_id
    )
    select p.id, p.name, p.given_name as "givenName", p.title, p.picture_id as "pictureId", v.name as "teamName",
      c.points, month.asks, reasons.why
    from candidates c join people p on p.id = c.person_id
    left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    cross join lateral (
      select count(*)::int as asks from asks a where a.person_id = p.id and a.asked_at >= ${monthStart(time)}
    ) month
    join reasons on reasons.person_id = p.id
    order by c.points desc, uuid_hash_extended(p.id, ${day})`;
}

/** What the statement tells of somebody, with the names of what speaks for them. */
function toFound(row: Row, known: Known): Found {
  const nameIn = (things: { id: string; name: string }[], id: string) =>
    things.find((thing) => thing.id === id)?.name ?? "";
  const why = row.why.map(({ kind, about, unit, position }): Why => {
    if (kind === "strength") return { kind, id: about, name: nameIn(known.strengths, about), position };
    if (kind === "unit") return { kind, id: about, name: unit ?? "" };
    if (kind === "words") return { kind, isName: wordsOf(row.name).some((word) => word.startsWith(about)) };
    return { kind: "service", id: about, name: nameIn(known.services, about), owns: kind === "owner" };
  });
  return { ...row, points: Math.round(row.points * 100) / 100, why };
}
