import { randomBytes } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeDueRounds, closeRound, openRound } from "@/features/surveys/commands";
import { getRound, previewRound } from "@/features/surveys/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { cutRoundKeys, destroyRoundKeys } from "@/lib/round-keys";
import { castSealed, handleCast } from "./cast";
import { issueBallot } from "./issue";
import { getPulseForm, getPulseTicket } from "./queries";
import type { BallotAnswers, CastMessage } from "./rules";
import { sealAnswers } from "./seal";
import { destroySpentKeys, tallyRound } from "./tally";

useTestDatabase();

const DAY = 86_400_000;
const MONDAY = new Date("2026-03-02T09:00:00Z");
const FRIDAY = new Date(MONDAY.getTime() + 4 * DAY);
const NEXT_MONDAY = new Date(MONDAY.getTime() + 7 * DAY);
const CANARY = "The canary sings at the loading dock.";

let company: string;
let teams: { id: string; people: PersonActor[] }[];
let boss: PersonActor;

const actor = (personId: string, roles: PersonActor["roles"] = []): PersonActor => ({
  kind: "person",
  personId,
  name: "Somebody",
  roles,
  leads: [],
  owns: [],
  judges: [],
});
const token = () => randomBytes(32).toString("base64url");
const say = (score: number, driver = 4, comment = ""): BallotAnswers => ({
  answers: { recommend: score, hours: driver },
  comment,
});

/** A company of 6, 7 and 12 people in three teams, and a boss without a seat who leads the company. */
beforeAll(async () => {
  const sql = getSql();
  const [home] =
    await sql`insert into company (name, created_at, team_limit) values ('Test', ${MONDAY}, 8) returning name`;
  expect(home).toBeDefined();
  const newUnit = async (kind: string, name: string, parent: string | null, lead: string | null) => {
    const [unit] = await sql<
      { id: string }[]
    >`insert into units (created_at) values (${MONDAY}) returning id`;
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
      values (${unit?.id as string}, ${parent}, ${kind}, ${name}, ${lead}, tstzrange('2020-01-01', null))`;
    return unit?.id as string;
  };
  const newPerson = async (name: string) => {
    const [person] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${name}, 'Test', ${`${name}@example.org`}, ${MONDAY}) returning id`;
    return actor(person?.id as string);
  };
  boss = { ...(await newPerson("boss")), roles: ["people_team"] };
  company = await newUnit("company", "Test", null, boss.personId);
  teams = [];
  for (const size of [6, 7, 12]) {
    const id = await newUnit("team", `Team of ${size}`, company, null);
    await sql`insert into teams (unit_id, ceiling) values (${id}, ${size > 8 ? size : null})`;
    const people = await Promise.all(Array.from({ length: size }, (_, i) => newPerson(`p${size}-${i}`)));
    for (const { personId } of people) {
      await sql`insert into seats (person_id, unit_id, valid) values (${personId}, ${id}, tstzrange('2020-01-01', null))`;
    }
    teams.push({ id, people: people });
  }
});

async function open(name: string, from = MONDAY, questionIds = ["hours"]): Promise<string> {
  const closesAt = new Date(from.getTime() + 4 * DAY);
  const round = { name, closesAt, questionIds, k: 5, strict: false };
  return (await at(from, () => openRound(boss, round))).roundId;
}

