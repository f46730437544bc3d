import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Logger, runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeRound, openRound } from "@/features/surveys/commands";
import { log } from "@/lib/log";
import { tasks } from "../tasks";
import { makeCompany, type TestCompany } from "./company";
import { handIn, pickUp, workOnce } from "./play";
import { openSuperuser, type Superuser } from "./superuser";

useTestDatabase();

const SHOWN = "A canary sings in the cold store.";
const UNSHOWN = "A canary hums behind the lid.";

let superuser: Superuser;
let company: TestCompany;
let said: string[];

beforeAll(async () => {
  superuser = await openSuperuser();
  company = await makeCompany(1, [11, 5]);
});

afterAll(() => superuser.close());

/** Everything that is printed or logged. */
beforeEach(() => {
  said = [];
  const listen = (...args: unknown[]) => void said.push(args.map(everythingIn).join(" "));
  for (const level of ["trace", "debug", "info", "warn", "error", "fatal"] as const)
    vi.spyOn(log, level).mockImplementation(listen);
  for (const level of ["debug", "log", "info", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation(listen);
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(said.join("\n")).not.toContain("A canary");
});

test("while a round is open, words that were typed are nowhere", async () => {
  const round = await playRound(11, SHOWN);
  expect(await filesHolding(SHOWN)).toEqual([]);
  expect(await superuser.tap.search(SHOWN)).toEqual([]);
  await closeRound(company.boss, { roundId: round, reason: "The week is over." });
});

test("a tally that fails leaves them in no job, no error and no log", async () => {
  const sql = getSql();
  await sql`create function fail() returns trigger language plpgsql as $$ begin
    raise exception 'broken by the test' using detail = (select string_agg(body, ' ') from published_comments); end $$`;
  await sql`create trigger fail before insert on board execute function fail()`;
  await workTelling();
  const [job] = await sql<{ failed: string; kept: string }[]>`
    select last_error as failed, j::text as kept from graphile_worker._private_jobs j where last_error is not null`;
  expect(job?.failed).toContain("failed with P0001");
  expect(job?.kept).not.toContain("A canary");
  expect(await tablesHolding(SHOWN)).toEqual([]);
  expect(said.join("\n")).toContain("tally-round");
  await sql`drop trigger fail on board`;
  await sql`update graphile_worker._private_jobs set run_at = now() where last_error is not null`;
});

test("once counted, words that are shown are in the published comments, and there alone", async () => {
  await workTelling();
  expect(await tablesHolding(SHOWN)).toEqual(["public.published_comments"]);
  expect(await filesHolding(SHOWN)).toEqual(["published_comments"]);
  expect(await tablesInLog(SHOWN)).toEqual(["published_comments"]);
});

test("words that nobody may read are nowhere at any time", async () => {
  const round = await playRound(2, UNSHOWN);
  await closeRound(company.boss, { roundId: round, reason: "The week is over." });
  await workTelling();
  const [counted] = await getSql()`select state, counted from rounds where id = ${round}`;
  expect(counted).toEqual({ state: "published", counted: 11 });
  expect(await tablesHolding(UNSHOWN)).toEqual([]);
  expect(await filesHolding(UNSHOWN)).toEqual([]);
  expect(await superuser.tap.search(UNSHOWN)).toEqual([]);
});

test("a box that breaks says nothing of what it was given", async () => {
  const sql = getSql();
  const { roundId } = await openRound(company.boss, terms());
  await workOnce();
  await sql`create function break_box() returns trigger language plpgsql as $$ begin
    raise exception 'broken by the test' using detail = new::text; end $$`;
  await sql`create trigger fail before insert on sealed_ballots for each row execute function break_box()`;
  const [first] = company.people;
  if (!first) throw new Error("a company without people");
  const device = await pickUp(first.actor, roundId);
  const error = await handIn(device, { answers: { recommend: 3 }, comments: { comment: UNSHOWN } }).catch(
    (reason) => reason,
  );
  expect(everythingIn(error)).toContain("broken by the test");
  expect(everythingIn(error)).not.toContain("A canary");
  await sql`drop trigger fail on sealed_ballots`;
  const tooLong = { comment: `${UNSHOWN} `.repeat(60) };
  const refused = await handIn(device, { answers: { recommend: 3 }, comments: tooLong }).catch(
    (reason) => reason,
  );
  expect(everythingIn(refused)).toContain("bad_answers");
  expect(everythingIn(refused)).not.toContain("A canary");
});

test("the database's own log holds none of them", async () => {
  const [server] = await superuser.sql<
    { folder: string }[]
  >`select current_setting('data_directory') as folder`;
  const text = await readFile(join(server?.folder ?? "", "..", "log"), "utf8");
  expect(text).toContain("broken by the test");
  expect(text).not.toContain("A canary");
});

const terms = () => {
  const closesAt = new Date(Date.now() + 4 * 86_400_000);
  return {
    name: `Round ${randomBytes(3).toString("hex")}`,
    closesAt,
    questionIds: ["hours"],
    k: 5,
    strict: false,
  };
};

/** A round that the team of eleven answers; so many of them write something, the first one `words`. */
async function playRound(writers: number, words: string): Promise<string> {
  const { roundId } = await openRound(company.boss, terms());
  await workOnce();
  const team = company.people.filter((person) => person.team === company.teams[0]);
  for (const [i, { actor }] of team.entries()) {
    const comment = i === 0 ? words : `Remark ${i}.`;
    const comments: Record<string, string> = i < writers ? { comment } : {};
    await handIn(await pickUp(actor, roundId), { answers: { recommend: i, hours: 3 }, comments });
  }
  return roundId;
}

/** Lets the worker do what is due, whatever the machine's clock does meanwhile, with everything that it could print. */
async function workTelling(): Promise<void> {
  await getSql()`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'
    where run_at < now() + interval '1 hour'`;
  const connectionString = process.env.DATABASE_URL ?? "";
  const logger = new Logger(() => (level, message, meta) => {
    said.push(`${level} ${message} ${everythingIn(meta)}`);
  });
  await runOnce({ connectionString, taskList: tasks, noHandleSignals: true, logger });
}

/** The tables that a query finds words in. */
async function tablesHolding(words: string): Promise<string[]> {
  const sql = getSql();
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const like = `%${words}%`;
    const rows = await sql`select 1 from ${sql(schema)}.${sql(name)} t where t::text like ${like} limit 1`;
    if (rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}

/** Everything that has a file (tables with their dead rows, indexes, PostgreSQL's own notes) and holds words in it. */
async function filesHolding(words: string): Promise<string[]> {
  await superuser.sql`checkpoint`;
  const found = await superuser.sql<{ name: string }[]>`
    select relname as name from pg_class
    where pg_relation_filepath(oid) is not null
      and position(${Buffer.from(words)} in pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true)) > 0`;
  return found.map(({ name }) => name);
}

/** What the records of the log that hold words are about. */
async function tablesInLog(words: string): Promise<string[]> {
  const nodes = [...new Set((await superuser.tap.search(words)).map(({ fileNode }) => fileNode))];
  const found = await superuser.sql<{ name: string }[]>`
    select relname as name from pg_class where pg_relation_filenode(oid) = any(${nodes}::oid[])`;
  return found.map(({ name }) => name);
}

/** What an error or a value would show if all of it were printed. */
function everythingIn(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? "";
  const own = Object.getOwnPropertyNames(value).map((name) => String(Reflect.get(value, name)));
  return [...own, everythingIn(value.cause)].join(" ");
}
