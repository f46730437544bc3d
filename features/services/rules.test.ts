import { expect, test } from "vitest";
import { COMMENT_BYTES, decodeBallot, encodeBallot, PLAINTEXT_BYTES } from "@/features/ballots/rules/paper";
import {
  ballotOf,
  bounceWords,
  figureOf,
  groupByStanding,
  groupsOf,
  leagueTitle,
  leastServed,
  mayRate,
  oneIn,
  pooledScore,
  quartersOf,
  RATINGS_AT_MOST,
  ratedIn,
  roomForWords,
  scoreWords,
  seasonOf,
  standingOf,
  whatIsMissing,
  without,
  wordsIn,
} from "./rules";
import type { Cell, Figure, RatableService, Standing } from "./types";

const score = (low: number, high: number): Figure => ({
  state: "exact",
  n: 40,
  value: (low + high) / 2,
  low,
  high,
});

test("a service stands above or below only when its whole interval is clear of the line", () => {
  expect(standingOf(score(24, 60), 23)).toBe("above");
  expect(standingOf(score(23, 60), 23)).toBe("close");
  expect(standingOf(score(-20, 23), 23)).toBe("close");
  expect(standingOf(score(-20, 22.9), 23)).toBe("below");
});

test("without numbers nothing is ranked", () => {
  expect(standingOf({ state: "lid" }, 23)).toBe("lid");
  expect(standingOf({ state: "band", band: "high" }, 23)).toBe("close");
  expect(standingOf({ state: "words", n: 9, words: "nearly_all" }, 23)).toBe("close");
  expect(standingOf(score(90, 99), null)).toBe("close");
});

test("the company line pools ratings, never averages scores", () => {
  expect(pooledScore([])).toBeNull();
  expect(
    pooledScore([
      { favourable: 9, unfavourable: 0, n: 10 },
      { favourable: 0, unfavourable: 90, n: 90 },
    ]),
  ).toBe(-81);
});

test("bounces are one in so many", () => {
  expect([17, 3.3, 50, 34, 0.4, 0, 58, 72, 100].map(oneIn)).toEqual([
    "1 in 6",
    "1 in 30",
    "1 in 2",
    "1 in 3",
    "none",
    "none",
    "1 in 2",
    "7 in 10",
    "10 in 10",
  ]);
});

test("words stand in for figures that nearly everybody agrees on", () => {
  expect(scoreWords("nearly_all")).toContain("Nearly all");
  expect(scoreWords("hardly_any")).toContain("Hardly any");
  expect([bounceWords("nearly_all"), bounceWords("hardly_any")]).toEqual(["hardly ever", "nearly always"]);
});

test("December opens the winter of the year that begins", () => {
  expect(
    ["2026-12-01", "2027-02-28", "2026-03-01", "2026-11-19"].map((day) => seasonOf(new Date(day))),
  ).toEqual(["Winter 2027", "Winter 2027", "Spring 2026", "Autumn 2026"]);
});

test("shrunk scores give the order only where intervals are clear of the line", () => {
  const row = (name: string, standing: Standing, value: number) => ({
    name,
    standing,
    rank: value,
  });
  const groups = groupByStanding([
    row("Zoo keeping", "close", 30),
    row("Archive", "above", 50),
    row("Élan", "close", 10),
    row("Boats", "above", 70),
    row("Doors", "below", -20),
    row("Fuel", "close", 22),
    row("Chairs", "below", -5),
    { name: "Legal", standing: "lid", rank: null },
  ]);
  const names = (standing: Standing) => groups[standing].map(({ name }) => name);
  expect(names("above")).toEqual(["Boats", "Archive"]);
  expect(names("close")).toEqual(["Élan", "Fuel", "Zoo keeping"]);
  expect(names("below")).toEqual(["Chairs", "Doors"]);
  expect(names("lid")).toEqual(["Legal"]);
});

const cell = (more: Partial<Cell>): Cell => ({
  roundId: "1",
  serviceId: "s",
  unitId: "u",
  unitName: "Sales",
  unitIsCompany: false,
  questionId: "service-score",
  state: "lid",
  n: null,
  favourable: null,
  neutral: null,
  unfavourable: null,
  words: null,
  band: null,
  stats: null,
  verdict: null,
  ...more,
});

test("a cell shows what the gate let out, no more", () => {
  const stats = { value: 20, low: -4, high: 41 };
  expect(figureOf(cell({ state: "exact", n: 20, stats }))).toEqual({ state: "exact", n: 20, ...stats });
  expect(figureOf(cell({ state: "exact", n: 9, words: "nearly_all" }))).toEqual({
    state: "words",
    n: 9,
    words: "nearly_all",
  });
  expect(figureOf(cell({ state: "band", band: "low" }))).toEqual({ state: "band", band: "low" });
  expect(figureOf(cell({}))).toEqual({ state: "lid" });
});

test("quarters begin where the service did, and lids stay in between", () => {
  const rounds = ["1", "2", "3", "4"].map((id) => ({ id, name: `Quarter ${id}` }));
  const some = [
    cell({ roundId: "2" }),
    cell({ roundId: "4", state: "exact", n: 8, stats: { value: 1, low: 0, high: 2 } }),
  ];
  expect(quartersOf(some, rounds).map(({ label, figure }) => [label, figure.state])).toEqual([
    ["Quarter 2", "lid"],
    ["Quarter 3", "lid"],
    ["Quarter 4", "exact"],
  ]);
  expect(quartersOf([], rounds)).toEqual([]);
});

