import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { connectionOptions } from "./connection";

const LOCK = 8_080_808;

/**
 * Brings the database at `url` to the newest migration, forward only. Processes that start together queue at an
 * advisory lock: four at once on an empty database would race.
 * @throws when the server is older than PostgreSQL 15
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    const [server] = await sql<
      { version: string }[]
    >`select current_setting('server_version_num') as version`;
    if (Number(server?.version) < 150_000) {
      throw new Error(`PostgreSQL 15 or newer is needed; this server is ${server?.version}.`);
    }
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    await runMigrations({ connectionString: url });
  } finally {
    await sql.end();
  }
}
