import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closeClient } from "./client";
import { connectionOptions } from "./connection";
import { dropDatabase, withDatabase } from "./test-server";

/**
 * Gives the test file that calls it (once, at the top level) an empty, migrated database of its own: a clone of the
 * template that the run's set-up made, with DATABASE_URL and SEAL_DIR pointing at it, dropped at the end.
 */
export function useTestDatabase(): void {
  const name = inject("template").replace("template", `test_${randomBytes(4).toString("hex")}`);
  let sealFolder: string;

  beforeAll(async () => {
    await administer((sql) => sql`create database ${sql(name)} template ${sql(inject("template"))}`);
    sealFolder = await mkdtemp(join(tmpdir(), "seal-"));
    process.env.SEAL_DIR = sealFolder;
    process.env.DATABASE_URL = databaseUrl(name);
  });

  afterAll(async () => {
    await closeClient();
    await administer((sql) => dropDatabase(sql, name));
    await rm(sealFolder, { recursive: true, force: true });
  });
}

/** The superuser's address of this test file's database, for tests that look below the tables; null on a foreign server. */
export function adminDatabaseUrl(): string | null {
  const adminUrl = inject("adminUrl");
  return adminUrl && process.env.DATABASE_URL
    ? withDatabase(adminUrl, new URL(process.env.DATABASE_URL).pathname.slice(1))
    : null;
}

function databaseUrl(name: string): string {
  return withDatabase(inject("serverUrl"), name);
}

async function administer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOptions(inject("serverUrl")), max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 1 }));
}
