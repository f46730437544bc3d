import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { connectionOptions } from "@/db/connection";
import { adminDatabaseUrl } from "@/db/testing";
import { readPages, type Table } from "./pages";
import { tapLog, type Wiretap } from "./wal";

/** Somebody who may read everything in the database, and keeps what others would clear away. */
export type Superuser = {
  sql: postgres.Sql;
  tap: Wiretap;
  /** Everything of the tables: their pages, with each row version's place in the log. */
  gather(): Promise<Table[]>;
  close(): Promise<void>;
};

/**
 * Sits down at the test file's database: from now on no piece of the log is dropped, and no row version that is deleted
 * is cleared away, because an old snapshot stays open.
 */
export async function openSuperuser(): Promise<Superuser> {
  const url = adminDatabaseUrl();
  if (!url) throw new Error("The linker reads as a superuser: leave TEST_DATABASE_URL out.");
  const [sql, snapshot] = [0, 1].map(() =>
    postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} }),
  );
  if (!sql || !snapshot) throw new Error("no connections");
  const tap = await tapLog(sql, `linker_${randomBytes(4).toString("hex")}`);
  await snapshot`begin isolation level repeatable read`;
  await snapshot`select 1 from pg_class`;
  return {
    sql,
    tap,
    async gather() {
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
    },
    async close() {
      await Promise.all([sql.end({ timeout: 1 }), snapshot.end({ timeout: 1 })]);
    },
  };
}
