import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { connectionOptions } from "./connection";
import { isAlive } from "./embedded/cluster";
import { dataHome } from "./embedded/home";
import { openEmbedded } from "./embedded/open";
import { migrate } from "./migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** A role on this server that may create databases. */
    serverUrl: string;
    /** The superuser, on our own server alone. */
    adminUrl: string | null;
    /** The migrated database that test files clone. */
    template: string;
  }
}

/**
 * Once per run: a server for tests alone (TEST_DATABASE_URL, else a built-in one beside the real data), on it a
 * template with every migration. What killed runs left behind is dropped.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const sql = postgres({ ...connectionOptions(server.url), max: 1, onnotice: () => {} });
  if (server.adminUrl) await sweep(sql);
  const template = `template_${randomBytes(4).toString("hex")}_${process.pid}`;
  await sql`create database ${sql(template)}`;
  await migrate(withDatabase(server.url, template));
  project.provide("serverUrl", server.url);
  project.provide("adminUrl", server.adminUrl);
  project.provide("template", template);
  return async () => {
    await sql`drop database if exists ${sql(template)} with (force)`;
    await sql.end();
    await server.close();
  };
}

async function openServer(): Promise<{ url: string; adminUrl: string | null; close: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, adminUrl: null, close: async () => {} };
  return openEmbedded("tests", join(dataHome(), "tests"));
}

/** Drops the databases of runs that were killed: their names end in the process id of the run. */
async function sweep(sql: postgres.Sql): Promise<void> {
  const left = await sql<
    { name: string }[]
  >`select datname as name from pg_database where datname ~ '^(test|template)_.*_[0-9]+$'`;
  for (const { name } of left) {
    if (!isAlive(Number(name.split("_").at(-1))))
      await sql`drop database if exists ${sql(name)} with (force)`;
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
