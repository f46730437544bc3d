import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { getTeamHealth } from "./queries/team-health";

useTestDatabase();

const BORN = new Date("2020-01-01T00:00:00Z");
const units: Record<"company" | "department" | "team", string> = { company: "", department: "", team: "" };
const DRIVERS = ["hours", "heard", "say", "tools"] as const;

/** Favourable, neutral and unfavourable answers to the score and to each driver; null shows no number. */
type Given = readonly [number, number, number] | null;
type Round = { team: Given; department: Given; company: Given };

const newUnit = async (kind: string, parent: string | null): Promise<string> => {
  const sql = getSql();
  const [unit] = await sql<{ id: string }[]>`insert into units (created_at) values (${BORN}) returning id`;
  const id = unit?.id ?? "";
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
    values (${id}, ${parent}, ${kind}, ${`The ${kind}`}, tstzrange('2020-01-01', null))`;
  if (kind === "team") await sql`insert into teams (unit_id) values (${id})`;
  return id;
};

/** A published pulse with these figures: what the gate wrote, without the way there. */
const publish = async (
  month: number,
  figures: Round,
  more: (roundId: string) => Promise<unknown> = async () => {},
) => {
  const sql = getSql();
  const opensAt = new Date(Date.UTC(2025, month, 1));
  const closedAt = new Date(Date.UTC(2025, month, 8));
  const [round] = await sql<{ id: string }[]>`
    insert into rounds (kind, name, state, k, manifest, opens_at, closes_at, closed_at, eligible)
    values ('pulse', ${`Pulse ${month}`}, 'closed', 5, '{}', ${opensAt}, ${closedAt}, ${closedAt}, 120) returning id`;
  const id = round?.id ?? "";
  await sql`insert into round_units (round_id, unit_id, parent_id, kind, name, eligible, reports_in)
    select ${id}, unit_id, parent_id, kind, name, case kind when 'team' then 9 else 120 end, unit_id from unit_versions`;
  for (const [i, key] of ["recommend", ...DRIVERS].entries()) {
    await sql`insert into round_questions (round_id, position, key, question_id, kind, text)
      values (${id}, ${i + 1}, ${key}, ${key}, ${i === 0 ? "nps" : "agree"}, ${`${key}.`})`;
    for (const [unit, given] of Object.entries(figures)) {
      const unitId = units[unit as keyof typeof units];
      if (!given) {
        await sql`insert into cells (round_id, unit_id, question_id, state) values (${id}, ${unitId}, ${key}, 'lid')`;
        continue;
      }
      const [f, n, u] = given;
      const all = f + n + u;
      const value = Math.round((100 * (i === 0 ? f - u : f)) / all);
      await sql`insert into cells (round_id, unit_id, question_id, state, n, favourable, neutral, unfavourable, stats)
        values (${id}, ${unitId}, ${key}, 'exact', ${all}, ${f}, ${n}, ${u}, ${JSON.stringify({ value, low: value - 9, high: value + 9 })}::text::jsonb)`;
    }
  }
  await more(id);
  await sql`update rounds set state = 'published', published_at = ${closedAt} where id = ${id}`;
  return id;
};

const STEADY: Round = { team: [4, 3, 1], department: [40, 30, 20], company: [60, 40, 20] };

beforeAll(async () => {
  await getSql()`insert into company (name, created_at) values ('Test', ${BORN})`;
  units.company = await newUnit("company", null);
  units.department = await newUnit("department", units.company);
  units.team = await newUnit("team", units.department);
});

describe("while there is little to compare with", () => {
  test("nobody can tell yet, and a team of nine is bounded by its one silent person", async () => {
    await publish(0, STEADY);
    const team = await getTeamHealth(SYSTEM, units.team);
    expect(team).toMatchObject({
      change: {
        verdict: "unknown",
        sentence: expect.stringContaining("Cannot tell yet: a table’s first four"),
      },
      alert: null,
      direction: null,
      impact: null,
      bounds: { silent: 1, people: 9, low: expect.closeTo(22.22, 2), high: expect.closeTo(44.44, 2) },
    });
    const department = await getTeamHealth(SYSTEM, units.department);
    expect(department.change?.sentence).toBe(
      "Cannot tell yet: there is no earlier number to hold this one against.",
    );
    expect(department.bounds).toBeNull();
  });
});

describe("after seven rounds", () => {
  let last: string;

  beforeAll(async () => {
    for (const month of [1, 2]) await publish(month, STEADY);
    await publish(3, { ...STEADY, team: null });
    for (const month of [4, 5]) await publish(month, STEADY);
    const [since] = await getSql()<{ id: string }[]>`select id from rounds where name = 'Pulse 5'`;
    await publish(6, { ...STEADY, team: [1, 1, 6] });
    last = await publish(7, { ...STEADY, team: [0, 2, 7] }, async (id) => {
      const sql = getSql();
      await sql`insert into shifts (round_id, unit_id, question_id, since_round_id, p, verdict) values
        (${id}, ${units.department}, 'recommend', ${since?.id ?? ""}, 0.5, 'none'),
        (${id}, ${units.department}, 'tools', ${since?.id ?? ""}, 0.001, 'down')`;
      for (const [key, weight] of Object.entries({ hours: 0.1, heard: 0.2, say: 0.3, tools: 0.4 })) {
        await sql`insert into impacts values (${id}, ${units.company}, ${key}, ${weight})`;
        if (key !== "hours") await sql`insert into impacts values (${id}, ${units.department}, ${key}, null)`;
      }
    });
  });

  test("a team that fell has one alert, an arrow in the round that told it, and odds in words", async () => {
    const team = await getTeamHealth(SYSTEM, units.team);
    expect(team.round?.id).toBe(last);
    expect(team.change).toMatchObject({
      verdict: "down",
      sentence: expect.stringMatching(/^Real shift since /),
    });
    expect(team.alert).toMatchObject({
      verdict: "down",
      headline: "The score slipped, and it is not noise",
      scale: "score",
      from: 38,
      to: -78,
      since: "Pulse 5",
      odds: expect.stringMatching(/^Luck alone would raise an alarm on this page about once in \d+ rounds/),
    });
    expect(team.trend.map(({ shift }) => shift)).toEqual([null, null, null, null, null, null, null, "down"]);
    expect(team.trend.map(({ cell }) => cell.state)[3]).toBe("lid");
    expect(team.direction).toMatch(/^Over the seven rounds with a number /);
  });

  test("a department says what the tally tested: the driver that slipped, the score that did not", async () => {
    const department = await getTeamHealth(SYSTEM, units.department);
    expect(department.change).toEqual({ verdict: "none", sentence: "No real change since Pulse 5." });
    expect(department.alert).toMatchObject({
      headline: "“tools” slipped, and it is not noise",
      scale: "share",
      odds: "Luck alone would raise an alarm on this page about once in 500 rounds like these.",
    });
    expect(department.drivers.find(({ id }) => id === "tools")?.change?.verdict).toBe("down");
    expect(department.drivers.find(({ id }) => id === "hours")?.change?.verdict).toBe("unknown");
  });

  test("impact is a unit's own, or that of the nearest above with people enough", async () => {
    const company = await getTeamHealth(SYSTEM, units.company);
    expect(company.impact).toMatchObject({ isOwn: true, kind: "ranked", first: "tools" });
    expect(company.impact?.drivers.map(({ id }) => id)).toEqual(["tools", "say", "heard", "hours"]);
    const department = await getTeamHealth(SYSTEM, units.department);
    expect(department.impact).toMatchObject({ isOwn: true, kind: "named" });
    expect(department.impact?.drivers.map(({ weight }) => weight)).toEqual([null, null, null]);
    const team = await getTeamHealth(SYSTEM, units.team);
    expect(team.impact).toMatchObject({ isOwn: false, kind: "named", unit: { id: units.department } });
    expect(team.impact?.drivers[0]?.value).toBe(0);
  });
});
