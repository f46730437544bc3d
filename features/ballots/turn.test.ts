import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeDueRounds, closeRound, openRound } from "@/features/surveys/commands";
import { getRound } from "@/features/surveys/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { getRecord } from "./board";
import { castBallot, handleCast } from "./cast";
import { newToken } from "./device/token";
import { issueBallot } from "./issue";
import { getBallotForm, getPulseTicket } from "./queries";
import { toHex } from "./rules/bytes";
import { tallyRound } from "./tally/tally";
import {
  actorOf,
  answer,
  duringWeek,
  FRIDAY,
  foundCompany,
  MONDAY,
  messageOf,
  openWeek,
  pickUp,
  saying,
  type TestCompany,
} from "./test-company";

useTestDatabase();

const CANARY = "The canary sings at the loading dock.";
const RSA_BYTES = 256;

let company: TestCompany;
let boss: PersonActor;
let round: string;
const receipts: string[] = [];

/** The people of a team, by its number: six, seven and twelve of them. */
function people(team: number): PersonActor[] {
  return company.teams[team]?.people ?? [];
}

function person(team: number, seat: number): PersonActor {
  const found = people(team)[seat];
  if (!found) throw new Error("nobody sits there");
  return found;
}

const post = (body: Uint8Array<ArrayBuffer>) =>
  handleCast(new Request("http://localhost/cast", { method: "POST", body }));
const cells = () => getSql()`
  select u.name, c.question_id as question, c.state, c.n, c.words, c.favourable, c.stats from cells c
  join round_units u using (round_id, unit_id) where c.round_id = ${round} order by u.name, c.question_id`;

beforeAll(async () => {
  company = await foundCompany([6, 7, 12]);
  boss = company.boss;
});

