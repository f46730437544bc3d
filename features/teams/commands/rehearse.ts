import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import type { PreviewSteps } from "../input";
import type { Preview, PreviewUnit } from "../types";
import { changeTree } from "./change-tree";

/**
 * Makes changes of the tree, looks at what became of it, and takes them back: what would not go is known before its day.
 * @returns the units that differ, as they are and as they would be
 * @throws AppError as `changeTree`
 */
export async function rehearseSteps(actor: Actor, { steps }: PreviewSteps): Promise<Preview> {
  const seen: { preview?: Preview } = {};
  await transaction(async (tx) => {
    const time = now();
    await changeTree(tx, actor, steps, time.toISOString());
    await tx.execute(sql`set constraints all immediate`);
    seen.preview = await compare(tx, time);
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return seen.preview ?? { before: [], after: [] };
}

class TakenBack extends Error {}

/** The units that were changed, or whose table was, at `time`. */
async function compare(tx: Db, time: Date): Promise<Preview> {
  const at = sql`${time.toISOString()}::timestamptz`;
  const ids = await tx.execute(sql`
    select distinct unit_id as id from (
      select unit_id, valid from unit_versions union all select unit_id, valid from seats
    ) changes where lower(valid) = ${at} or upper(valid) = ${at}`);
  const touched = sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids.map(({ id }) => id))}::text::jsonb)`;
  const read = async (moment: ReturnType<typeof sql>) =>
    (await tx.execute(sql`
      select v.unit_id as id, v.kind, v.name, up.name as "parentName", v.parent_id as "parentId", l.name as "leadName",
        case when v.kind = 'team' then (select count(*)::int from seats s
          where s.unit_id = v.unit_id and s.valid @> ${moment}) end as people
      from unit_versions v
      left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${moment}
      left join people l on l.id = v.lead_id
      where v.unit_id in (${touched}) and v.valid @> ${moment}
      order by up.name collate "und-x-icu", v.name collate "und-x-icu"`)) as unknown as PreviewUnit[];
  return { before: await read(sql`(${at} - interval '1 microsecond')`), after: await read(at) };
}
