import { execFile, spawn } from "node:child_process";
import { chmod, lstat, mkdir, mkdtemp, open, readFile, rm, stat, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { give } from "./account";
import { type Cluster, serverEnvironment } from "./cluster";
import { LaunchError } from "./launch-error";
import { isAlive, isServerOn } from "./process";

/** Where a server on the cluster answers, as postmaster.pid tells. `host` is the socket's folder (an address on Windows). */
export type Running = { pid: number; host: string; port: number; isReady: boolean };

/** What postmaster.pid says; it also outlives a server that was killed. */
export async function lastSeen(cluster: Cluster): Promise<Running | undefined> {
  const text = await readFile(join(cluster.data, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port, socketFolder, address, , status] = text.split("\n");
  const host = socketFolder || address;
  if (!pid || !port || !host) return undefined;
  return { pid: Number(pid), port: Number(port), host, isReady: status?.trim() === "ready" };
}

/**
 * Starts PostgreSQL in a process group of its own, so that neither Ctrl-C nor a kill -9 of ours reaches it.
 * @param wanted the socket folder that pools of this and other processes know, when a server is replaced
 * @returns a look at whether it has given up, and why
 */
export async function startServer(
  cluster: Cluster,
  wanted?: string,
): Promise<() => Promise<string | undefined>> {
  const last = await lastSeen(cluster);
  const isStale = last && !(await isServerOn(last.pid, cluster.data));
  if (isStale && isAlive(last.pid)) await forget(cluster, last);
  const begin = await logSize(cluster);
  const log = await open(cluster.log, "a", 0o600);
  const sockets = await socketFolder(cluster, wanted ?? (isStale ? last.host : undefined));
  const server = spawn(
    join(cluster.binaries.folder, "bin", "postgres"),
    await serverArguments(cluster, sockets?.path),
    {
      ...cluster.account,
      cwd: cluster.data,
      env: serverEnvironment(),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      windowsHide: true,
    },
  );
  let failure: string | undefined;
  server.on("error", (error) => {
    failure = error.message;
  });
  server.unref();
  await log.close();
  return async function lookWhetherItFailed() {
    if (failure === undefined && server.exitCode === null && server.signalCode === null) return undefined;
    if (sockets?.isNew) await rm(sockets.path, { recursive: true, force: true });
    return failure ?? (await readFile(cluster.log, "utf8")).slice(begin).trim();
  };
}

/** PostgreSQL would take the program that has the number now for a server, and not start. */
async function forget(cluster: Cluster, stale: Running): Promise<void> {
  if ((await lastSeen(cluster))?.pid === stale.pid)
    await rm(join(cluster.data, "postmaster.pid"), { force: true });
}

/** Asks the server to end its sessions and write everything down, and waits until it is gone. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const running = await lastSeen(cluster);
  if (!running) return;
  if (process.platform === "win32") {
    await promisify(execFile)(join(cluster.binaries.folder, "bin", "pg_ctl"), [
      "stop",
      "-m",
      "fast",
      "-D",
      cluster.data,
    ]);
  } else if (isAlive(running.pid)) {
    process.kill(running.pid, "SIGINT");
  }
  const deadline = Date.now() + 60_000;
  while (isAlive(running.pid)) {
    if (Date.now() > deadline) throw new LaunchError(`PostgreSQL (process ${running.pid}) does not stop.`);
    await new Promise((done) => setTimeout(done, 20));
  }
  if (process.platform !== "win32") await rm(running.host, { recursive: true, force: true });
}

async function serverArguments(cluster: Cluster, sockets: string | undefined): Promise<string[]> {
  const settings = {
    ...(sockets
      ? { listen_addresses: "", unix_socket_directories: sockets, unix_socket_permissions: "0700" }
      : { listen_addresses: "127.0.0.1", port: await freePort() }),
    max_connections: 100,
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // What people wrote must reach no log: neither statements nor the row in an error's detail.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  return [
    "-D",
    cluster.data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

/**
 * A short private folder: a socket's path over 107 bytes is refused. A server that takes another's place uses its
 * folder again; never one of a server that is still stopping, because whoever stops it removes that.
 */
async function socketFolder(cluster: Cluster, wanted: string | undefined) {
  if (process.platform === "win32") return undefined;
  if (wanted && (await isUsable(wanted, cluster.account?.uid ?? process.getuid?.())))
    return { path: wanted, isNew: false };
  const made =
    wanted &&
    (await mkdir(wanted, { mode: 0o700 }).then(
      () => wanted,
      () => undefined,
    ));
  const path =
    made || (await mkdtemp(join(tmpdir().length < 70 && !cluster.account ? tmpdir() : "/tmp", "two-pizza-")));
  await chmod(path, 0o700);
  await give(path, cluster.account);
  return { path, isNew: !made };
}

/** /tmp belongs to everybody: a folder there is ours only if its owner and mode say so. */
async function isUsable(folder: string, owner: number | undefined): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return Boolean(found?.isDirectory() && found.uid === owner && (found.mode & 0o777) === 0o700);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => probe.once("listening", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

async function logSize(cluster: Cluster): Promise<number> {
  const { size } = await stat(cluster.log).catch(() => ({ size: 0 }));
  if (size < 4_000_000) return size;
  await truncate(cluster.log);
  return 0;
}
