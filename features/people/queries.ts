import { sql } from "drizzle-orm";
import { type Db, getDb, getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { readPeople } from "./queries/find";
import { readTablesSoFar } from "./queries/path";
import type { PersonCard, PersonPage } from "./types";

/** These people, by name; whoever has left included. @throws AppError not_signed_in */
export async function listPeople(actor: Actor, { ids }: { ids: readonly string[] }): Promise<PersonCard[]> {
  requireInside(actor);
  const known = ids.filter(isId);
  return known.length > 0
    ? readPeople(getDb(), sql`select id, 0 as place from people where id in ${known}`)
    : [];
}

/** What everybody signed in may see of a person. @throws AppError not_signed_in, not_found */
export async function getPerson(actor: Actor, id: string): Promise<PersonPage> {
  requireInside(actor);
  const [person] = isId(id) ? await readPerson(id) : [];
  if (!person) throw new AppError("not_found", "There is nobody here by that address.");
  const { managerId, managerName, managerPicture, ...rest } = person;
  const tables = await readTablesSoFar(getDb(), id);
  const manager = managerId ? { id: managerId, name: managerName ?? "", pictureId: managerPicture } : null;
  return { ...rest, path: rest.path ?? [], manager, tables };
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
  path: PersonPage["path"] | null;
  managerId: string | null;
  managerName: string | null;
  managerPicture: string | null;
};

function readPerson(id: string): Promise<PersonRow[]> {
  const time = now();
  return getSql()<PersonRow[]>`
    select p.id, p.name, p.given_name as "givenName", p.title, p.picture_id as "pictureId", p.about,
      exists (select 1 from pictures i where i.id = p.picture_id and i.owner_id = p.id and i.original_key is not null)
        as "pictureIsTheirs",
      p.started_on::text as "startedOn", coalesce(p.left_at <= ${time}, false) as "hasLeft",
      s.unit_id as "teamId", v.name as "teamName",
      m.id as "managerId", m.name as "managerName", m.picture_id as "managerPicture",
      (select coalesce(json_agg(json_build_object(
          'id', unit_id, 'parentId', parent_id, 'kind', kind, 'name', name, 'leadId', lead_id)), '[]')
        from unit_versions where lead_id = p.id and valid @> ${time}::timestamptz) as leads,
      (with recursive branch as (
          select v.unit_id, v.parent_id, v.kind, v.name, v.lead_id, 0 as steps where v.unit_id is not null
          union all
          select a.unit_id, a.parent_id, a.kind, a.name, a.lead_id, branch.steps + 1
          from branch join unit_versions a on a.unit_id = branch.parent_id and a.valid @> ${time}::timestamptz
          where branch.steps < 100
        ) select json_agg(json_build_object('id', unit_id, 'parentId', parent_id, 'kind', kind, 'name', name,
            'leadId', lead_id) order by steps desc) from branch) as path
    from people p
    left join people m on m.id = p.manager_id
    left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    where p.id = ${id}`;
}
