import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { stretchesOf } from "../rules/lineage";
import type { LineageMonth, LineageStretch } from "../types";
import { readFrames } from "./frames";

/** More months than any jacket was worn. */
const MONTHS_AT_MOST = 1200;

/**
 * Everybody who wore the jacket, newest first, and the months in which nobody did or nobody is named. Of somebody who would
 * rather not hang it says that, and no name; of a month that is not over it says nothing.
 * @throws AppError not_signed_in
 */
export async function getLineage(actor: Actor): Promise<LineageStretch[]> {
  requireInside(actor);
  const db = getDb();
  const [frames, others, [jacket]] = await Promise.all([
    readFrames(db, { show: "jackets" }, MONTHS_AT_MOST),
    db.execute(sql`
      select c.month::text as month,
        case when w.id is null then 'nobody' when w.consent = 'asked' then 'waiting' else 'rather_not' end as kind
      from cycles c join awards a on a.id = c.award_id and a.is_jacket
      left join wins w on w.cycle_id = c.id and w.stood_down_at is null
      where case when w.id is null then c.state = 'closed' else w.announced_at is not null and w.consent <> 'given' end`),
    db.execute(sql`
      select rules -> 'calendar' ->> 'rhythm' in ('month', 'by_hand') as "isMonthly" from awards where is_jacket`),
  ]);
  const worn = frames.map(({ frame }): LineageMonth => ({ kind: "worn", month: frame.month, frame }));
  const gaps = others as unknown as LineageMonth[];
  return stretchesOf([...worn, ...gaps], jacket?.isMonthly === true);
}
