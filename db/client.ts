import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { connectionOptions } from "./connection";
import * as schema from "./schema";

type Schema = typeof schema;

/** The database as queries and commands see it; a transaction has the same shape. */
export type Db =
  | PostgresJsDatabase<Schema>
  | Parameters<Parameters<PostgresJsDatabase<Schema>["transaction"]>[0]>[0];

type Client = { url: string; sql: Sql; db: PostgresJsDatabase<Schema> };

// Kept on globalThis: the bundler and the server's loader each load this module, and they must share one pool.
const shared = globalThis as typeof globalThis & { twoPizzaClient?: Client };

/** The one pool of this process, for DATABASE_URL as it stands; pool size by DATABASE_POOL (10). */
export function getSql(): Sql {
  return client().sql;
}

/** Drizzle over the same pool. */
export function getDb(): PostgresJsDatabase<Schema> {
  return client().db;
}

/** Ends the pool; the next caller opens a new one. */
export async function closeClient(): Promise<void> {
  const open = shared.twoPizzaClient;
  shared.twoPizzaClient = undefined;
  await open?.sql.end({ timeout: 5 });
}

/**
 * Lets go of a pool that lost a connection, all of it: the driver may keep what it was about to write for a connection
 * that is gone, and then never writes again on its successor (porsager/postgres, issues 1154 and 1208).
 */
function retire(sql: Sql): void {
  if (shared.twoPizzaClient?.sql === sql) shared.twoPizzaClient = undefined;
  void sql.end({ timeout: 1 });
}

function client(): Client {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start through npm start, npm run demo or npm test.");
  if (shared.twoPizzaClient?.url !== url) shared.twoPizzaClient = open(url);
  return shared.twoPizzaClient;
}

function open(url: string): Client {
  const sql = postgres({
    ...connectionOptions(url),
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 10,
    max_lifetime: null,
    onnotice: () => {},
    onclose: () => retire(sql),
  });
  const db = drizzle(sql, { schema });
  // Drizzle switches the driver's date handling off; parameters of plain SQL may still be dates. What plain SQL
  // reads back as a timestamp stays text.
  for (const type of [1082, 1114, 1184]) {
    sql.options.serializers[type] = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  }
  return { url, sql, db };
}
