import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");
const TEAMS = [5, 6, 7];

export type Company = { boss: PersonActor; people: string[] };

/** A company of three teams under one roof, and a boss who opens its rounds. */
export async function foundCompany(): Promise<Company> {
  const sql = getSql();
  await sql`insert into company (name, created_at, team_limit) values ('Survivors', ${LONG_AGO}, 8)`;
  const boss = await hire("boss");
  const roof = await found("company", "Survivors", null);
  const people: string[] = [];
  for (const size of TEAMS) {
    const team = await found("team", `Team of ${size}`, roof);
    await sql`insert into teams (unit_id) values (${team})`;
    for (let seat = 1; seat <= size; seat += 1) {
      const id = await hire(`seat-${size}-${seat}`);
      await sql`insert into seats (person_id, unit_id, valid) values (${id}, ${team}, tstzrange(${LONG_AGO}, null))`;
      people.push(id);
    }
  }
  return { boss: { ...actorOf(boss), roles: ["people_team"] }, people };
}

export function actorOf(personId: string): PersonActor {
  return { kind: "person", personId, name: "Somebody", roles: [], leads: [], owns: [], judges: [] };
}

async function found(kind: string, name: string, parent: string | null): Promise<string> {
  const [unit] = await getSql()<{ id: string }[]>`
    with made as (insert into units (created_at) values (${LONG_AGO}) returning id)
    insert into unit_versions (unit_id, parent_id, kind, name, valid)
    select id, ${parent}::uuid, ${kind}, ${name}, tstzrange(${LONG_AGO}, null) from made returning unit_id as id`;
  return unit?.id ?? "";
}

async function hire(name: string): Promise<string> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values (${name}, 'Survivor', ${`${name}@example.org`}, ${LONG_AGO}) returning id`;
  return person?.id ?? "";
}