describe("one whole turn", () => {
  test("opening freezes the roster and cuts a key for every box, outside the database", async () => {
    round = await openWeek(boss, "Spring pulse");
    const folder = join(process.env.SEAL_DIR as string, round);
    const boxes = company.teams.map(({ id }) => `${id}.pk8`).sort();
    expect((await readdir(folder)).sort()).toEqual([...boxes, "sealing.json"].sort());
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    const page = await duringWeek(() => getRound(boss, round));
    expect(page.questions.map(({ id }) => id)).toEqual(["recommend", "hours", "comment"]);
    expect(page).toMatchObject({ state: "open", eligible: 25, cast: 0, k: 5, mayClose: true, counts: null });
    expect(page.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    for (const change of ["k = 4", "manifest = '{}'", "sealing_key = null"]) {
      await expect(getSql().unsafe(`update rounds set ${change} where id = '${round}'`)).rejects.toThrow(
        /frozen/,
      );
    }
    await expect(getSql()`delete from unit_keys`).rejects.toThrow(/kept as it was written/);
  });

  test("there is one pulse at a time, and only the people team opens it", async () => {
    await expect(openWeek(boss, "Another")).rejects.toMatchObject({ code: "conflict" });
    const plan = { name: "Mine", closesAt: FRIDAY, strict: false };
    await expect(at(MONDAY, () => openRound(actorOf(boss.personId), plan))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(openRound(OUTSIDER, plan)).rejects.toMatchObject({ code: "not_signed_in" });
    expect(await readdir(process.env.SEAL_DIR as string)).toEqual([round]);
  });

  test("a ballot is picked up once; the same request gets the same signature", async () => {
    const who = person(0, 0);
    await duringWeek(async () => {
      expect(await getPulseTicket(who)).toMatchObject({ pickedUp: false, eligible: 25, cast: 0 });
      const form = await getBallotForm(who, round);
      expect(form).toMatchObject({ isOpen: true, unitName: "Team of 6", paper: { unit: { eligible: 6 } } });
      expect(form.together).toHaveLength(5);
      const { blinded } = await newToken(form.paper);
      const { signature } = await issueBallot(who, { roundId: round, blinded });
      expect(signature.length).toBe(RSA_BYTES);
      expect(await issueBallot(who, { roundId: round, blinded })).toEqual({ signature });
      const another = await newToken(form.paper);
      await expect(issueBallot(who, { roundId: round, blinded: another.blinded })).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await getPulseTicket(who)).toMatchObject({ pickedUp: true });
      await expect(issueBallot(OUTSIDER, { roundId: round, blinded })).rejects.toMatchObject({
        code: "not_signed_in",
      });
      const stranger = actorOf("00000000-0000-4000-8000-000000000000");
      await expect(issueBallot(stranger, { roundId: round, blinded })).rejects.toMatchObject({
        code: "not_found",
      });
    });
  });

  test("what is no number below the modulus is not signed, and nobody is ticked off for it", async () => {
    const who = person(0, 1);
    const tooLarge = new Uint8Array(RSA_BYTES).fill(255);
    await duringWeek(async () => {
      await expect(issueBallot(who, { roundId: round, blinded: tooLarge })).rejects.toMatchObject({
        code: "invalid",
      });
      expect(await getPulseTicket(who)).toMatchObject({ pickedUp: false });
    });
  });

  test("a device that does it all is taken, and the list and the box share nothing", async () => {
    const who = person(0, 1);
    await duringWeek(async () => {
      const token = await pickUp(who, round);
      const { bytes, receipt } = await messageOf(who, round, token, saying(9, 5, CANARY));
      expect((await post(bytes)).status).toBe(200);
      receipts.push(toHex(receipt));
    });
    const [row] = await getSql()`
      select i.xmin::text as issued, b.xmin::text as cast from issuances i, sealed_ballots b
      where i.round_id = ${round} and i.person_id = ${who.personId} and b.round_id = ${round}`;
    expect(row?.issued).not.toBe(row?.cast);
  });

  test("the same bytes again are fine, a higher version replaces, anything else is a conflict", async () => {
    const who = person(0, 2);
    await duringWeek(async () => {
      const token = await pickUp(who, round);
      const first = await messageOf(who, round, token, saying(3));
      const rival = await messageOf(who, round, token, saying(4));
      const changed = await messageOf(who, round, token, saying(9), 2);
      expect(await castBallot(first.message)).toBe("stored");
      expect(await castBallot(first.message)).toBe("already_there");
      expect(await castBallot(rival.message)).toBe("used_token");
      expect(await castBallot(changed.message)).toBe("stored");
      expect(await castBallot(first.message)).toBe("used_token");
      expect(await castBallot(changed.message)).toBe("already_there");
      receipts.push(toHex(changed.receipt));
    });
  });

  test("eight casts of one token at once store one ballot", async () => {
    const who = person(0, 3);
    await duringWeek(async () => {
      const token = await pickUp(who, round);
      const messages = await Promise.all(
        Array.from({ length: 8 }, (_, i) => messageOf(who, round, token, saying(i))),
      );
      const outcomes = await Promise.all(messages.map(({ message }) => castBallot(message)));
      expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "used_token")).toHaveLength(7);
      receipts.push(toHex(messages[outcomes.indexOf("stored")]?.receipt ?? new Uint8Array()));
      expect(await getPulseTicket(person(1, 0))).toMatchObject({ cast: 3 });
    });
  });

  test("one person picking up eight times at once gets one ballot", async () => {
    const who = person(0, 4);
    const outcomes = await duringWeek(() =>
      Promise.allSettled(Array.from({ length: 8 }, () => pickUp(who, round))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("before the close nothing is counted or shown, and nobody can force it", async () => {
    await expect(tallyRound(SYSTEM, { roundId: round })).rejects.toMatchObject({ code: "conflict" });
    await expect(tallyRound(boss, { roundId: round })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      getSql()`insert into cells (round_id, unit_id, question_id, state) values (${round}, ${company.id}, 'hours', 'lid')`,
    ).rejects.toThrow(/between close and publication/);
    expect(await cells()).toHaveLength(0);
    expect(await getRecord(round)).not.toHaveProperty("board");
    await expect(at(MONDAY, () => closeRound(boss, { roundId: round }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(at(MONDAY, () => closeRound(SYSTEM, { roundId: round }))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("the count publishes cells by the gate, burns what could link, and destroys the keys", async () => {
    await duringWeek(async () => {
      for (const [i, who] of people(1).slice(0, 4).entries()) {
        receipts.push(toHex(await answer(who, round, i === 0 ? 2 : 9)));
      }
      for (const [i, who] of people(2).entries()) {
        const words = i < 6 ? `Fix ${i}.` : "";
        receipts.push(toHex(await answer(who, round, i % 2 ? 10 : 7, 1 + (i % 5), words)));
      }
    });
    const late = await duringWeek(async () => {
      const token = await pickUp(person(1, 6), round);
      return messageOf(person(1, 6), round, token, saying(9));
    });
    await at(FRIDAY, () => closeDueRounds(SYSTEM));
    expect(await castBallot(late.message)).toBe("closed");
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
      { name: "Test", question: "hours", state: "exact", n: 19 },
      { name: "Test", question: "recommend", state: "exact", n: 19 },
    ]);
    const blocks = await getSql()`
      select block_id as id, question_id as question, sum(n)::int as n from answers where round_id = ${round} group by 1, 2`;
    expect(blocks.map(({ n }) => n).sort()).toEqual([12, 12, 7, 7]);
    expect(new Set(blocks.map(({ id }) => id))).toEqual(new Set([company.id, company.teams[2]?.id]));
    const [left] = await getSql()`
      select (select count(*)::int from issuances) as issuances, (select count(*)::int from sealed_ballots) as ballots`;
    expect(left).toEqual({ issuances: 0, ballots: 0 });
    expect(await readdir(process.env.SEAL_DIR as string)).toEqual([]);
    expect(await getRound(boss, round)).toMatchObject({
      state: "published",
      mayClose: false,
      counts: { issued: 22, cast: 19, counted: 19 },
    });
    expect(await getSql()`select 1 from progress`).toHaveLength(0);
  });

  test("turnouts are told where a figure is, and nowhere else", async () => {
    const turnouts = await getSql()`
      select u.name, t.issued, t."cast" from turnouts t join round_units u using (round_id, unit_id)
      where round_id = ${round} order by u.name`;
    expect([...turnouts]).toEqual([
      { name: "Team of 12", issued: 12, cast: 12 },
      { name: "Test", issued: 22, cast: 19 },
    ]);
  });

  test("the board lists every receipt and nothing else, sorted", async () => {
    const record = await getRecord(round);
    expect(record?.board).toEqual([...receipts].sort());
    await expect(getSql()`delete from board`).rejects.toThrow(/kept as it was written/);
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
    expect(await tablesHolding(CANARY)).toEqual(["published_comments"]);
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
