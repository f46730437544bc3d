import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeRound, openRound } from "@/features/surveys/commands";
import { OUTSIDER, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { cutSealingKeys } from "@/lib/round-keys";
import { cutKeys } from "./cut";
import { resumeRounds } from "./resume";
import { FRIDAY, foundCompany, MONDAY, type TestCompany } from "./test-company";
import { keepWatermarks } from "./watermark";

useTestDatabase();

let company: TestCompany;
let roundId: string;

/** The jobs that a worker would take now, by task. */
const waiting = () => getSql()<{ task: string; payload: { roundId: string } }[]>`
  select t.identifier as task, j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier in ('cut-keys', 'tally-round') and j.locked_at is null and j.run_at <= now()`;

/** A worker took every job and was killed. */
const takeAndDie = () => getSql()`
  update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker that was killed', attempts = 1`;

beforeAll(async () => {
  company = await foundCompany([6]);
  const plan = { name: "Interrupted", closesAt: FRIDAY, questionIds: ["hours"], strict: false };
  ({ roundId } = await at(MONDAY, () => openRound(company.boss, plan)));
});

test("keys that a killed worker was cutting are ordered anew, those that are being cut are left alone", async () => {
  await takeAndDie();
  // As far as the first key: its folder was touched a moment ago.
  await cutSealingKeys(roundId);
  await resumeRounds(SYSTEM, { quiet: 60_000 });
  expect(await waiting()).toEqual([]);
  await resumeRounds(SYSTEM);
  expect(await waiting()).toEqual([{ task: "cut-keys", payload: { roundId } }]);
  await at(MONDAY, () => cutKeys(SYSTEM, { roundId }));
});

test("a closed round whose worker was killed is counted anew, and one that is being counted is left alone", async () => {
  await at(MONDAY, () => closeRound(company.boss, { roundId, reason: "It has been a week." }));
  await takeAndDie();
  await getSql().begin(async (counting) => {
    await counting`select 1 from rounds where id = ${roundId} for update`;
    await resumeRounds(SYSTEM);
    expect(await waiting()).toEqual([]);
  });
  await resumeRounds(SYSTEM);
  await resumeRounds(SYSTEM);
  expect(await waiting()).toEqual([{ task: "tally-round", payload: { roundId } }]);
});

test("nobody but the portal resumes work or keeps watermarks", async () => {
  for (const actor of [OUTSIDER, company.boss]) {
    const code = actor === OUTSIDER ? "not_signed_in" : "forbidden";
    await expect(resumeRounds(actor)).rejects.toMatchObject({ code });
    await expect(keepWatermarks(actor)).rejects.toMatchObject({ code });
  }
});
