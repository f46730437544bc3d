import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { chance } from "@/server/demo/chance";
import { type Arrival, arrivals } from "./arrivals";
import { link, tell } from "./link";
import type { Table, Trace } from "./pages";
import { pairBallots } from "./pair";
import { type Spoken, seriesOf } from "./series";
import { openSuperuser } from "./superuser";

useTestDatabase();

/** Teams of seven, as the figures of the specification were measured on. */
const TEAMS = 60;
const SIZE = 7;
const luck = chance(20_260_302);

type Person = { team: string; score: number; words: string };
const people = new Map<string, Person>();
let tables: Table[];

/** The same people answer into five boxes that are built as one would, and into one that is not. */
beforeAll(async () => {
  invite();
  const superuser = await openSuperuser();
  await makeTables();
  const flushed: Person[] = [];
  for (const arrival of arrivals([...people.keys()], luck)) await act(arrival, flushed);
  await fill("flushed", luck.shuffle(flushed));
  await count(luck.shuffle(flushed));
  await superuser.sql`vacuum full random_ids`;
  tables = await superuser.gather();
  await superuser.close();
});

function invite(): void {
  for (let team = 0; team < TEAMS; team += 1) {
    const scores = luck.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (let i = 0; i < SIZE; i += 1) {
      const id = randomBytes(16)
        .toString("hex")
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
      const words = luck.maybe(0.6) ? `${"so ".repeat(luck.upTo(60))}${team}/${i}` : "";
      people.set(id, { team: `team ${team}`, score: scores[i] as number, words });
    }
  }
}

async function makeTables(): Promise<void> {
  await getSql().unsafe(`
    create table picked_up (person uuid primary key, team text);
    create table serial_ids (id serial, team text, score smallint, words text);
    create table random_ids (id uuid default gen_random_uuid(), team text, score smallint, words text);
    create table unpadded (token bytea, team text, sealed bytea);
    create table flushed (team text, score smallint, words text);
    create table shuffled_words (team text, words text);
    create table shared_scores (team text, score smallint);
    create table shared_words (team text, words text);`);
}

async function act({ person, does }: Arrival, flushed: Person[]): Promise<void> {
  const sql = getSql();
  const { team, score, words } = people.get(person) as Person;
  if (does === "issue") return void (await sql`insert into picked_up values (${person}, ${team})`);
  await sql`insert into serial_ids (team, score, words) values (${team}, ${score}, ${words})`;
  await sql`insert into random_ids (team, score, words) values (${team}, ${score}, ${words})`;
  await sql`insert into unpadded values (${randomBytes(32)}, ${team}, ${randomBytes(100 + Buffer.byteLength(words))})`;
  flushed.push({ team, score, words });
}

async function fill(table: string, rows: readonly Person[]): Promise<void> {
  const sql = getSql();
  for (const { team, score, words } of rows)
    await sql`insert into ${sql(table)} (team, score, words) values (${team}, ${score}, ${words})`;
}

/** A count that keeps words apart from scores: once in an order of their own, once in the scores' order. */
async function count(shuffled: readonly Person[]): Promise<void> {
  const sql = getSql();
  for (const { team, words } of luck.shuffle(shuffled))
    if (words) await sql`insert into shuffled_words values (${team}, ${words})`;
  for (const { team, score } of shuffled) await sql`insert into shared_scores values (${team}, ${score})`;
  for (const { team, words } of shuffled)
    if (words) await sql`insert into shared_words values (${team}, ${words})`;
}

const table = (name: string): Table => {
  const found = tables.find((one) => one.name === `public.${name}`);
  if (!found) throw new Error(`there is no table ${name}`);
  return found;
};
const spoken =
  (column: string) =>
  ({ row }: Trace): Spoken | null =>
    row[column] === "" ? null : { group: String(row.team), thing: String(row[column]) };

const gave = (person: string, score: string) => String(people.get(person)?.score) === score;
const wrote = (person: string, words: string) => people.get(person)?.words === words;
const writers = () => [...people.values()].filter(({ words }) => words !== "");

describe("the linker finds people in a naive box", () => {
  const pickedUp = () => seriesOf(table("picked_up"), spoken("person"));

  test.each(["serial_ids", "random_ids"])("%s", (name) => {
    const scores = seriesOf(table(name), spoken("score"));
    expect(tell(name, link(pickedUp(), scores, gave), people.size)).toBeGreaterThanOrEqual(0.99);
  });

  test("and does no better than chance where all is shuffled together and written at once", () => {
    const scores = seriesOf(table("flushed"), spoken("score"));
    expect(tell("flushed", link(pickedUp(), scores, gave), people.size)).toBeLessThan(0.25);
  });

  test("by the lengths of what is sealed without padding", () => {
    const events = (name: string, key: string) =>
      table(name).traces.map(({ row, lsn }) => ({
        id: hex(row[key]),
        group: String(row.team),
        at: lsn ?? 0,
      }));
    const owner = pairBallots(events("picked_up", "person"), events("unpadded", "token"));
    const voters = seriesOf(table("unpadded"), ({ row }) => ({
      group: String(row.team),
      thing: owner.get(hex(row.token)) ?? "",
    }));
    const words = seriesOf(table("shuffled_words"), spoken("words"));
    expect(tell("unpadded", link(voters, words, wrote), writers().length)).toBeGreaterThan(0.7);
  });

  test("words by the scores they were shuffled with", () => {
    const said = new Map(writers().map(({ words, score }) => [words, String(score)]));
    const words = (name: string) => seriesOf(table(name), spoken("words"));
    const scores = seriesOf(table("shared_scores"), spoken("score"));
    const isTheirs = (one: string, score: string) => said.get(one) === score;
    expect(
      tell("one shuffle", link(words("shared_words"), scores, isTheirs), writers().length),
    ).toBeGreaterThan(0.4);
    expect(
      tell("two shuffles", link(words("shuffled_words"), scores, isTheirs), writers().length),
    ).toBeLessThan(0.25);
  });
});

const hex = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
