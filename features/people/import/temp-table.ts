import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Lays a table that lives as long as the transaction, replacing one of that name, and lets the planner look at it.
 * A plan is made of such tables, step by step, so that a file of any length needs no memory of ours.
 * @param query SQL of our own without parameters; what differs from import to import stands in the table plan_ask
 * @param keys columns that are looked up one by one
 */
export async function layTable(
  tx: Db,
  name: string,
  query: string,
  keys: readonly string[] = [],
): Promise<void> {
  await tx.execute(sql.raw(`drop table if exists pg_temp.${name}`));
  await tx.execute(sql.raw(`create temp table ${name} on commit drop as ${query}`));
  for (const key of keys) await tx.execute(sql.raw(`create index on ${name} (${key})`));
  await tx.execute(sql.raw(`analyze ${name}`));
}

/** Runs a statement of our own that has no parameters. */
export async function run(tx: Db, statement: string): Promise<Record<string, unknown>[]> {
  return [...(await tx.execute(sql.raw(statement)))];
}

/** Words as they are compared: composed and without case. The same as `sameWords` in the rules, for what the tables hold. */
export function keyed(column: string): string {
  return `lower(normalize(${column}, NFC) collate "und-x-icu")`;
}
