import type postgres from "postgres";
import { readPages, type Table } from "./pages";
import type { Wiretap } from "./wal";

/** Everything a superuser can read of the tables: their pages, with each row version's place in the log. */
export async function gather(sql: postgres.Sql, tap: Wiretap): Promise<Table[]> {
  const tables = await readPages(sql);
  const written = new Map<string, number>();
  for (const { fileNode, page, slot, xid, lsn } of await tap.read()) {
    if (slot !== null) written.set(`${fileNode} ${page} ${slot} ${xid}`, lsn);
  }
  for (const { fileNode, traces } of tables) {
    for (const trace of traces)
      trace.lsn = written.get(`${fileNode} ${trace.page} ${trace.slot} ${trace.xmin}`) ?? null;
  }
  return tables;
}
