import { randomUUID } from "node:crypto";
import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";

export type TestPerson = { actor: PersonActor; team: string };
export type TestCompany = { boss: PersonActor; people: TestPerson[]; teams: string[] };

const SINCE = "2020-01-01";

/** A company of departments that all have teams of these sizes, led by somebody without a seat. */
export async function makeCompany(departments: number, sizes: readonly number[]): Promise<TestCompany> {
  const sql = getSql();
  await sql`insert into company (name, created_at, team_limit) values ('Test', ${SINCE}, 8)`;
  const boss = await newPerson("The", "Boss", ["people_team"]);
  const company = await newUnit("company", "Test", null, boss.personId);
  const made: TestCompany = { boss, people: [], teams: [] };
  for (let d = 0; d < departments; d += 1) {
    const department = await newUnit("department", `Department ${d}`, company, null);
    for (const [t, size] of sizes.entries()) {
      const team = await newUnit("team", `Team ${d}/${t}`, department, null);
      made.teams.push(team);
      const people: PersonActor[] = [];
      for (let p = 0; p < size; p += 1) people.push(await newPerson(`Person ${p}`, `of ${d}/${t}`));
      await sql.begin(async (tx) => {
        await tx`insert into teams (unit_id, ceiling) values (${team}, ${size > 8 ? size : null})`;
        for (const { personId } of people)
          await tx`insert into seats (person_id, unit_id, valid) values (${personId}, ${team}, tstzrange(${SINCE}, null))`;
      });
      made.people.push(...people.map((actor) => ({ actor, team })));
    }
  }
  return made;
}

async function newUnit(kind: string, name: string, parent: string | null, lead: string | null) {
  const sql = getSql();
  const id = randomUUID();
  await sql`insert into units (id, created_at) values (${id}, ${SINCE})`;
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${id}, ${parent}, ${kind}, ${name}, ${lead}, tstzrange(${SINCE}, null))`;
  return id;
}

async function newPerson(
  given: string,
  family: string,
  roles: PersonActor["roles"] = [],
): Promise<PersonActor> {
  const personId = randomUUID();
  await getSql()`insert into people (id, given_name, family_name, email, created_at)
    values (${personId}, ${given}, ${family}, ${`${personId}@example.org`}, ${SINCE})`;
  return { kind: "person", personId, name: given, roles, leads: [], owns: [], judges: [] };
}
