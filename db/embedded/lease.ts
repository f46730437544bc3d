import postgres, { type Sql } from "postgres";
import type { Cluster } from "./cluster";
import { LaunchError } from "./launch-error";
import { isServerOn } from "./process";
import { lastSeen, type Running, startServer, stopServer } from "./server";

/** The superuser's session that holds this process's lease, and the server it leads to. */
export type Lease = { sql: Sql; server: Running };

// Any number, the same in every process. Shared: somebody needs the server. Exclusive: it is being stopped.
const LEASE = 2_222_222;
const PATIENCE = 120_000;
const UNREACHABLE = 3000;
const TRIES = 3;
const NOT_THERE = new Set([
  "ENOENT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "57P01",
]);
const BUSY = new Set(["57P02", "57P03"]);

/**
 * Takes a lease on the cluster's server: adopts the one that runs, else starts one. A lease is a shared advisory lock
 * of a session, so it ends with the process that holds it, whatever ended that.
 * @param onLost called when the session breaks without having been given back
 * @param wanted the socket folder to serve at, when pools know it already
 * @throws LaunchError when the server does not start
 */
export async function takeLease(cluster: Cluster, onLost: () => void, wanted?: string): Promise<Lease> {
  const begin = Date.now();
  let place = wanted;
  let failures = 0;
  let look: Awaited<ReturnType<typeof startServer>> | undefined;
  for (;;) {
    const server = await lastSeen(cluster);
    const code = server ? await knock(cluster, server, onLost) : "ENOENT";
    if (typeof code === "object") return code;
    if (!NOT_THERE.has(code) && !BUSY.has(code))
      throw new LaunchError(`The database refuses us (${code}). See ${cluster.log}.`);
    const failure = await look?.();
    if (failure !== undefined) {
      // Another process was faster, the old server is still writing itself down, its folder was just swept, or sessions of
      // one that was killed have not noticed yet.
      if (!/postmaster\.pid|pre-existing shared memory block/.test(failure)) failures += 1;
      if (failures === TRIES) throw new LaunchError(`PostgreSQL does not start. It says: ${failure}`);
      look = undefined;
    }
    if (Date.now() - begin > PATIENCE)
      throw new LaunchError(`PostgreSQL does not answer. See ${cluster.log}.`);
    if (server?.isReady && Date.now() - begin > UNREACHABLE && (await isServerOn(server.pid, cluster.data))) {
      // Somebody swept its socket away. Nobody can come to it any more, so another one takes its place.
      place = server.host;
      await stopServer(cluster);
    } else if (NOT_THERE.has(code)) {
      look ??= await startServer(cluster, place);
    }
    await new Promise((done) => setTimeout(done, look ? 25 : 100));
  }
}

/** Gives the lease back; the last one out stops the server, whoever started it. */
export async function giveBack(cluster: Cluster, { sql }: Lease): Promise<void> {
  try {
    await sql`select pg_advisory_unlock_shared(${LEASE})`;
    const [last] = await sql<{ out: boolean }[]>`select pg_try_advisory_lock(${LEASE}) as out`;
    if (last?.out) await stopServer(cluster);
  } catch (error) {
    // A session that is gone has taken its lease along.
    if (!NOT_THERE.has(codeOf(error))) throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A session with the lease, or the code of what went wrong. */
async function knock(cluster: Cluster, server: Running, onLost: () => void): Promise<Lease | string> {
  let held = false;
  const sql = postgres({
    host: server.host,
    port: server.port,
    database: "postgres",
    username: "postgres",
    password: cluster.password,
    ssl: false,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    // Asked at connect; a server that goes away meanwhile would leave its rejection to nobody.
    fetch_types: false,
    onnotice: () => {},
    onclose: () => {
      if (held) onLost();
    },
  });
  try {
    await sql`select pg_advisory_lock_shared(${LEASE})`;
    held = true;
    return { sql, server };
  } catch (error) {
    await sql.end({ timeout: 0 });
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
