import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectionOptions } from "../connection";
import { type EmbeddedDatabase, openEmbedded } from "./open";
import { isAlive } from "./process";

let home: string;
const opened: EmbeddedDatabase[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "launcher-"));
  await chmod(home, 0o711);
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await rm(home, { recursive: true, force: true });
});

async function open(name = "shop"): Promise<EmbeddedDatabase> {
  const database = await openEmbedded(name, { home });
  opened.push(database);
  return database;
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(join(home, "database/data/postmaster.pid"), "utf8"), 10);
}

function socketFolder(url: string): string {
  return new URL(url).searchParams.get("host") ?? "";
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  return work(sql).finally(() => sql.end({ timeout: 1 }));
}

/** Another process that opens the same data, then writes numbers for ever; each line it prints was acknowledged. */
function writer(): { process: ChildProcess; lines: AsyncIterator<string> } {
  const program = `
    import { openEmbedded } from "./db/embedded/open";
    import { connectionOptions } from "./db/connection";
    import postgres from "postgres";
    const database = await openEmbedded("shop", { home: ${JSON.stringify(home)} });
    const sql = postgres({ ...connectionOptions(database.url), onnotice: () => {} });
    await sql\`create table if not exists orders (number int primary key)\`;
    for (let number = 1; ; number += 1) {
      await sql\`insert into orders values (\${number})\`;
      process.stdout.write(number + "\\n");
    }`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { process: child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

test("starts a server without TCP, with a password, and the last one out stops it", async () => {
  const first = await open();
  const pid = await serverPid();
  const [says] = await ask(
    first.url,
    (sql) => sql`select current_user as role, current_setting('listen_addresses') as tcp,
    current_setting('fsync') as fsync, current_setting('server_encoding') as encoding`,
  );
  expect(says).toEqual({ role: "two_pizza", tcp: "", fsync: "on", encoding: "UTF8" });
  await expect(
    ask(first.url.replace(/:[0-9a-f]{48}@/, ":guess@"), (sql) => sql`select 1`),
  ).rejects.toMatchObject({ code: "28P01" });

  const second = await open("kitchen");
  expect(await serverPid()).toBe(pid);
  await first.close();
  expect(isAlive(pid)).toBe(true);
  await second.close();
  expect(isAlive(pid)).toBe(false);
});

test("eight that start at once on an empty folder share one server", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => open()));
  expect(new Set(all.map((database) => database.url)).size).toBe(1);
});

test("adopts the server of a process that was killed, with every acknowledged row", async () => {
  const other = writer();
  for (let line = 0; line < 20; line += 1) await other.lines.next();
  const pid = await serverPid();
  other.process.kill("SIGKILL");
  let acknowledged = 20;
  for (let line = await other.lines.next(); !line.done; line = await other.lines.next())
    acknowledged = Number(line.value);

  const database = await open();
  expect(await serverPid()).toBe(pid);
  const [kept] = await ask(database.url, (sql) => sql`select count(*)::int as rows from orders`);
  expect(kept?.rows).toBeGreaterThanOrEqual(acknowledged);
  await database.close();
  expect(isAlive(pid)).toBe(false);
});

test("comes back by itself when the server is killed, and loses no acknowledged row", async () => {
  const database = await open();
  await ask(database.url, (sql) => sql`create table orders as select generate_series(1, 1000) as number`);
  const pid = await serverPid();
  process.kill(pid, "SIGKILL");
  const rows = await again(() => ask(database.url, (sql) => sql`select count(*)::int as rows from orders`));
  expect(rows[0]?.rows).toBe(1000);
  expect(await serverPid()).not.toBe(pid);
});

test("replaces a server whose socket was swept away, at the same address", async () => {
  const database = await open();
  const pid = await serverPid();
  await rm(socketFolder(database.url), { recursive: true });
  const second = await open("kitchen");
  expect(socketFolder(second.url)).toBe(socketFolder(database.url));
  expect(isAlive(pid)).toBe(false);
  const [answer] = await again(() => ask(database.url, (sql) => sql`select 1 as one`));
  expect(answer?.one).toBe(1);
});

test("starts although another program has the number in postmaster.pid now", async () => {
  await (await open()).close();
  const pidFile = join(home, "database/data/postmaster.pid");
  await writeFile(
    pidFile,
    `${process.pid}\n${home}/database/data\n1\n5432\n/tmp/two-pizza-gone\n\n1 1\nready\n`,
  );
  await chmod(pidFile, 0o666);
  const [answer] = await ask((await open()).url, (sql) => sql`select 1 as one`);
  expect(answer?.one).toBe(1);
});

test("whoever comes while the server stops gets a running one", async () => {
  let last = await open();
  for (let turn = 0; turn < 20; turn += 1) {
    const [, next] = await Promise.all([last.close(), openEmbedded("shop", { home })]);
    const [answer] = await ask(next.url, (sql) => sql`select 1 as one`);
    expect(answer?.one).toBe(1);
    last = next;
  }
  opened.push(last);
});

test("leaves data of another major version alone and says so", async () => {
  await (await open()).close();
  await writeFile(join(home, "database/data/PG_VERSION"), "16\n");
  await expect(open()).rejects.toThrow(/was made by PostgreSQL 16.*leaves it alone/);
});

/** Asks until there is an answer: the server needs a moment to be started and to replay its log. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setImmediate(done));
    }
  }
}
