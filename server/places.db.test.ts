import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { cookieSecret, sealFolder } from "./places";

useTestDatabase();

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "places-"));
  process.env.DATA_DIR = home;
});

afterAll(() => rm(home, { recursive: true, force: true }));

test("the cookies' secret is made once, by however many ask, and readable by us alone", async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, cookieSecret));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toHaveLength(43);
  const file = join(home, "cookie-secret");
  expect([(await stat(file)).mode & 0o777, await readFile(file, "utf8")]).toEqual([0o600, secrets[0]]);
});

test("the sealing keys lie outside the database's folder, closed, and each database has its own", async () => {
  const url = process.env.DATABASE_URL ?? "";
  const folder = await sealFolder(url, undefined);
  expect(folder.startsWith(join(home, "seal"))).toBe(true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const other = new URL(url);
  other.pathname = "/postgres";
  expect(await sealFolder(other.href, undefined)).not.toBe(folder);
});

test("SEAL_DIR names another place", async () => {
  const chosen = join(home, "chosen");
  expect(await sealFolder(process.env.DATABASE_URL ?? "", chosen)).toBe(chosen);
  expect((await stat(chosen)).mode & 0o777).toBe(0o700);
});
