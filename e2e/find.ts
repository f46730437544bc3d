import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";

/** Somebody of the directory, chosen by what they are and never by name: the journeys run on any company. */
export type Somebody = { id: string; name: string; given: string; email: string };

export type Table = {
  id: string;
  name: string;
  parentId: string;
  leadId: string;
  /** Everybody who sits there, the lead first. */
  members: Somebody[];
};

type Row = Omit<Table, "members"> & { personId: string; personName: string; given: string; email: string };

/** Every table with somebody at it, the largest first. */
export async function findTables(): Promise<Table[]> {
  const rows = await getSql()<Row[]>`
    select v.unit_id as id, v.name, v.parent_id as "parentId", v.lead_id as "leadId",
      p.id as "personId", p.given_name as given, p.given_name || ' ' || p.family_name as "personName", p.email
    from seats s
    join unit_versions v on v.unit_id = s.unit_id and upper_inf(v.valid)
    join people p on p.id = s.person_id and p.left_at is null
    where upper_inf(s.valid)
    order by v.name, p.id <> v.lead_id, p.email`;
  const tables = new Map<string, Table>();
  for (const row of rows) {
    const { id, name, parentId, leadId } = row;
    const table = tables.get(id) ?? { id, name, parentId, leadId, members: [] };
    table.members.push({ id: row.personId, name: row.personName, given: row.given, email: row.email });
    tables.set(id, table);
  }
  return [...tables.values()].sort((a, b) => b.members.length - a.members.length);
}

/** A table of exactly so many people whose lead sits there. */
export async function findTable(people: number): Promise<Table> {
  const tables = await findTables();
  const found = tables.find(({ members, leadId }) => members.length === people && members[0]?.id === leadId);
  if (!found) throw new Error(`no table has ${people} people`);
  return found;
}

/** Somebody with a role, with the first address of those who have it. */
export async function findRole(role: "admin" | "people_team"): Promise<Somebody> {
  const [found] = await getSql()<Somebody[]>`
    select p.id, p.given_name as given, p.given_name || ' ' || p.family_name as name, p.email
    from role_grants g join people p on p.id = g.person_id where g.role = ${role} order by p.email limit 1`;
  if (!found) throw new Error(`nobody has the role ${role}`);
  return found;
}

/** People who lead nobody and sit at different tables of different departments, so in no line with each other. */
export async function findStrangers(count: number): Promise<Somebody[]> {
  const admin = await findRole("people_team");
  const leads = await leadIds();
  const departments = new Set<string>();
  const strangers: Somebody[] = [];
  for (const { parentId, members } of await findTables()) {
    const plain = members.find(({ id }) => !leads.has(id) && id !== admin.id);
    if (!plain || departments.has(parentId) || members.some(({ id }) => id === admin.id)) continue;
    departments.add(parentId);
    strangers.push(plain);
  }
  if (strangers.length < count) throw new Error(`there are no ${count} people of different departments`);
  return strangers.slice(0, count);
}

async function leadIds(): Promise<Set<string>> {
  const rows = await getSql()<{ id: string }[]>`
    select lead_id as id from unit_versions where lead_id is not null and upper_inf(valid)`;
  return new Set(rows.map(({ id }) => id));
}

/** Somebody as they act when a journey lets them act behind the screen. */
export function acting({ id, name }: Somebody, more: Partial<PersonActor> = {}): PersonActor {
  return { kind: "person", personId: id, name, roles: [], leads: [], owns: [], judges: [], ...more };
}
