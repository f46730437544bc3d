import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeClient, getSql } from "@/db/client";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { readPromise, readUnitPromise } from "@/features/ballots/promise";
import { sealContext } from "@/features/ballots/rules/envelope";
import { encodeBallot } from "@/features/ballots/rules/paper";
import { closeRound, openRound } from "@/features/surveys/commands";
import type { PersonActor } from "@/lib/actor";
import * as hpke from "@/lib/hpke";
import { readSealingKeys } from "@/lib/round-keys";
import { asSuperuser, type Bench } from "./company";
import type { Work, Worked } from "./count";
import type { Step } from "./part";

type Options = { quick: boolean; full: boolean; step: Step };

const IN_A_TEAM = 20;
const TEAMS_IN_A_DEPARTMENT = 100;
/** Signing keys that are really cut when not all of them are. */
const SAMPLE = 60;
const DAY = 86_400_000;

/** What a round for 100,000 people in 5,000 units costs (10,000 in 500 when quick): opening it, its keys, its count. */
export async function measureTally(data: Bench, { quick, full, step }: Options): Promise<string> {
  const teams = quick ? 500 : 5000;
  const people = teams * IN_A_TEAM;
  const database = await openEmbedded("large", { home: data.home });
  await database.recreate();
  await closeClient();
  process.env.DATABASE_URL = database.url;
  try {
    await migrate(database.url);
    const boss = await step(`Hiring ${people} people`, () => foundCompany(database.url, teams));
    const { roundId, frozen } = await step("Freezing roster and tree", () => openLarge(boss));
    if (!full) await pretendKeys(database.url, roundId);
    const cut = await step("Cutting keys", () => work({ task: "cut-keys", roundId }));
    await step(`Sealing ${people} ballots`, () => fillBox(database.url, roundId));
    await closeRound(boss, { roundId, reason: "It has been a week." });
    const count = await step("Counting", () => work({ task: "tally-round", roundId }));
    const [round] = await getSql()`select state, issued, "cast", counted from rounds where id = ${roundId}`;
    const keys = full ? teams : SAMPLE;
    const whole = full
      ? ""
      : `; at this pace all ${teams} take ${((cut.seconds * teams) / keys / 60).toFixed(1)} minutes (--full cuts them all)`;
    return [
      `\nA round for ${people} people in ${teams} units`,
      `opened in ${frozen.toFixed(1)} s`,
      `keys: ${keys} in ${cut.seconds.toFixed(1)} s, ${(keys / cut.seconds).toFixed(1)} a second${whole}`,
      `count: ${count.seconds.toFixed(1)} s, ${count.cpuSeconds.toFixed(1)} CPU-s, at most ${count.megabytes.toFixed(0)} MB of memory; ${JSON.stringify(round)}`,
    ].join("\n");
  } finally {
    await closeClient();
    await database.close();
  }
}

/** Straight into the tables, past the triggers that look at each seat: how people sit down is not what is measured. */
async function foundCompany(url: string, teams: number): Promise<PersonActor> {
  const people = teams * IN_A_TEAM;
  const departments = Math.ceil(teams / TEAMS_IN_A_DEPARTMENT);
  const id = (kind: string, number: string) => `md5('${kind}' || ${number})::uuid`;
  const always = "tstzrange('2020-01-01', null)";
  await asSuperuser(
    url,
    `set session_replication_role = replica;
     insert into company (name, created_at, team_limit) values ('Large', '2020-01-01', 10);
     insert into people (id, given_name, family_name, email, created_at)
       select ${id("person", "i")}, 'Person', i::text, 'p' || i || '@example.org', '2020-01-01'
       from generate_series(0, ${people - 1}) i;
     insert into units (id, created_at) select ${id("unit", "i")}, '2020-01-01'
       from generate_series(0, ${departments + teams}) i;
     insert into unit_versions (unit_id, parent_id, kind, name, valid)
       select ${id("unit", "i")},
         case when i = 0 then null when i <= ${departments} then ${id("unit", "0")}
           else ${id("unit", `1 + (i - ${departments + 1}) / ${TEAMS_IN_A_DEPARTMENT}`)} end,
         case when i = 0 then 'company' when i <= ${departments} then 'department' else 'team' end,
         'Unit ' || i, ${always} from generate_series(0, ${departments + teams}) i;
     insert into teams (unit_id, ceiling) select ${id("unit", `i + ${departments}`)}, ${IN_A_TEAM}
       from generate_series(1, ${teams}) i;
     insert into seats (person_id, unit_id, valid)
       select ${id("person", "i")}, ${id("unit", `${departments + 1} + i / ${IN_A_TEAM}`)}, ${always}
       from generate_series(0, ${people - 1}) i;
     analyze`,
  );
  const [boss] = await getSql()<{ id: string }[]>`select id from people limit 1`;
  const none = { leads: [], owns: [], judges: [] };
  return { kind: "person", personId: boss?.id ?? "", name: "", roles: ["people_team"], ...none };
}

