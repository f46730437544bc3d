import { readdir } from "node:fs/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closeClient, getSql } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { dropDatabase, withDatabase } from "@/db/test-server";
import { useTestDatabase } from "@/db/testing";
import { getRound } from "@/features/surveys/queries";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { destroyRoundKeys, readMark } from "@/lib/round-keys";
import { answer, duringWeek, foundCompany, openWeek, type TestCompany } from "./test-company";
import { keepWatermarks } from "./watermark";

useTestDatabase();

let company: TestCompany;
let backup: string;

beforeAll(async () => {
  company = await foundCompany([6]);
});

afterAll(async () => {
  await closeClient();
  await administer((sql) => dropDatabase(sql, backup));
});

test("an open round's mark rises in the database and beside its keys, and a lost process harms nothing", async () => {
  const round = await openWeek(company.boss, "Undisturbed");
  expect(await readMark(round)).toBeNull();
  await keepWatermarks(SYSTEM);
  await Promise.all(Array.from({ length: 8 }, () => keepWatermarks(SYSTEM)));
  const [row] = await getSql()`select mark from watermarks where round_id = ${round}`;
  expect(row).toEqual({ mark: 9 });
  // Killed between the two writes, the folder is behind; that is no restored backup.
  await getSql()`update watermarks set mark = mark + 1 where round_id = ${round}`;
  await keepWatermarks(SYSTEM);
  expect(await readMark(round)).toBe(11);
  expect(await getRound(company.boss, round)).toMatchObject({ state: "open" });
  await getSql()`update rounds set state = 'void' where id = ${round}`;
  await destroyRoundKeys(round);
});

test("a backup that is restored into an open round voids it, in words, and burns its keys", async () => {
  const round = await openWeek(company.boss, "Disturbed");
  await keepWatermarks(SYSTEM);
  const folder = () => readdir(process.env.SEAL_DIR as string);
  const [early, late] = company.teams[0]?.people ?? [];
  await duringWeek(() => answer(early as PersonActor, round, 9));
  backup = await takeBackup();
  await duringWeek(() => answer(late as PersonActor, round, 3));
  await keepWatermarks(SYSTEM);

  await closeClient();
  process.env.DATABASE_URL = withDatabase(process.env.DATABASE_URL ?? "", backup);
  expect(await folder()).toEqual([round]);
  await keepWatermarks(SYSTEM);
  expect(await getRound(company.boss, round)).toMatchObject({
    state: "void",
    reason: expect.stringContaining("restored from a backup"),
    counts: null,
  });
  expect(await folder()).toEqual([]);
  const left = await getSql()`select 1 from sealed_ballots union all select 1 from issuances`;
  expect(left).toHaveLength(0);
  await expect(duringWeek(() => answer(late as PersonActor, round, 10))).rejects.toMatchObject({
    code: "closed",
  });
  await keepWatermarks(SYSTEM);
});

/** What pg_dump and pg_restore do: the database as it is now, under another name. */
async function takeBackup(): Promise<string> {
  await closeClient();
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const copy = name.replace("test_", "test_backup_");
  await administer((sql) => sql`create database ${sql(copy)} template ${sql(name)}`);
  return copy;
}

async function administer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOptions(inject("serverUrl")), max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 1 }));
}
