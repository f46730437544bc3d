import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { type Cover, namesOf } from "../rules/covers";
import type { Case } from "../types";

/** What goes under tape in each case, by its id: names first, then what panel members marked. In the caller's transaction. */
export async function readCovers(db: Db, cases: readonly Case[]): Promise<Map<string, Cover[]>> {
  if (cases.length === 0) return new Map();
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = (await db.execute(sql`
    select n.id,
      coalesce((select json_agg(json_build_object('givenName', p.given_name, 'familyName', p.family_name))
        from seats s join people p on p.id = s.person_id
        where s.valid @> ${at} and s.unit_id = coalesce(n.nominee_unit_id,
          (select unit_id from seats where person_id = n.nominee_person_id and valid @> ${at}))
          and p.id is distinct from n.nominee_person_id), '[]') as table,
      (select json_build_object('givenName', m.given_name, 'familyName', m.family_name)
        from people p join people m on m.id = p.manager_id where p.id = n.nominee_person_id) as manager,
      (select split_part(email, '@', 1) from people where id = n.nominee_person_id) as handle,
      (select nullif(department, '') from people where id = n.nominee_person_id) as department,
      array(select distinct v.name from (select n.nominated_by as by
          union all select person_id from seconds where nomination_id = n.id) x
        join seats s on s.person_id = x.by and s.valid @> ${at}
        join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${at}) as tables,
      array(select words from extra_covers where nomination_id = n.id order by added_at) as marked
    from nominations n where n.id in ${cases.map(({ id }) => id)}`)) as unknown as Row[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(cases.map((about) => [about.id, coversFor(about, byId.get(about.id))]));
}

type Named = { givenName: string; familyName: string };
type Row = {
  id: string;
  table: Named[];
  manager: Named | null;
  handle: string | null;
  department: string | null;
  tables: string[];
  marked: string[];
};

function coversFor(about: Case, row: Row | undefined): Cover[] {
  const { nominee, familyName, departmentName, voices, helpedBy } = about;
  const isPerson = nominee.kind === "person";
  const own = isPerson
    ? [...namesOf({ givenName: nominee.shortName, familyName: familyName ?? "" }), row?.handle ?? ""]
    : [nominee.name];
  const units = [nominee.teamName, departmentName, row?.department, ...(row?.tables ?? [])];
  const helped = (kind: "person" | "team") =>
    helpedBy.filter((one) => one.kind === kind).map(({ name }) => name);
  return [
    { tape: isPerson ? "The person" : "The team", names: own },
    {
      tape: "A colleague",
      names: voices.flatMap(({ name, givenName }) => namesOf(splitName(name, givenName))),
    },
    { tape: "A colleague", names: helped("person").flatMap((name) => namesOf(splitName(name))) },
    { tape: isPerson ? "A colleague" : "One of them", names: row?.table.flatMap(namesOf) ?? [] },
    { tape: "Their lead", names: row?.manager ? namesOf(row.manager) : [] },
    { tape: "A team", names: [...units.flatMap((name) => name ?? []), ...helped("team")] },
    { tape: "Their job", names: [nominee.title] },
    { tape: "A hint", names: row?.marked ?? [] },
  ];
}

function splitName(name: string, givenName = name.split(" ")[0] ?? ""): Named {
  return { givenName, familyName: name.slice(givenName.length).trim() };
}
