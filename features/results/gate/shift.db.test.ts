import { beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { Round } from "./rosters";
import { publishShifts, type Raw } from "./shift";

useTestDatabase();

const CLOSED = new Date("2026-03-06T12:00:00Z");
const FELL = { before: [9, 8, 8, 10, 7, 9], now: [6, 5, 8, 4, 7, 6] };
const ids: Record<string, string> = {};
/** Somebody on the roster of each unit. */
const people: Record<string, string> = {};
let first: string;
let second: Round;

const newId = async (table: "units" | "services"): Promise<string> => {
  const sql = getSql();
  const [row] =
    table === "units"
      ? await sql<{ id: string }[]>`insert into units (created_at) values (${CLOSED}) returning id`
      : await sql<{ id: string }[]>`
          insert into services (slug, name, created_at) values ('payroll', 'Payroll', ${CLOSED}) returning id`;
  return row?.id ?? "";
};

const newRound = async (kind: "pulse" | "service", opensAt: Date): Promise<string> => {
  const [row] = await getSql()<{ id: string }[]>`
    insert into rounds (kind, name, state, k, manifest, opens_at, closes_at, closed_at, eligible)
    values (${kind}, 'A round', 'closed', 5, '{}', ${opensAt}, ${CLOSED}, ${CLOSED}, 40) returning id`;
  const id = row?.id ?? "";
  for (const [unit, kindOf, parent] of [
    ["company", "company", null],
    ["west", "department", "company"],
    ["east", "department", "company"],
    ["north", "team", "west"],
  ] as const) {
    await getSql()`
      insert into round_units (round_id, unit_id, parent_id, kind, name, eligible, reports_in)
      values (${id}, ${ids[unit] ?? ""}, ${parent && (ids[parent] ?? "")}, ${kindOf}, ${unit}, 12, ${ids[unit] ?? ""})`;
    await getSql()`insert into round_roster (round_id, person_id, seat_unit_id, answers_in)
      values (${id}, ${people[unit] ?? ""}, ${ids[unit] ?? ""}, ${ids[unit] ?? ""})`;
  }
  return id;
};

const histogram = (given: readonly number[]) =>
  Array.from({ length: 11 }, (_, value) => given.filter((answer) => answer === value).length);

const keepAnswers = async (
  roundId: string,
  block: string,
  question: string,
  given: readonly number[],
  service?: string,
) => {
  for (const [value, n] of histogram(given).entries()) {
    if (n === 0) continue;
    await getSql()`insert into answers (round_id, service_id, block_id, question_id, value, n)
      values (${roundId}, ${service ?? null}, ${ids[block] ?? ""}, ${question}, ${value}, ${n})`;
  }
};

const showNumber = async (roundId: string, unit: string, question: string, service?: string) => {
  await getSql()`insert into cells (round_id, service_id, unit_id, question_id, state, n, favourable, neutral, unfavourable, stats)
    values (${roundId}, ${service ?? null}, ${ids[unit] ?? ""}, ${question}, 'exact', 6, 3, 1, 2, '{"value":1,"low":0,"high":2}')`;
};

const publish = (id: string) =>
  getSql()`update rounds set state = 'published', published_at = ${CLOSED} where id = ${id}`;

const raw = (unit: string, given: readonly number[], more: Partial<Raw> = {}): Raw => ({
  unitId: ids[unit] ?? "",
  questionId: "recommend",
  serviceId: null,
  kind: "nps",
  histogram: histogram(given),
  ...more,
});

const readShifts = (roundId: string) =>
  getSql()<{ unit: string; question: string; since: string; p: number; verdict: string }[]>`
    select u.name as unit, s.question_id as question, s.since_round_id as since, s.p, s.verdict
    from shifts s join round_units u on u.round_id = s.round_id and u.unit_id = s.unit_id
    where s.round_id = ${roundId} order by u.name, s.question_id`;

beforeAll(async () => {
  for (const unit of ["company", "west", "east", "north"]) {
    ids[unit] = await newId("units");
    const [person] = await getSql()<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${unit}, 'Test', ${`${unit}@example.org`}, ${CLOSED}) returning id`;
    people[unit] = person?.id ?? "";
  }
  first = await newRound("pulse", new Date("2026-01-02"));
  // West's answers lie under its own block and, in part, under its team's.
  await keepAnswers(first, "west", "recommend", FELL.before.slice(0, 2));
  await keepAnswers(first, "north", "recommend", FELL.before.slice(2));
  await keepAnswers(first, "east", "recommend", [7, 8, 9, 6, 7, 10]);
  for (const unit of ["west", "north", "company"]) await showNumber(first, unit, "recommend");
  await getSql()`insert into cells (round_id, unit_id, question_id, state) values (${first}, ${ids.east ?? ""}, 'recommend', 'lid')`;
  await publish(first);
  const opensAt = new Date("2026-02-02");
  second = { id: await newRound("pulse", opensAt), kind: "pulse", k: 5, strict: false, opensAt };
});

describe("shifts of a pulse", () => {
  test("compare a department's raw answers, wherever their blocks lie, with its last number", async () => {
    await getDb().transaction((tx) =>
      publishShifts(tx, second, [
        raw("west", FELL.now),
        raw("north", FELL.now.slice(2)),
        raw("east", [7, 8, 9, 6, 7, 10]),
        raw("company", [...FELL.before, 7, 8, 9, 6, 7, 10]),
        raw("company", [4, 5, 3], { questionId: "hours", kind: "agree" }),
      ]),
    );
    const shifts = await readShifts(second.id);
    // Teams are watched elsewhere, east was under the lid, and hours were never asked before.
    expect(shifts.map(({ unit, question, since }) => [unit, question, since === first])).toEqual([
      ["company", "recommend", true],
      ["west", "recommend", true],
    ]);
    expect(shifts[1]).toMatchObject({ verdict: "down", p: expect.closeTo(0.015, 6) });
    expect(shifts[0]).toMatchObject({ verdict: "none", p: 1 });
  });

  test("stay as they were written", async () => {
    for (const change of [
      getSql()`update shifts set verdict = 'up'`,
      getSql()`delete from shifts`,
      getSql()`truncate shifts`,
    ]) {
      await expect(change).rejects.toMatchObject({ code: "TP002" });
    }
    await publish(second.id);
    await expect(publishShifts(getDb(), second, [raw("west", FELL.now)])).rejects.toThrow();
  });
});

test("services are compared with themselves, and being passed on more often is no rise", async () => {
  const payroll = await newId("services");
  const before = await newRound("service", new Date("2026-01-03"));
  for (const question of ["service-score", "service-passed-on"]) {
    await keepAnswers(before, "company", question, [1, 0, 0, 0, 1, 0, 0, 0], payroll);
    await showNumber(before, "company", question, payroll);
  }
  // Who rates for a unit below west is no part of west's own line.
  await keepAnswers(before, "west", "service-score", FELL.before, payroll);
  await keepAnswers(before, "north", "service-score", FELL.now, payroll);
  await showNumber(before, "west", "service-score", payroll);
  await publish(before);
  const opensAt = new Date("2026-02-03");
  const round: Round = {
    id: await newRound("service", opensAt),
    kind: "service",
    k: 5,
    strict: false,
    opensAt,
  };
  const more = [3, 4, 3, 5, 2, 3, 4, 3];
  await publishShifts(getDb(), round, [
    raw("company", Array(20).fill(9), { questionId: "service-score", serviceId: payroll }),
    raw("company", more, { questionId: "service-passed-on", serviceId: payroll, kind: "passed_on" }),
    raw("west", FELL.now, { questionId: "service-score", serviceId: payroll }),
  ]);
  const shifts = await readShifts(round.id);
  expect(shifts.map(({ unit, question, verdict }) => [unit, question, verdict])).toEqual([
    ["company", "service-passed-on", "down"],
    ["company", "service-score", "up"],
    ["west", "service-score", "down"],
  ]);
  expect(shifts[2]?.p).toBeCloseTo(0.015, 6);
});
