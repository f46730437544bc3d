import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { at } from "./clock";
import { isAppError } from "./errors";
import { countHit, forgetOldHits } from "./rate-limit";

useTestDatabase();

const noon = new Date("2026-03-02T12:00:00Z");
const limit = { most: 3, seconds: 600 };

async function hit(key: string, time: Date): Promise<number> {
  const refusal = await at(time, () => countHit(getDb(), key, limit)).catch((error: unknown) => error);
  if (!isAppError(refusal)) return 0;
  expect([refusal.code, refusal.message]).toEqual(["too_many", expect.stringMatching(/try again in/)]);
  return refusal.retryAfterSeconds ?? Number.NaN;
}

test("lets as many through as the limit says, then tells when to come back", async () => {
  const waits = [];
  for (const second of [0, 1, 2, 3, 540]) waits.push(await hit("one", new Date(+noon + second * 1000)));
  expect(waits).toEqual([0, 0, 0, 597, 60]);
  expect(await hit("one", new Date(+noon + 600_000))).toBe(0);
  expect(await hit("another", noon)).toBe(0);
});

test("of many at once exactly as many come through", async () => {
  const waits = await Promise.all(Array.from({ length: 40 }, () => hit("crowd", noon)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(limit.most);
});

test("windows that nobody looks at any more are forgotten", async () => {
  await at(new Date(+noon + 3 * 86_400_000), () => forgetOldHits(getDb()));
  expect(await getSql()`select 1 from rate_windows`).toHaveLength(0);
});
