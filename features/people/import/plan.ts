import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Columns } from "../rules/read-rows";
import { columnsByMeaning } from "../rules/read-rows";
import type { Draft } from "./drafts";
import { groupPeople } from "./groups";
import { drawLines } from "./lines-of-report";
import { matchRows } from "./match";
import { matchPictures } from "./pictures";
import { planSeats } from "./seats";
import { findTables } from "./tables";
import { layTable, run } from "./temp-table";
import { planUnits } from "./upper-units";

/**
 * Lays a draft over the directory as it stands at `time` and says what would change: who joins, moves, changes and
 * leaves, which tables there are, which rows are wrong and where. Nothing of the directory is written; the plan stands
 * in tables that live as long as the transaction (plan_people, plan_units, plan_tables, plan_seats, plan_emptied,
 * plan_missing), and everything is worked out by the database, so that a file of any length needs no memory of ours.
 * @returns whether there is a plan; with problems there is none but the rows and pictures
 */
export async function planDraft(tx: Db, draft: Draft, time: Date): Promise<boolean> {
  await ask(tx, draft, time);
  await run(tx, "set local work_mem = '64MB'");
  await run(tx, "set local jit = off");
  await matchRows(tx);
  await drawLines(tx);
  await matchPictures(tx);
  if ((await countProblems(tx, draft.id)) > 0) return false;
  await planUnits(tx);
  await groupPeople(tx, draft.teamRule);
  await findTables(tx, draft.teamRule);
  await planSeats(tx);
  return (await countProblems(tx, draft.id)) === 0;
}

/** How many things are wrong with a draft, as far as it was looked at. */
export async function countProblems(db: Db, draftId: string): Promise<number> {
  const [counted] = await db.execute(
    sql`select count(*)::int as n from import_problems where draft_id = ${draftId}`,
  );
  return Number(counted?.n);
}

/** What differs from plan to plan, in a table of one row: statements that lay tables take no parameters. */
async function ask(tx: Db, draft: Draft, time: Date): Promise<void> {
  await layTable(tx, "plan_ask", ASK);
  const columns = columnsByMeaning(draft.header, draft.mapping);
  const at = (meaning: keyof Columns) =>
    sql`${columns[meaning]?.index ?? null}::int, ${columns[meaning]?.header ?? null}::text`;
  await tx.execute(sql`
    insert into plan_ask
    select ${draft.id}::uuid, ${time.toISOString()}::timestamptz, ${draft.teamRule}::text, ${draft.whole}::boolean,
      ${columns.manager !== undefined}::boolean, c.team_limit, ${at("email")}, ${at("externalId")}, ${at("manager")},
      ${at("team")}, ${at("department")}, ${at("picture")}
    from company c`);
}

const ASK = `
  select null::uuid as draft_id, null::timestamptz as at, null::text as rule, false as whole, false as has_managers,
    0 as team_limit, 0 as email_index, '' as email_name, 0 as number_index, '' as number_name, 0 as manager_index,
    '' as manager_name, 0 as team_index, '' as team_name, 0 as department_index, '' as department_name,
    0 as picture_index, '' as picture_name
  where false`;
