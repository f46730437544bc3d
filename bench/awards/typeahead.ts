import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import { closeClient, getDb, getSql } from "@/db/client";
import { dataHome } from "@/db/embedded/home";
import { type EmbeddedDatabase, openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { findNominees } from "@/features/awards/queries/find-nominees";
import { actorOfSession, openSession } from "@/lib/auth/sessions";
import { type Child, startChild } from "../child";
import { signIn } from "../company";
import { generateCompany } from "../directory/generate";
import { send } from "../load";
import type { Step } from "../part";
import { columns } from "../report";
import type { Statement } from "../statements";
import { TYPED } from "./typed";

type Times = { p50: number; p95: number; worst: number };
type Row = { kind: string; portal: Times; bare: Times };

const SIZE = { people: 100_000, teams: 14_000 };
const AT_MOST_MS = 50;
const WARM_UP = 3;
const ALL = TYPED.flatMap(({ words }) => words);
const secret = randomBytes(32).toString("base64url");

/**
 * Asks for people and teams as somebody types, in a company of a hundred thousand, one request after the other from the
 * socket to the last byte of the answer; each is followed by the same statements on a bare server.
 */
export async function measureTypeahead({
  turns,
  machine,
  step,
}: {
  turns: number;
  machine: Record<string, unknown>;
  step: Step;
}): Promise<{ said: string; isHeld: boolean }> {
  const home = join(dataHome(), "bench");
  const database = await openEmbedded("awards_typeahead", { home });
  const children: Child[] = [];
  try {
    const cookie = await fill(database, step);
    const portal = await startPortal(database.url, home);
    children.push(portal);
    const statements = await step("Writing down what each asks the database", capture);
    const notes = join(home, "typeahead.json");
    await writeFile(notes, JSON.stringify(statements));
    const bare = await startChild("bench/bare.ts", { BENCH_STATEMENTS: notes, DATABASE_URL: database.url });
    children.push(bare);
    const rows = await step("Typing", () => type(portal, bare, cookie, turns));
    const p95 = rows.at(-1)?.portal.p95 ?? Number.NaN;
    return { said: report(rows, p95, { machine, size: SIZE, turns }), isHeld: p95 < AT_MOST_MS };
  } finally {
    for (const child of children) await child.stop();
    await closeClient();
    await database.close();
  }
}

/** Somebody in the middle of the company types. */
async function fill(database: EmbeddedDatabase, step: Step): Promise<string> {
  process.env.DATABASE_URL = database.url;
  return step(`A company of ${SIZE.people} people in ${SIZE.teams} teams`, async () => {
    await database.recreate();
    await migrate(database.url);
    await generateCompany(database.adminUrl, SIZE);
    return signIn(await somebody(), secret);
  });
}

async function somebody(): Promise<string> {
  const [row] = await getSql()<{ id: string }[]>`
    select person_id as id from seats where upper_inf(valid) order by person_id offset 5000 limit 1`;
  if (!row) throw new Error("nobody lives in that company");
  return row.id;
}

async function startPortal(url: string, home: string): Promise<Child> {
  const sealDir = join(home, "seal");
  await mkdir(sealDir, { recursive: true, mode: 0o700 });
  return startChild("bench/portal.ts", { DATABASE_URL: url, NEXTAUTH_SECRET: secret, SEAL_DIR: sealDir });
}

/** The statements behind each of the words, as the queries of the portal send them: who asks, people, teams. */
async function capture(): Promise<Statement[][]> {
  const session = await openSession(getDb(), await somebody());
  const captured: Statement[][] = [];
  for (const words of ALL) {
    const sent: Statement[] = [];
    getSql().options.debug = (_, text, parameters) => {
      sent.push({ text, parameters: parameters.map(asText) });
    };
    await findNominees(await actorOfSession(session), { search: words });
    getSql().options.debug = false;
    captured.push(sent);
  }
  return captured;
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

async function type(portal: Child, bare: Child, cookie: string, turns: number): Promise<Row[]> {
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
  const headers = { host: `localhost:${portal.port}`, cookie };
  const times = ALL.map(() => ({ portal: [] as number[], bare: [] as number[] }));
  for (let turn = -WARM_UP; turn < turns; turn += 1) {
    for (const [number, words] of ALL.entries()) {
      const path = `/api/nominees?q=${encodeURIComponent(words)}`;
      const here = await timed(() => send(portal.port, { path, headers }, agents[0]));
      const there = await timed(() => send(bare.port, { path: `/${number}` }, agents[1]));
      if (turn < 0) continue;
      times[number]?.portal.push(here);
      times[number]?.bare.push(there);
    }
  }
  for (const agent of agents) agent.destroy();
  const rowOf = (kind: string, of: (number: number) => boolean): Row => {
    const mine = times.filter((_, number) => of(number));
    return {
      kind,
      portal: timesOf(mine.flatMap((one) => one.portal)),
      bare: timesOf(mine.flatMap((one) => one.bare)),
    };
  };
  const kinds = TYPED.map(({ kind, words }) => rowOf(kind, (number) => words.includes(ALL[number] ?? "")));
  return [...kinds, rowOf("all of them", () => true)];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function timesOf(times: number[]): Times {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), worst: times.at(-1) ?? Number.NaN };
}

function report(rows: Row[], p95: number, facts: Record<string, unknown>): string {
  const head = ["typed", "p50 ms", "p95 ms", "worst", "bare p50", "bare p95", "p50", "p95"];
  const cells = rows.map(({ kind, portal, bare }) => [
    kind,
    ...[portal.p50, portal.p95, portal.worst, bare.p50, bare.p95].map((ms) => ms.toFixed(1)),
    `${(portal.p50 / bare.p50).toFixed(2)}x`,
    `${(portal.p95 / bare.p95).toFixed(2)}x`,
  ]);
  const verdict = `${p95 < AT_MOST_MS ? "Within" : "Over"} ${AT_MOST_MS} ms at p95: ${p95.toFixed(1)} ms.`;
  const figures = JSON.stringify({ ...facts, rows }, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value,
  );
  return `\nWhom to nominate, as one types\n\n${columns([head, ...cells])}\n\n${verdict}\n\n${figures}`;
}