async function openLarge(boss: PersonActor): Promise<{ roundId: string; frozen: number }> {
  const begin = performance.now();
  const closesAt = new Date(Date.now() + DAY);
  const { roundId } = await openRound(boss, { name: "A large pulse", closesAt, strict: false });
  return { roundId, frozen: (performance.now() - begin) / 1000 };
}

/** Numbers that look like moduli, for all units but a sample: the count reads them and never uses them. */
async function pretendKeys(url: string, roundId: string): Promise<void> {
  await asSuperuser(
    url,
    `insert into unit_keys (round_id, unit_id, eligible, modulus)
     select '${roundId}', answers_in, count(*),
       '\\x80'::bytea || (select string_agg(sha256((answers_in::text || i)::bytea), ''::bytea) from generate_series(1, 7) i)
         || substr(sha256(answers_in::text::bytea), 1, 30) || '\\x01'::bytea
     from round_roster where round_id = '${roundId}' group by answers_in order by answers_in offset ${SAMPLE}`,
  );
}

/** Every person's sealed ballot, made as the count expects it; one in five says something. */
async function fillBox(url: string, roundId: string): Promise<void> {
  const sql = getSql();
  await asSuperuser(
    url,
    `insert into issuances (round_id, person_id, blinded_hash)
     select round_id, person_id, sha256(person_id::text::bytea) from round_roster where round_id = '${roundId}'`,
  );
  const keys = await readSealingKeys(roundId);
  const promise = await readPromise(roundId);
  if (!keys || !promise) throw new Error("the round did not open");
  const asked = promise.questions.filter(({ kind }) => kind !== "comment");
  const seats = await sql<{ unit: string }[]>`
    select answers_in as unit from round_roster where round_id = ${roundId} order by answers_in`;
  let rows: Record<string, unknown>[] = [];
  for (const [number, { unit }] of seats.entries()) {
    const place = (await readUnitPromise(roundId, unit, promise))?.place;
    if (!place) throw new Error("a unit has no key");
    const answers = Object.fromEntries(
      asked.map(({ key, kind }, i) => [key, kind === "nps" ? (number * 7) % 11 : 1 + ((number + i) % 5)]),
    );
    const comments: Record<string, string> =
      number % 5 === 0 ? { comment: `Comment ${number}, well baked.` } : {};
    const publicKey = Buffer.concat([Buffer.of(4), randomBytes(64)]);
    const sealed = hpke.seal(
      keys.publicKey,
      encodeBallot({ answers, comments }),
      sealContext({ place, publicKey, version: 1 }),
    );
    rows.push({ round_id: roundId, unit_id: unit, version: 1, public_key: publicKey, sealed });
    if (rows.length === 500 || number === seats.length - 1) {
      await sql`insert into sealed_ballots ${sql(rows)}`;
      rows = [];
    }
  }
}

function work(order: Work): Promise<Worked> {
  const child = fork("bench/count.ts", { execArgv: ["--import", "tsx"], env: process.env });
  child.send(order);
  return new Promise((done, fail) => {
    child.once("message", (worked) => done(worked as Worked));
    child.once("exit", (code) => fail(new Error(`the work ended with code ${code}`)));
  });
}
