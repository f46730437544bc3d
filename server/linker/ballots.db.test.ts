import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { tallyRound } from "@/features/ballots/tally/tally";
import { closeRound, openRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import { chance } from "@/server/demo/chance";
import { arrivals } from "./arrivals";
import { type Case, groupsIn, openCase, peopleSeries, writtenSeries } from "./case";
import { makeCompany, type TestCompany, type TestPerson } from "./company";
import { acrossHalves, link, type Score, tell, together } from "./link";
import type { Table } from "./pages";
import { type Device, handIn, pickUp, workOnce } from "./play";
import { openSuperuser, type Superuser } from "./superuser";

useTestDatabase();

const K = 5;
const ROUNDS = 4;
const IN_ONE_PART = 10;
/**
 * A department's teams: two in which eleven people answer, and eight of five people in which one or two do. Those keep
 * their lid, and their answers are counted together: eleven as well.
 */
const SIZES = [11, 11, 5, 5, 5, 5, 5, 5, 5, 5];
const ANSWERING = [11, 11, 1, 1, 1, 1, 1, 2, 2, 2];
const luck = chance(20_260_302);

/** What somebody really did in a round: nothing of it is known to the linker. */
type Truth = {
  scores: Map<string, string>;
  words: Map<string, string>;
  keys: Map<string, string>;
  early: Set<string>;
};
type Played = { round: string; backup: Table[]; truth: Truth };

let superuser: Superuser;
let company: TestCompany;
const played: Played[] = [];
let tables: Table[];

beforeAll(async () => {
  superuser = await openSuperuser();
  company = await makeCompany(4, SIZES);
  for (let i = 0; i < ROUNDS; i += 1) played.push(await play(i));
  tables = await superuser.gather();
}, 600_000);

afterAll(() => superuser.close());

/** One whole round: keys, one person of every team, a backup, everybody else, the count. */
async function play(index: number): Promise<Played> {
  const closesAt = new Date(Date.now() + 4 * 86_400_000);
  const terms = { name: `Round ${index}`, closesAt, questionIds: ["hours"], k: K, strict: false };
  const { roundId: round } = await openRound(company.boss, terms);
  await workOnce();
  const answering = company.teams.flatMap((team, i) => {
    const inTeam = luck.shuffle(company.people.filter((person) => person.team === team));
    return inTeam.slice(0, ANSWERING[i % ANSWERING.length]);
  });
  const truth: Truth = { scores: scoresOf(answering), words: new Map(), keys: new Map(), early: new Set() };
  for (const team of company.teams) {
    const first = luck.pick(answering.filter((person) => person.team === team));
    truth.early.add(first.actor.personId);
  }
  const isFirst = ({ actor }: TestPerson) => truth.early.has(actor.personId);
  await answerAll(round, answering.filter(isFirst), truth);
  const backup = await superuser.gather();
  await answerAll(
    round,
    answering.filter((person) => !isFirst(person)),
    truth,
  );
  await closeRound(company.boss, { roundId: round, reason: "The week is over." });
  // Large boxes are counted in parts, and these ones too, so that the parts are looked at as well.
  if (index % 2) await tallyRound(SYSTEM, { roundId: round }, { inOnePart: IN_ONE_PART });
  await workOnce();
  return { round, backup, truth };
}

/** Everybody in a block says another number, so that each answer is somebody's. */
function scoresOf(answering: readonly TestPerson[]): Map<string, string> {
  const scores = new Map<string, string>();
  const left = new Map<string, number[]>();
  for (const { actor, team } of answering) {
    const index = company.teams.indexOf(team);
    const isShown = ANSWERING[index % SIZES.length] === 11;
    const block = isShown ? team : `the rest of ${Math.floor(index / SIZES.length)}`;
    const values = left.get(block) ?? luck.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    scores.set(actor.personId, String(values.pop()));
    left.set(block, values);
  }
  return scores;
}

async function answerAll(round: string, people: readonly TestPerson[], truth: Truth): Promise<void> {
  const devices = new Map<string, Device>();
  const actors = new Map(people.map(({ actor }) => [actor.personId, actor]));
  for (const { person, does } of arrivals([...actors.keys()], luck)) {
    const actor = actors.get(person);
    if (!actor) throw new Error("somebody who was not asked");
    if (does === "issue") {
      const device = await pickUp(actor, round);
      devices.set(person, device);
      truth.keys.set(Buffer.from(device.token.publicKey).toString("hex"), person);
      continue;
    }
    const device = devices.get(person);
    if (!device) throw new Error("nobody hands in what they never picked up");
    const words = luck.maybe(0.9) ? `${"so ".repeat(luck.upTo(60))}${truth.words.size} in ${round}` : "";
    if (words) truth.words.set(person, words);
    const comments: Record<string, string> = words ? { comment: words } : {};
    const answers = { recommend: Number(truth.scores.get(person)), hours: 1 + luck.upTo(5) };
    const hasDoubts = luck.maybe(0.1);
    if (hasDoubts) await handIn(device, { answers: { recommend: luck.upTo(11) }, comments: {} });
    await handIn(device, { answers, comments }, hasDoubts ? 2 : 1);
  }
}

/** Every way of matching, over all rounds. */
async function linkAll(seek: (played: Played) => Promise<Score[]>): Promise<Score[]> {
  return together((await Promise.all(played.map(seek))).flat());
}

async function casesOf({ round, backup }: Omit<Played, "truth">) {
  const before = backup.map((table) => ({ ...table, name: `the backup's ${table.name}` }));
  const known = await openCase(tables, round);
  return { known, all: { ...known, tables: [...tables, ...before] } };
}

test("it knows whose sealed ballot is whose, for time tells", async () => {
  let right = 0;
  let all = 0;
  for (const one of played) {
    const { known } = await casesOf(one);
    for (const [key, person] of one.truth.keys) {
      all += 1;
      if (known.owners.get(key) === person) right += 1;
    }
  }
  expect(tell("people to sealed ballots", [{ strategy: "by time", right, of: all }], all)).toBeGreaterThan(
    0.95,
  );
});

type Seek = (played: Played, scope?: Parameters<typeof link>[3]) => Promise<Score[]>;

const answersOf: Seek = async ({ truth, ...one }, scope) => {
  const { known, all } = await casesOf(one);
  const answers = scoreSeries(known);
  const people = peopleSeries(all, groupsIn(answers));
  return link(people, answers, (person, value) => truth.scores.get(person) === value, scope);
};

const commentsOf: Seek = async ({ truth, ...one }, scope) => {
  const { known, all } = await casesOf(one);
  const comments = wordSeries(known);
  const people = peopleSeries(all, groupsIn(comments));
  return link(people, comments, (person, words) => truth.words.get(person) === words, scope);
};

const scoreSeries = (known: Case) =>
  writtenSeries(known, "answers", ({ question_id, value, block_id, n }) =>
    question_id === "recommend" ? { thing: String(value), group: String(block_id), copies: Number(n) } : null,
  );

const wordSeries = (known: Case) =>
  writtenSeries(known, "published_comments", ({ unit_id, body }) => ({
    thing: String(body),
    group: String(unit_id),
  }));

const isEarly =
  ({ truth }: Played) =>
  (person: string) =>
    truth.early.has(person);

describe.each<[string, Seek, (truth: Truth) => number]>([
  ["answers", answersOf, ({ scores }) => scores.size],
  ["comments", commentsOf, ({ words }) => words.size],
])("it still matches people to %s in at most one of k cases", (what, seek, count) => {
  let scores: Score[];
  let cases: number;
  beforeAll(async () => {
    cases = played.reduce((sum, { truth }) => sum + count(truth), 0);
    scores = await linkAll((one) => seek(one));
  });

  test("over everybody, in the best of all ways", () => {
    expect(tell(`people to ${what}`, scores, cases)).toBeLessThanOrEqual(1 / K);
  });

  test("for those who were alone in their box when a backup was made", async () => {
    const early = await Promise.all(played.map((one) => seek(one, { isCounted: isEarly(one) })));
    const firsts = played.reduce((sum, { truth }) => sum + truth.early.size, 0);
    const alone = acrossHalves(early, firsts);
    expect(alone.of).toBeGreaterThan(firsts / 2);
    expect(tell(`the first of each team to ${what}`, [alone], firsts)).toBeLessThanOrEqual(1 / K);
  });
});

test("and matches comments to answers in at most one of k cases", async () => {
  const cases = played.reduce((sum, { truth }) => sum + truth.words.size, 0);
  const scores = await linkAll(async ({ truth, ...one }) => {
    const { known } = await casesOf(one);
    const author = new Map([...truth.words].map(([person, words]) => [words, person]));
    const scoreOf = (words: string) => truth.scores.get(author.get(words) ?? "");
    return link(wordSeries(known), scoreSeries(known), (words, value) => scoreOf(words) === value);
  });
  expect(tell("comments to answers", scores, cases)).toBeLessThanOrEqual(1 / K);
});