test("departments under the lid have no line, and only a whole interval below everybody's is the least served", () => {
  const exact = (unitName: string, n: number, low: number, high: number) =>
    cell({ unitId: unitName, unitName, state: "exact", n, stats: { value: (low + high) / 2, low, high } });
  const groups = groupsOf([
    exact("Dock", 18, -60, -6),
    exact("Sales", 40, -10, 60),
    cell({}),
    exact("Art", 9, -90, 40),
  ]);
  expect(groups.map(({ name }) => name)).toEqual(["Sales", "Dock", "Art"]);
  expect(leastServed(groups, score(13, 34))?.name).toBe("Dock");
  expect(leastServed(groups.slice(0, 1), score(13, 34))).toBeNull();
  expect(leastServed(groups, { state: "lid" })).toBeNull();
});

test("a ballot has what the round asks about and its person does not serve", () => {
  const ties = { isAsked: true, pickedUp: false, asked: new Set(["mine", "new"]), own: new Set(["mine"]) };
  expect(["mine", "new", "later"].map((id) => mayRate(ties, id))).toEqual([false, true, false]);
  expect(mayRate({ ...ties, isAsked: false }, "new")).toBe(false);
  expect(mayRate(null, "new")).toBe(false);
  expect([ties, { ...ties, pickedUp: true }, { ...ties, isAsked: false }, null].map(ballotOf)).toEqual([
    "waiting",
    "picked_up",
    "none",
    "none",
  ]);
});

const service = (n: number): RatableService => ({
  id: String(n),
  slug: `s${n}`,
  name: `Service ${n}`,
  promise: "",
  keys: { score: `${n}.score`, passed: `${n}.passed`, words: `${n}.words` },
});
const [one, two] = [service(1), service(2)];
const said = {
  answers: { "1.score": 8, "1.passed": 0, "2.passed": 1 },
  comments: { "1.words": " ", "2.words": "Ah." },
};

test("a service is rated once there is a number or a word of it, and taking it back leaves nothing", () => {
  expect(ratedIn([one, two, service(3)], said)).toEqual([one, two]);
  expect(ratedIn([one], { answers: {}, comments: { "1.words": "\n" } })).toEqual([]);
  expect(wordsIn(said)).toBe(1);
  expect(without(two, said)).toEqual({
    answers: { "1.score": 8, "1.passed": 0 },
    comments: { "1.words": " " },
  });
});

test("every service that was used needs a score and a count, and all words share one envelope", () => {
  const whole = { answers: { "1.score": 8, "1.passed": 0 }, comments: {} };
  expect(whatIsMissing([one], whole)).toBeNull();
  expect(whatIsMissing([], whole)).toContain("one service is enough");
  expect(whatIsMissing([one, two], said)).toContain("Service 2 has no score");
  expect(whatIsMissing([one], { answers: { "1.score": 8 }, comments: {} })).toContain(
    "passed on for Service 1",
  );
  const long = { "1.words": "ä".repeat(COMMENT_BYTES / 4), "2.words": "a".repeat(COMMENT_BYTES / 2) };
  expect(roomForWords({ comments: long })).toBe(0);
  expect(whatIsMissing([one], { ...whole, comments: long })).toBeNull();
  const longer = { ...long, "3.words": "ä" };
  expect(whatIsMissing([one], { ...whole, comments: longer })).toContain("2 letters too long");
});

test("a ballot that is as full as it may be fits into its envelope", () => {
  const all = Array.from({ length: 200 }, (_, i) => service(i + 1));
  const used = all.slice(-RATINGS_AT_MOST);
  const answers = Object.fromEntries(
    used.flatMap(({ keys }) => [
      [keys.score, 10],
      [keys.passed, 9],
    ]),
  );
  const share = COMMENT_BYTES / RATINGS_AT_MOST;
  const comments = Object.fromEntries(used.map(({ keys }) => [keys.words, '"'.repeat(share)]));
  expect(whatIsMissing(used, { answers, comments })).toBeNull();
  expect(whatIsMissing(all.slice(-RATINGS_AT_MOST - 1), { answers, comments })).toContain("holds 20");
  expect(encodeBallot({ answers, comments })).toHaveLength(PLAINTEXT_BYTES);
  const questions = all.flatMap(({ keys }) => [
    { key: keys.score, kind: "nps" as const, text: "" },
    { key: keys.passed, kind: "passed_on" as const, text: "" },
    { key: keys.words, kind: "comment" as const, text: "" },
  ]);
  expect(decodeBallot(encodeBallot({ answers, comments }), questions)).toEqual({ answers, comments });
});

test("the league is called after the company's own people", () => {
  expect(["colleagues", "Rackers", "adventure workers"].map(leagueTitle)).toEqual([
    "Colleagues serving colleagues",
    "Rackers serving Rackers",
    "Adventure workers serving adventure workers",
  ]);
});
