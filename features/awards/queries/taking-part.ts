import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import type { AwardRules } from "../rules/award-rules";
import type { Nominee, Standing } from "../types";

/** Where somebody stands towards an award at this moment, in the caller's transaction. */
export async function readStanding(
  db: Db,
  personId: string,
  { unitId }: Pick<AwardRules, "unitId">,
): Promise<Standing> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const [row] = (await db.execute(sql`
    with recursive own as (
      select unit_id from seats where person_id = ${personId} and valid @> ${at}
      union
      select unit_id from unit_versions where lead_id = ${personId} and valid @> ${at}
    ), above as (
      select unit_id from own
      union
      select v.parent_id from above join unit_versions v on v.unit_id = above.unit_id and v.valid @> ${at}
      where v.parent_id is not null
    )
    select ${unitId}::uuid is null or exists (select 1 from above where unit_id = ${unitId}::uuid) as "takesPart",
      exists (select 1 from unit_versions where lead_id = ${personId} and valid @> ${at}) as leads`)) as unknown as Standing[];
  return { takesPart: row?.takesPart ?? false, leads: row?.leads ?? false };
}

/** Whether a person or a team belongs to the part of the company that an award is for. */
export async function readBelongs(
  db: Db,
  nominee: Pick<Nominee, "kind" | "id">,
  { unitId }: Pick<AwardRules, "unitId">,
): Promise<boolean> {
  if (!unitId) return true;
  if (nominee.kind === "person") return (await readStanding(db, nominee.id, { unitId })).takesPart;
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    with recursive above as (
      select ${nominee.id}::uuid as unit_id
      union
      select v.parent_id from above join unit_versions v on v.unit_id = above.unit_id and v.valid @> ${at}
      where v.parent_id is not null
    )
    select 1 from above where unit_id = ${unitId}`);
  return rows.length > 0;
}
