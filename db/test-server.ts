import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { connectionOptions } from "./connection";
import { dataHome } from "./embedded/home";
import { openEmbedded } from "./embedded/open";
import { isAlive } from "./embedded/process";
import { migrate } from "./migrate";

export type TestServer = {
  /** A role on this server that may create databases. */
  url: string;
  /** The superuser, on our own server alone. */
  adminUrl: string | null;
  /** Makes a migrated database to clone. @returns its name */
  makeTemplate(): Promise<string>;
  /** Drops the templates and lets the server go. */
  close(): Promise<void>;
};

/**
 * A server for tests alone: TEST_DATABASE_URL, else one we start beside the real data, with the binaries installed in
 * TEST_POSTGRES or our own. What killed runs left behind
 * is dropped.
 */
export async function openTestServer(): Promise<TestServer> {
  const server = await openServer();
  const sql = postgres({ ...connectionOptions(server.url), max: 1, onnotice: () => {} });
  if (server.adminUrl) await sweep(sql);
  const templates: string[] = [];
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    async makeTemplate() {
      const name = `template_${randomBytes(4).toString("hex")}_${process.pid}`;
      await sql`create database ${sql(name)}`;
      templates.push(name);
      await migrate(withDatabase(server.url, name));
      return name;
    },
    async close() {
      for (const name of templates) await dropDatabase(sql, name);
      await sql.end();
      await server.close();
    },
  };
}

/** The same server's address of another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function openServer(): Promise<{ url: string; adminUrl: string | null; close: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, adminUrl: null, close: async () => {} };
  const installed = process.env.TEST_POSTGRES;
  const home = join(dataHome(), installed ? `tests${installed.replace(/\W+/g, "-")}` : "tests");
  return openEmbedded("tests", { home, installed });
}

/** Drops the databases of runs that were killed: their names end in the process id of the run. */
async function sweep(sql: postgres.Sql): Promise<void> {
  const left = await sql<
    { name: string }[]
  >`select datname as name from pg_database where datname ~ '^(test|template)_.*_[0-9]+$'`;
  for (const { name } of left) {
    if (!isAlive(Number(name.split("_").at(-1)))) await dropDatabase(sql, name);
  }
}

/**
 * Drops a database with whoever still is in it. First without force: then the server asks autovacuum to leave, which an
 * ordinary role is not allowed to end.
 */
export async function dropDatabase(sql: postgres.Sql, name: string): Promise<void> {
  await sql`drop database if exists ${sql(name)}`.catch(async (error: Error & { code?: string }) => {
    if (error.code !== IN_USE) throw error;
    await sql`drop database if exists ${sql(name)} with (force)`;
  });
}

const IN_USE = "55006";
