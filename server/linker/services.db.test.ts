import { afterAll, beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { tallyRound } from "@/features/ballots/tally/tally";
import { closeRound, openServiceRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import { chance } from "@/server/demo/chance";
import { arrivals } from "./arrivals";
import { type Case, groupsIn, openCase, peopleSeries, writtenSeries } from "./case";
import { makeCompany, type TestCompany } from "./company";
import { link, type Score, tell, together } from "./link";
import { type Device, handIn, pickUp, workOnce } from "./play";
import { openSuperuser, type Superuser } from "./superuser";

useTestDatabase();

const K = 5;
const ROUNDS = 3;
const SERVICES = ["Facilities", "Payroll"];
const luck = chance(20_260_303);

/** What somebody really wrote about each service, in the services' order. */
type Played = { round: string; wrote: Map<string, string[]> };

let superuser: Superuser;
let company: TestCompany;
let services: string[];
const played: Played[] = [];
const cases: Case[] = [];

beforeAll(async () => {
  superuser = await openSuperuser();
  company = await makeCompany(1, [11, 11, 11, 11]);
  services = await Promise.all(SERVICES.map(newService));
  for (let i = 0; i < ROUNDS; i += 1) played.push(await play(i));
  const tables = await superuser.gather();
  for (const { round } of played) cases.push(await openCase(tables, round));
}, 600_000);

afterAll(() => superuser.close());

async function newService(name: string): Promise<string> {
  const [service] = await getSql()<{ id: string }[]>`
    insert into services (slug, name, created_at) values (${name.toLowerCase()}, ${name}, '2020-01-01') returning id`;
  return service?.id ?? "";
}

/** Everybody rates both services and writes something about each. */
async function play(index: number): Promise<Played> {
  const closesAt = new Date(Date.now() + 4 * 86_400_000);
  const { roundId: round } = await openServiceRound(company.boss, { name: `Quarter ${index}`, closesAt });
  await workOnce();
  const wrote = new Map<string, string[]>();
  const devices = new Map<string, Device>();
  const actors = new Map(company.people.map(({ actor }) => [actor.personId, actor]));
  for (const { person, does } of arrivals([...actors.keys()], luck)) {
    const actor = actors.get(person);
    const device = devices.get(person);
    if (does === "issue" && actor) devices.set(person, await pickUp(actor, round));
    if (does !== "cast" || !device) continue;
    const words = SERVICES.map((name) => `${"so ".repeat(luck.upTo(40))}${name} ${wrote.size} in ${index}`);
    wrote.set(person, words);
    const answers = { "1.score": luck.upTo(11), "1.passed": 0, "2.score": luck.upTo(11), "2.passed": 1 };
    await handIn(device, { answers, comments: { "1.words": words[0] ?? "", "2.words": words[1] ?? "" } });
  }
  await closeRound(company.boss, { roundId: round, reason: "The quarter is over." });
  await tallyRound(SYSTEM, { roundId: round }, index === 0 ? {} : { inOnePart: 4 });
  return { round, wrote };
}

const wordsAbout = (known: Case, service: number) =>
  writtenSeries(known, "published_comments", ({ service_id, unit_id, body }) =>
    service_id === services[service] ? { thing: String(body), group: String(unit_id) } : null,
  );

function overAll(seek: (known: Case, wrote: Map<string, string[]>) => Score[]): Score[] {
  return together(cases.flatMap((known, i) => seek(known, played[i]?.wrote ?? new Map())));
}

const everybody = () => played.reduce((sum, { wrote }) => sum + wrote.size, 0);

test.each(SERVICES.map((name, i): [string, number] => [name, i]))(
  "it matches people to their words about %s in at most one of k cases",
  (name, service) => {
    const scores = overAll((known, wrote) => {
      const words = wordsAbout(known, service);
      const isTheirs = (person: string, body: string) => wrote.get(person)?.[service] === body;
      return link(peopleSeries(known, groupsIn(words)), words, isTheirs);
    });
    expect(tell(`people to words about ${name}`, scores, everybody())).toBeLessThanOrEqual(1 / K);
  },
);

test("and one person's words about two services no better", () => {
  const scores = overAll((known, wrote) => {
    const pairs = new Set([...wrote.values()].map((words) => words.join("|")));
    return link(wordsAbout(known, 0), wordsAbout(known, 1), (one, other) => pairs.has(`${one}|${other}`));
  });
  expect(tell("words to words", scores, everybody())).toBeLessThanOrEqual(1 / K);
});
