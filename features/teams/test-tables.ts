import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";

/** When the tests' bakery opened: its units and first seats begin here. */
export const OPENED = new Date("2026-01-01T09:00:00Z");

/** For tests: a company without a team. @returns the id of its root */
export async function makeBakery(): Promise<string> {
  await getSql()`insert into company (name, created_at) values ('Bakery', ${OPENED})`;
  return makeUnit("company", "Bakery", null);
}

export async function makeUnit(
  kind: string,
  name: string,
  parentId: string | null,
  leadId: string | null = null,
): Promise<string> {
  const sql = getSql();
  const [unit] = await sql`insert into units (created_at) values (${OPENED}) returning id`;
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unit?.id}, ${parentId}, ${kind}, ${name}, ${leadId}, tstzrange(${OPENED}, null))`;
  return String(unit?.id);
}

/** A team with these people since the beginning; more than the limit come in with a ceiling. */
export async function makeTeam(
  parentId: string,
  name: string,
  people: readonly string[] = [],
  { leadId = null, ceiling = null }: { leadId?: string | null; ceiling?: number | null } = {},
): Promise<string> {
  const id = await makeUnit("team", name, parentId, leadId);
  await getSql().begin(async (tx) => {
    await tx`insert into teams (unit_id, ceiling) values (${id}, ${ceiling})`;
    await tx`insert into seats (person_id, unit_id, valid)
      select unnest(${[...people]}::uuid[]), ${id}, tstzrange(${OPENED}, null)`;
  });
  return id;
}

let made = 0;

/** People without a seat, called Kim. @returns their ids */
export async function makePeople(count: number): Promise<string[]> {
  const rows = await getSql()`
    insert into people (email, given_name, family_name, created_at)
    select 'p' || (${made}::int + i) || '@bakery.org', 'Kim', 'No ' || (${made}::int + i), ${OPENED}
    from generate_series(1, ${count}::int) i returning id`;
  made += count;
  return rows.map((row) => String(row.id));
}

/** Somebody of the people team, in the database too, so that they may approve. */
export async function makeApprover(): Promise<PersonActor> {
  const [id = ""] = await makePeople(1);
  await getSql()`insert into role_grants (person_id, role, granted_at) values (${id}, 'people_team', ${OPENED})`;
  return actorOf(id, "people_team");
}

export function actorOf(personId: string, ...roles: PersonActor["roles"]): PersonActor {
  return { kind: "person", personId, name: "Kim", roles, leads: [], owns: [], judges: [] };
}

/** How many sit at a table at a moment. */
export async function seatedAt(unitId: string, time = new Date()): Promise<number> {
  const [row] = await getSql()`
    select count(*)::int as n from seats where unit_id = ${unitId} and valid @> ${time}::timestamptz`;
  return Number(row?.n);
}
