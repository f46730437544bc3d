import { closeClient, getSql } from "@/db/client";
import { getLineage } from "@/features/wall/queries/lineage";
import { getNewestJacket, getSheet, getTeamWall, getWall } from "@/features/wall/queries/wall";
import { getWin } from "@/features/wall/queries/win";
import { SYSTEM } from "@/lib/actor";
import { columns } from "../report";

const TURNS = 15;
const READ = ["wins", "nominations", "people", "claps"];

type Row = { name: string; ms: number; rows: number };

/** What each of the wall's queries takes on this database, and how many rows it reads past any index. */
export async function readQueries(url: string): Promise<Row[]> {
  process.env.DATABASE_URL = url;
  // One connection, so that what it read is counted before it is asked.
  process.env.DATABASE_POOL = "1";
  const [at] = await getSql()<{ win: string; unit: string; award: string }[]>`
    select w.id as win, s.unit_id as unit, a.slug as award
    from wins w join seats s on s.person_id = w.winner_person_id and upper_inf(s.valid) join awards a on a.id = w.award_id
    where w.month = '2025-06-01' order by w.id limit 1`;
  if (!at) throw new Error("nothing hangs there");
  const asks: [string, () => Promise<unknown>][] = [
    ["the wall", () => getWall(SYSTEM)],
    ["a sheet further along", () => getSheet(SYSTEM, { from: at.win })],
    ["jackets only", () => getWall(SYSTEM, { show: "jackets" })],
    ["one award, one year", () => getWall(SYSTEM, { award: at.award, year: 2024 })],
    ["two words of a story", () => getWall(SYSTEM, { words: "recall sunrise" })],
    ["a word nobody wrote", () => getWall(SYSTEM, { words: "zebra" })],
    ["a team's wall", () => getTeamWall(SYSTEM, at.unit)],
    ["a winner's page", () => getWin(SYSTEM, at.win)],
    ["the jacket on Home", () => getNewestJacket(SYSTEM)],
    ["everybody who wore it", () => getLineage(SYSTEM)],
  ];
  const rows: Row[] = [];
  for (const [name, ask] of asks) rows.push({ name, ...(await watch(ask)) });
  await closeClient();
  delete process.env.DATABASE_POOL;
  return rows;
}

/** Both side by side. */
export function queryTable(few: Row[], many: Row[], heads: [string, string]): string {
  const cells = few.map(({ name, ms, rows }, i) => [
    name,
    ms.toFixed(1),
    String(rows),
    many[i]?.ms.toFixed(1) ?? "",
    String(many[i]?.rows ?? ""),
  ]);
  return columns([
    ["", `${heads[0]} ms`, "rows past indexes", `${heads[1]} ms`, "rows past indexes"],
    ...cells,
  ]);
}

async function watch(ask: () => Promise<unknown>): Promise<{ ms: number; rows: number }> {
  await ask();
  const before = await rowsRead();
  await ask();
  const rows = (await rowsRead()) - before;
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begin = performance.now();
    await ask();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return { ms: times[Math.floor(TURNS / 2)] ?? Number.NaN, rows };
}

/** Rows that scans of whole tables went through so far, in the tables that grow with the wall. */
async function rowsRead(): Promise<number> {
  const sql = getSql();
  await sql`select pg_stat_force_next_flush()`;
  await sql`select pg_stat_clear_snapshot()`;
  const [row] = await sql<{ rows: number }[]>`
    select sum(seq_tup_read)::int as rows from pg_stat_user_tables where relname = any(${READ})`;
  return row?.rows ?? 0;
}