async function messageOf(
  who: PersonActor,
  round: string,
  answers: BallotAnswers,
  mine = token(),
): Promise<CastMessage> {
  const { unit, stamp, sealingKey } = await issueBallot(who, { roundId: round, token: mine });
  const sealed = sealAnswers(sealingKey, { round, unit, token: mine }, answers);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return { round, unit, token: mine, stamp: text(stamp), version: 1, sealed: text(sealed) };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  handleCast(new Request("http://localhost/cast", { method: "POST", headers, body: JSON.stringify(body) }));
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

async function finish(round: string, time = FRIDAY): Promise<void> {
  await at(time, () => closeRound(boss, { roundId: round, reason: "The week is over." }));
  await at(time, () => tallyRound(SYSTEM, { roundId: round }));
}

/** The first people of a team, by its number. */
function people(team: number): PersonActor[] {
  const found = teams[team]?.people;
  if (!found) throw new Error("no such team");
  return found;
}

const duringWeek = <T>(act: () => T) => at(new Date(MONDAY.getTime() + DAY), act);

describe("one whole turn", () => {
  let round: string;
  const cells = () => getSql()`
    select u.name, c.question_id as question, c.state, c.n, c.words, c.favourable, c.stats from cells c
    join round_units u using (round_id, unit_id) where c.round_id = ${round} order by u.name, c.question_id`;

  test("opening freezes the roster and cuts a key outside the database", async () => {
    round = await open("Spring pulse");
    const seal = process.env.SEAL_DIR as string;
    expect(await readdir(seal)).toEqual([`${round}.key`]);
    expect((await stat(join(seal, `${round}.key`))).mode & 0o777).toBe(0o600);
    const page = await duringWeek(() => getRound(boss, round));
    expect(page.questions.map(({ id }) => id)).toEqual(["recommend", "hours", "comment"]);
    expect(page).toMatchObject({ eligible: 25, cast: 0, k: 5, mayClose: true });
    await expect(getSql()`update rounds set k = 4 where id = ${round}`).rejects.toThrow(/frozen/);
  });

  test("there is one pulse at a time, and only the people team opens it", async () => {
    await expect(open("Another")).rejects.toMatchObject({ code: "conflict" });
    const plan = { name: "Mine", closesAt: FRIDAY, strict: false };
    await expect(at(MONDAY, () => openRound(actor(boss.personId), plan))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(openRound(OUTSIDER, plan)).rejects.toMatchObject({ code: "not_signed_in" });
    expect((await readdir(process.env.SEAL_DIR as string)).length).toBe(1);
  });

  test("a ballot is picked up once; the same token gets the same stamp", async () => {
    const [first] = people(0) as [PersonActor];
    const mine = token();
    await duringWeek(async () => {
      expect(await getPulseTicket(first)).toMatchObject({ pickedUp: false, eligible: 25, cast: 0 });
      const stamped = await issueBallot(first, { roundId: round, token: mine });
      expect(await issueBallot(first, { roundId: round, token: mine })).toEqual(stamped);
      const again = issueBallot(first, { roundId: round, token: token() });
      await expect(again).rejects.toMatchObject({ code: "conflict" });
      expect(await getPulseTicket(first)).toMatchObject({ pickedUp: true });
      expect(await getPulseForm(first, round)).toMatchObject({
        isOpen: true,
        unitName: "Team of 6",
        answersTogether: 6,
      });
      expect(await post(await messageOf(first, round, say(9, 5, CANARY), mine))).toMatchObject({
        status: 200,
      });
    });
    await expect(issueBallot(OUTSIDER, { roundId: round, token: mine })).rejects.toMatchObject({
      code: "not_signed_in",
    });
    const stranger = actor("00000000-0000-4000-8000-000000000000");
    await expect(issueBallot(stranger, { roundId: round, token: mine })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("issuance and ballot share no transaction", async () => {
    const [row] = await getSql()`
      select i.xmin::text as issued, b.xmin::text as cast from issuances i, sealed_ballots b
      where i.round_id = ${round} and b.round_id = ${round}`;
    expect(row?.issued).not.toBe(row?.cast);
  });

  test("the box refuses everything that is not an honest ballot, each with its own code", async () => {
    await duringWeek(async () => {
      const [, second, third] = people(0) as [PersonActor, PersonActor, PersonActor];
      const good = await messageOf(second, round, say(8));
      const other = teams[1]?.id as string;
      const elsewhere = "00000000-0000-4000-8000-000000000000";
      const bent = Buffer.from(good.sealed, "base64url");
      bent.writeUInt8(bent.readUInt8(100) ^ 1, 100);
      const refused: [unknown, Record<string, string>, number, string][] = [
        [good, { cookie: "a=b" }, 400, "names_somebody"],
        [good, { authorization: "Bearer x" }, 400, "names_somebody"],
        [{ ...good, padding: "x".repeat(9000) }, {}, 413, "too_large"],
        ["no ballot", {}, 422, "malformed"],
        [{ ...good, name: "Jo" }, {}, 422, "malformed"],
        [{ ...good, version: 0 }, {}, 422, "malformed"],
        [{ ...good, sealed: good.sealed.slice(4) }, {}, 422, "wrong_size"],
        [{ ...good, round: elsewhere }, {}, 404, "unknown_round"],
        [{ ...good, stamp: token() }, {}, 403, "bad_stamp"],
        [{ ...good, unit: other }, {}, 403, "bad_stamp"],
        [{ ...good, token: token() }, {}, 403, "bad_stamp"],
        [{ ...good, sealed: bent.toString("base64url") }, {}, 422, "bad_seal"],
      ];
      for (const [body, headers, status, code] of refused) {
        const response = await post(body, headers);
        expect([response.status, await codeOf(response)]).toEqual([status, code]);
      }
      const mine = token();
      for (const answers of [
        say(11),
        { answers: { hours: 3 }, comment: "" },
        { answers: { recommend: 5, tools: 3 }, comment: "" },
        { answers: { recommend: 5.5 }, comment: "" },
      ]) {
        const response = await post(await messageOf(third, round, answers, mine));
        expect(await codeOf(response)).toBe("bad_answers");
      }
      expect((await handleCast(new Request("http://localhost/cast"))).status).toBe(405);
      expect(await castSealed(good)).toBe("stored");
      expect((await post(await messageOf(third, round, say(7), mine))).status).toBe(200);
    });
  });

  test("the same bytes again are fine, a higher version replaces, anything else is a conflict", async () => {
    await duringWeek(async () => {
      const fourth = people(0)[3] as PersonActor;
      const mine = token();
      const first = await messageOf(fourth, round, say(3), mine);
      const changed = { ...(await messageOf(fourth, round, say(9), mine)), version: 2 };
      expect(await castSealed(first)).toBe("stored");
      expect(await castSealed(first)).toBe("already_there");
      expect(await castSealed({ ...changed, version: 1 })).toBe("used_token");
      expect(await castSealed(changed)).toBe("stored");
      expect(await castSealed(first)).toBe("used_token");
      expect(await castSealed(changed)).toBe("already_there");
    });
  });

  test("eight casts of one token at once store one ballot", async () => {
    await duringWeek(async () => {
      const fifth = people(0)[4] as PersonActor;
      const mine = token();
      const messages = await Promise.all(
        Array.from({ length: 8 }, (_, i) => messageOf(fifth, round, say(i), mine)),
      );
      const outcomes = await Promise.all(messages.map((message) => castSealed(message)));
      expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "used_token")).toHaveLength(7);
    });
    expect(await duringWeek(() => getPulseTicket(people(1)[0] as PersonActor))).toMatchObject({
      cast: 5,
    });
  });

  test("eight people picking up at once each get their own, one person at once only one", async () => {
    const sixth = people(0)[5] as PersonActor;
    const outcomes = await duringWeek(() =>
      Promise.allSettled(
        Array.from({ length: 8 }, () => issueBallot(sixth, { roundId: round, token: token() })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("before the close nothing is counted, and nobody can force it", async () => {
    await expect(tallyRound(SYSTEM, { roundId: round })).rejects.toMatchObject({ code: "conflict" });
    await expect(tallyRound(boss, { roundId: round })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      getSql()`insert into cells (round_id, unit_id, question_id, state) values (${round}, ${company}, 'hours', 'lid')`,
    ).rejects.toThrow(/between close and publication/);
    expect(await cells()).toHaveLength(0);
    await expect(at(MONDAY, () => closeRound(boss, { roundId: round }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(at(MONDAY, () => closeRound(SYSTEM, { roundId: round }))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("the count publishes cells by the gate, deletes what could link, and destroys the key", async () => {
    await duringWeek(async () => {
      for (const [i, person] of people(1).slice(0, 4).entries()) {
        await castSealed(await messageOf(person, round, say(i === 0 ? 2 : 9)));
      }
      for (const [i, person] of people(2).entries()) {
        await castSealed(
          await messageOf(person, round, say(i % 2 ? 10 : 7, 1 + (i % 5), i < 6 ? `Fix ${i}.` : "")),
        );
      }
    });
    const late = await duringWeek(() => messageOf(people(1)[6] as PersonActor, round, say(9)));
    await at(FRIDAY, () => closeDueRounds(SYSTEM));
    expect(await castSealed(late)).toBe("closed");
    const [job] = await getSql()`select 1 from graphile_worker.jobs where key = ${`tally-round:${round}`}`;
    expect(job).toBeDefined();
    await at(FRIDAY, () =>
      Promise.all([tallyRound(SYSTEM, { roundId: round }), tallyRound(SYSTEM, { roundId: round })]),
    );

    // Four answered in the team of seven: it keeps its lid, and so does the next smallest, or the rest could be worked out.
    expect(await cells()).toMatchObject([
      { name: "Team of 12", question: "hours", state: "exact", n: 12, words: null },
      {
        name: "Team of 12",
        question: "recommend",
        state: "exact",
        n: 12,
        favourable: 6,
        stats: { value: 50 },
      },
      { name: "Team of 6", state: "lid", n: null },
      { name: "Team of 6", state: "lid", n: null },
      { name: "Team of 7", state: "lid", n: null },
      { name: "Team of 7", state: "lid", n: null },
      { name: "Test", question: "hours", state: "exact", n: 21 },
      { name: "Test", question: "recommend", state: "exact", n: 21 },
    ]);
    const blocks = await getSql()`
      select block_id as id, question_id as question, count(*)::int as n from answers where round_id = ${round} group by 1, 2`;
    expect(blocks.map(({ n }) => n).sort()).toEqual([12, 12, 9, 9]);
    expect(new Set(blocks.map(({ id }) => id))).toEqual(new Set([company, teams[2]?.id]));
    const [left] = await getSql()`
      select (select count(*)::int from issuances) as issuances, (select count(*)::int from sealed_ballots) as ballots`;
    expect(left).toEqual({ issuances: 0, ballots: 0 });
    expect(await readdir(process.env.SEAL_DIR as string)).toEqual([]);
    expect(await getRound(boss, round)).toMatchObject({ state: "published", cast: 21, mayClose: false });
    const [published] = await getSql()`select issued, "cast" from rounds where id = ${round}`;
    expect(published).toEqual({ issued: 23, cast: 21 });
  });

  test("counting once more changes nothing", async () => {
    const before = await cells();
    await tallyRound(SYSTEM, { roundId: round });
    expect(await cells()).toEqual(before);
  });

  test("comments are read where ten answered and five wrote; a word typed is in no other table", async () => {
    const comments =
      await getSql()`select unit_id as id, body from published_comments where round_id = ${round}`;
    expect(comments.map(({ body }) => body).sort()).toEqual(
      [CANARY, ...[0, 1, 2, 3, 4, 5].map((i) => `Fix ${i}.`)].sort(),
    );
    expect(await tablesHolding(CANARY)).toEqual(["answer_comments", "published_comments"]);
  });
});

describe("what goes wrong", () => {
  test("a lost key voids the round in plain words", async () => {
    const round = await open("Lost key");
    await duringWeek(async () => castSealed(await messageOf(people(0)[0] as PersonActor, round, say(9))));
    await destroyRoundKeys(round);
    expect(await duringWeek(() => getPulseTicket(people(1)[0] as PersonActor))).toMatchObject({ cast: 1 });
    await finish(round);
    expect(await getRound(boss, round)).toMatchObject({
      state: "void",
      reason: expect.stringContaining("was lost"),
    });
    const [left] = await getSql()`select count(*)::int as n from sealed_ballots`;
    expect(left).toEqual({ n: 0 });
  });

  test("more ballots than were handed out void that unit, not the round", async () => {
    const round = await open("Stuffed");
    await duringWeek(async () => {
      for (const team of teams) {
        for (const [i, person] of team.people.entries())
          await castSealed(await messageOf(person, round, say(i % 11, 3)));
      }
    });
    const [gone] = people(0) as [PersonActor];
    await getSql()`delete from issuances where round_id = ${round} and person_id = ${gone.personId}`;
    await finish(round);
    const shown = await getSql()`
      select unit_id as id, state, n from cells where round_id = ${round} and question_id = 'recommend'`;
    const stateOf = (id: string | undefined) => shown.find((cell) => cell.id === id);
    expect(stateOf(teams[0]?.id)).toMatchObject({ state: "lid" });
    expect(stateOf(teams[1]?.id)).toMatchObject({ state: "exact", n: 7 });
    expect(stateOf(company)).toMatchObject({ state: "exact", n: 19 });
  });

  test("keys of rounds that are over or never opened go at the next start; an open round's stay", async () => {
    const round = await open("Still open");
    const never = "11111111-1111-4111-8111-111111111111";
    await cutRoundKeys(never);
    await destroySpentKeys(SYSTEM);
    expect((await readdir(process.env.SEAL_DIR as string)).sort()).toEqual(
      [`${never}.key`, `${round}.key`].sort(),
    );
    await destroyRoundKeys(never);
    await finish(round);
    await cutRoundKeys(round);
    await destroySpentKeys(SYSTEM);
    expect(await readdir(process.env.SEAL_DIR as string)).toEqual([]);
  });

  test("somebody who joined a small team turns its figure into a band", async () => {
    const sql = getSql();
    const [mover] = people(2) as [PersonActor];
    const six = teams[0]?.id as string;
    await sql`update seats set valid = tstzrange(lower(valid), ${NEXT_MONDAY}) where person_id = ${mover.personId}`;
    await sql`insert into seats (person_id, unit_id, valid) values (${mover.personId}, ${six}, tstzrange(${NEXT_MONDAY}, null))`;
    const round = await open("After the move", NEXT_MONDAY);
    const everybody = teams.flatMap((team) => team.people);
    await at(NEXT_MONDAY, async () => {
      for (const [i, person] of everybody.entries())
        await castSealed(await messageOf(person, round, say(i % 11, 3)));
    });
    await finish(round, new Date(NEXT_MONDAY.getTime() + 4 * DAY));
    const shown =
      await sql`select unit_id as id, state, n, band from cells where round_id = ${round} and question_id = 'recommend'`;
    expect(shown.find(({ id }) => id === six)).toMatchObject({
      state: "band",
      n: null,
      band: expect.any(String),
    });
    expect(shown.find(({ id }) => id === company)).toMatchObject({ state: "exact", n: 25 });
  });

  test("the preview says which teams are too small", async () => {
    const preview = await at(MONDAY, () => previewRound(boss));
    expect(preview.eligible).toBe(25);
    expect(preview.lids.find(({ k }) => k === 8)).toMatchObject({
      ownLid: 1,
      merging: [{ into: "Test" }, { into: "Test" }],
    });
    await expect(previewRound(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
  });
});

async function tablesHolding(words: string): Promise<string[]> {
  const sql = getSql();
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const rows =
      await sql`select 1 from ${sql(schema)}.${sql(name)} t where t::text like ${`%${words}%`} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}
