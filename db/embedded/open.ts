import { join } from "node:path";
import type { Sql } from "postgres";
import { serverAccount } from "./account";
import { findBinaries, readInstalled } from "./binaries";
import { type Cluster, openCluster } from "./cluster";
import { dataHome, makeHome } from "./home";
import { giveBack, type Lease, takeLease } from "./lease";
import type { Running } from "./server";

const ROLE = "two_pizza";

export type EmbeddedDatabase = {
  /**
   * The DATABASE_URL: `postgres://two_pizza:…@localhost:5432/name?host=/socket/folder`. pg (graphile-worker) reads it as
   * it stands, postgres.js by `connectionOptions` in db/connection.ts.
   */
  url: string;
  /** The same for the superuser, for tests that look below the tables. */
  adminUrl: string;
  /** Drops the database with everything in it and makes it anew. */
  recreate(): Promise<void>;
  /** Gives this process's lease back; the last one out stops the server. */
  close(): Promise<void>;
};

/**
 * Opens database `name` on the built-in PostgreSQL, which is created and started as needed. The lease is taken again,
 * and the server started again, when the server dies under us.
 * @param options.home folder of the data, default dataHome() · options.installed folder of a PostgreSQL that was
 * installed on this machine, to use it instead of ours
 * @throws LaunchError with a sentence that says what to do
 */
export async function openEmbedded(
  name: string,
  { home = dataHome(), installed }: { home?: string; installed?: string } = {},
): Promise<EmbeddedDatabase> {
  const account = await serverAccount();
  await makeHome(home);
  const binaries = installed ? await readInstalled(installed) : await findBinaries(account && dataHome());
  const cluster = await openCluster(join(home, "database"), binaries, account);
  const keeper = await keepLease(cluster);
  try {
    await createRole(keeper.lease.sql, cluster.password);
    await createDatabase(keeper.lease.sql, name);
  } catch (error) {
    await keeper.close();
    throw error;
  }
  return {
    url: urlOf(ROLE, name, cluster, keeper.lease.server),
    adminUrl: urlOf("postgres", name, cluster, keeper.lease.server),
    recreate: async () => {
      await keeper.lease.sql`drop database if exists ${keeper.lease.sql(name)} with (force)`;
      await createDatabase(keeper.lease.sql, name);
    },
    close: () => keeper.close(),
  };
}

async function keepLease(cluster: Cluster) {
  let closed = false;
  let retaking: Promise<void> | undefined;
  const retake = () => {
    if (closed || retaking) return;
    retaking = takeLease(cluster, retake, keeper.lease.server.host)
      .then(
        (lease) => {
          keeper.lease = lease;
        },
        (error) => {
          process.stderr.write(`${error.message}\n`);
        },
      )
      .finally(() => {
        retaking = undefined;
      });
  };
  const keeper = {
    lease: (await takeLease(cluster, retake)) as Lease,
    async close() {
      if (closed) return;
      closed = true;
      await retaking;
      await giveBack(cluster, keeper.lease);
    },
  };
  return keeper;
}

/** An ordinary role that may create databases; the superuser stays with the launcher. */
async function createRole(sql: Sql, password: string): Promise<void> {
  const found = await sql`select 1 from pg_roles where rolname = ${ROLE}`;
  if (found.length > 0) return;
  await sql.unsafe(`create role ${ROLE} login createdb password '${password}'`).catch(ignoreRace);
}

async function createDatabase(sql: Sql, name: string): Promise<void> {
  const found = await sql`select 1 from pg_database where datname = ${name}`;
  if (found.length > 0) return;
  await sql`create database ${sql(name)} owner ${sql(ROLE)}`.catch(ignoreRace);
}

/** Somebody else made it between our look and our try (duplicate object, duplicate database, unique violation). */
function ignoreRace(error: Error & { code?: string }): void {
  if (!["42710", "42P04", "23505"].includes(error.code ?? "")) throw error;
}

function urlOf(role: string, name: string, { password }: Cluster, { host, port }: Running): string {
  if (!host.startsWith("/")) return `postgres://${role}:${password}@${host}:${port}/${name}`;
  return `postgres://${role}:${password}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
}
