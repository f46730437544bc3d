import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { getSql } from "@/db/client";
import { encodeCast } from "@/features/ballots/rules/envelope";
import { makeBallot } from "@/server/demo/devices";
import { type Child, startChild } from "./child";
import { asSuperuser, type Bench, findOpenPulse, signIn } from "./company";
import { fire, type Shot } from "./load";
import type { Step } from "./part";
import { columns } from "./report";

type Options = { quick: boolean; secret: string; step: Step };
type Turn = { rps: number; p95: number; cpu: number };

const CONNECTIONS = [16, 64];
/** Turns that each server takes, one after the other, again and again: what is told is the middle one. */
const TURNS = 5;

/**
 * What casting and issuing cost. A cast is one request with all its cryptography and a durable commit; the yardstick is
 * a bare server that cuts the same bytes up and inserts one row. Each server gets the same ballots in the same run.
 * @throws at the first answer that is no success
 */
export async function measureBallots(data: Bench, { quick, secret, step }: Options): Promise<string> {
  const round = await findOpenPulse();
  if (!round) throw new Error("the demo company has no open pulse");
  await asSuperuser(
    data.url,
    `drop table if exists bare_box; create table bare_box (like sealed_ballots including defaults including indexes);
     alter table bare_box owner to two_pizza; truncate sealed_ballots;
     set session_replication_role = replica; delete from issuances where round_id = '${round}'`,
  );
  const ballots = await step("Sealing ballots", () => sealBallots(round, quick ? 1500 : 4000));
  await writeFile(data.notes, "[]");
  const servers: Record<string, Child> = {
    bare: await startChild("bench/bare.ts", { BENCH_STATEMENTS: data.notes }),
    box: await startChild("bench/box.ts", {}),
    portal: await startChild("bench/portal.ts", { NEXTAUTH_SECRET: secret }),
  };
  try {
    const lines: string[][] = [];
    for (const at of CONNECTIONS) {
      const turns = await step(`Casting over ${at} connections`, () =>
        castInTurns(data, servers, ballots, at),
      );
      const bare = middle(turns.bare ?? []);
      for (const [name, taken] of Object.entries(turns)) {
        const { rps, p95, cpu } = middle(taken);
        lines.push([
          name,
          `${at}`,
          rps.toFixed(0),
          p95.toFixed(1),
          cpu.toFixed(2),
          (rps / bare.rps).toFixed(2),
        ]);
      }
    }
    const issue = await step("Issuing", () => issueInTurns(data, round, servers.portal as Child, secret));
    const head = ["cast", "connections", "a second", "p95 ms", "CPU ms", "of bare"];
    return `\n${columns([head, ...lines])}\n\nIssuing, with session and page framework: ${issue.cpu.toFixed(2)} CPU-ms, ${issue.rps.toFixed(0)} a second over 16 connections`;
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

async function sealBallots(roundId: string, count: number): Promise<Shot[]> {
  const units = await getSql()<
    { id: string }[]
  >`select unit_id as id from unit_keys where round_id = ${roundId}`;
  const questions = await getSql()<{ key: string; kind: string }[]>`
    select key, kind from round_questions where round_id = ${roundId} order by position`;
  const numbers = questions.filter(({ kind }) => kind !== "comment");
  const answers = Object.fromEntries(numbers.map(({ key, kind }) => [key, kind === "nps" ? 8 : 4]));
  const shots: Shot[] = [];
  for (let i = 0; i < count; i += 1) {
    const unit = units[i % units.length]?.id ?? "";
    const ballot = await makeBallot(roundId, unit, { answers, comments: { comment: "Warm, and on time." } });
    const headers = { "content-type": "application/octet-stream" };
    shots.push({ path: "/cast", method: "POST", body: Buffer.from(encodeCast(ballot)), headers });
  }
  return shots;
}

async function castInTurns(
  data: Bench,
  servers: Record<string, Child>,
  ballots: readonly Shot[],
  at: number,
): Promise<Record<string, Turn[]>> {
  const turns: Record<string, Turn[]> = {};
  // The first turn warms everything up and is not counted.
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const [name, server] of Object.entries(servers)) {
      await asSuperuser(data.url, "truncate sealed_ballots, bare_box");
      const taken = await takeTurn(server, ballots, at);
      if (turn > 0) turns[name] = [...(turns[name] ?? []), taken];
    }
  }
  return turns;
}

/** Every person of the round picks up a ballot for the first time, with a session of their own. */
async function issueInTurns(data: Bench, roundId: string, portal: Child, secret: string): Promise<Turn> {
  const people = await getSql()<{ id: string }[]>`
    select person_id as id from round_roster r join people p on p.id = r.person_id
    where r.round_id = ${roundId} and p.left_at is null`;
  const host = `localhost:${portal.port}`;
  const shots: Shot[] = [];
  for (const { id } of people) {
    const blinded = Buffer.concat([Buffer.of(0), randomBytes(255)]).toString("base64url");
    const cookie = await signIn(id, secret);
    const headers = { host, origin: `http://${host}`, cookie, "content-type": "application/json" };
    const body = JSON.stringify({ roundId, blinded });
    shots.push({ path: "/api/ballots/issue", method: "POST", body, headers });
  }
  const turns: Turn[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    await asSuperuser(
      data.url,
      `set session_replication_role = replica; delete from issuances where round_id = '${roundId}'`,
    );
    const taken = await takeTurn(portal, shots, 16);
    if (turn > 0) turns.push(taken);
  }
  return middle(turns);
}

async function takeTurn(server: Child, shots: readonly Shot[], at: number): Promise<Turn> {
  const left = shots[Symbol.iterator]();
  const before = await server.cpu();
  const { rps, p95, requests } = await fire(server.port, () => left.next().value, at, 600);
  return { rps, p95, cpu: ((await server.cpu()) - before) / requests };
}

/** The median of each figure by itself. */
function middle(turns: readonly Turn[]): Turn {
  const median = (of: (turn: Turn) => number) =>
    turns.map(of).sort((a, b) => a - b)[Math.floor(turns.length / 2)] ?? Number.NaN;
  return { rps: median(({ rps }) => rps), p95: median(({ p95 }) => p95), cpu: median(({ cpu }) => cpu) };
}
