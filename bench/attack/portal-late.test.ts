import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { tallyRound } from "@/features/ballots/tally/tally";
import { getTeamHealth } from "@/features/results/queries/team-health";
import { getRound } from "@/features/surveys/queries";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import type { Plan } from "./company";
import { boxesOf, peopleIn } from "./knowledge";
import { preparePortal, timesOf } from "./portal-play";
import { runPortal } from "./portal-run";

useTestDatabase();
beforeAll(preparePortal);

const round = (changes: Plan["rounds"][number]["changes"] = []) => ({
  kind: "pulse" as const,
  rate: 1,
  alike: 0,
  changes,
});
const plan = (rounds: Plan["rounds"]): Plan => ({
  seed: 1,
  k: 5,
  strict: false,
  branches: [],
  loose: [7, ...Array.from({ length: 9 }, () => 12)],
  rounds,
});

test("T5: a round of six ballots does not become one of seven", async () => {
  const { cases, reader, rounds } = await runPortal(plan([round()]));
  const [{ sheet } = { sheet: undefined }] = cases;
  const [{ id } = { id: "" }] = rounds;
  const look = () =>
    at(timesOf(1).opens, async () => {
      const pages = await Promise.all((sheet?.tree ?? []).map((unit) => getTeamHealth(reader, unit.id)));
      return { pages, round: await getRound(reader, id) };
    });
  const before = await look();
  const [box] = new Set(sheet?.boxOf.values());
  const late = {
    round_id: id,
    unit_id: box,
    version: 1,
    public_key: randomBytes(65),
    sealed: randomBytes(4144),
  };
  await expect(getSql()`insert into sealed_ballots ${getSql()(late)}`).rejects.toMatchObject({
    code: "TP002",
  });
  await at(timesOf(1).opens, () => tallyRound(SYSTEM, { roundId: id }));
  await expect(getSql()`update cells set n = n + 1`).rejects.toMatchObject({ code: "TP002" });
  await expect(getSql()`delete from published_comments`).rejects.toMatchObject({ code: "TP002" });
  expect(await look()).toEqual(before);
});

test("T5: a team that one person joined shows a band, and no subtraction gives its figure", async () => {
  const { cases } = await runPortal(plan([round(), round([{ what: "join", a: 0 }])]));
  const [first, second] = cases.map(({ sheet }) => sheet);
  const few = first && [...boxesOf(first)].find(([, boxes]) => between(peopleIn(first, boxes).size, 5, 9));
  const small = few?.[0] ?? "";
  const scoreOf = (sheet: typeof first) =>
    sheet?.statements.find(({ unit, kind }) => unit === small && kind === "nps")?.figure.state;
  expect([scoreOf(first), scoreOf(second)]).toEqual(["exact", "band"]);
});

test("T4: a reorganisation changes nothing that an earlier round shows", async () => {
  const { reader, rounds, cases } = await runPortal(plan([round(), round([{ what: "renew", a: 1 }])]));
  const [first] = cases;
  const [{ id } = { id: "" }] = rounds;
  const company = first?.sheet.tree.find(({ parentId }) => parentId === null)?.id ?? "";
  const { trend } = await at(timesOf(1).counted, () => getTeamHealth(reader, company));
  const then = first?.sheet.statements.find(({ unit, kind }) => unit === company && kind === "nps")?.figure;
  expect(trend.find(({ roundId }) => roundId === id)?.cell).toEqual(then);
  expect(then?.state).toBe("exact");
});

function between(n: number, low: number, high: number): boolean {
  return n >= low && n <= high;
}
