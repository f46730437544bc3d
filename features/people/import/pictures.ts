import type { Db } from "@/db/client";
import { layTable, run } from "./temp-table";

/**
 * Gives everybody their picture by name: the one their row names, or a file called like their number, address or name
 * (plan_pictures). A picture that cannot be used is a problem of the row it belongs to.
 */
export async function matchPictures(tx: Db): Promise<void> {
  await layTable(tx, "plan_pictures", PICTURES, ["person_id"]);
  await run(tx, BROKEN);
}

const PICTURES = `
  with named as (
    select r.person_id, r.line, i.name, i.picture_id, i.problem, r.picture, 0 as place
    from plan_ask a cross join plan_rows r join import_pictures i on i.draft_id = a.draft_id and i.name = r.picture
    union all
    select r.person_id, r.line, i.name, i.picture_id, i.problem, r.picture, s.place
    from plan_ask a cross join plan_rows r cross join lateral unnest(r.picture_stems) with ordinality as s (stem, place)
    join import_pictures i on i.draft_id = a.draft_id and i.stem = s.stem
  )
  select distinct on (person_id) person_id, line, name, picture_id, problem, picture from named
  order by person_id, place, name desc`;

const BROKEN = `
  insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
  select a.draft_id, p.line, a.picture_index, a.picture_name, coalesce(nullif(p.picture, ''), p.name),
    p.name || ': ' || coalesce(p.problem, 'This is no picture.')
  from plan_ask a cross join plan_pictures p where p.problem is not null`;
