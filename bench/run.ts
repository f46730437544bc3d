import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { closeClient, getSql } from "@/db/client";
import { measureBallots } from "./ballots";
import { type Child, startChild } from "./child";
import { type Bench, logStatements, openBench, pickSubject, signIn } from "./company";
import { fillIn } from "./form";
import { fire, type Shot, send } from "./load";
import type { Step } from "./part";
import { json, type Measured, type Row, table } from "./report";
import { readStatements, type Statement } from "./statements";
import { measureTally } from "./tally";
import { type Target, targetsOf } from "./targets";

const AT_ONCE = 8;
const secret = randomBytes(32).toString("base64url");

type Options = {
  /** Shorter turns and a smaller tally. */
  quick: boolean;
  /** Cuts every key of the large round instead of a sample. */
  full: boolean;
  /** Leaves the pages out. */
  ballotsAlone: boolean;
  step: Step;
  say: (line: string) => void;
};

/**
 * Measures the portal against a bare node:http and postgres.js server, both on this machine, one after the other, in one
 * run: its pages and writes against the very statements which the portal ran, the box against a server that inserts one
 * row. Then what a large round costs.
 */
export async function bench({ quick, full, ballotsAlone, step, say }: Options) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const data = await openBench(step);
  try {
    if (!ballotsAlone) {
      const seconds = quick ? 2 : 10;
      const rows = await measurePages(data, seconds, step);
      say(`\n${table(rows)}\n\n${json(rows, { ...machine, seconds, atOnce: AT_ONCE })}`);
    }
    say(await measureBallots(data, { quick, secret, step }));
    say(await measureTally(data, { quick, full, step }));
  } finally {
    await data.close();
  }
}

async function measurePages(data: Bench, seconds: number, step: Step): Promise<Row[]> {
  const children: Child[] = [];
  try {
    const subject = await pickSubject();
    const cookie = await signIn(subject.personId, secret);
    const targets = targetsOf(subject);
    const statements = await step("Writing down what each page asks the database", () =>
      capture(data, targets, cookie),
    );
    const portal = await startChild("bench/portal.ts", { NEXTAUTH_SECRET: secret });
    children.push(portal);
    await writeFile(data.notes, JSON.stringify(statements));
    const bare = await startChild("bench/bare.ts", { BENCH_STATEMENTS: data.notes });
    children.push(bare);

    const rows: Row[] = [];
    for (const [number, target] of targets.entries()) {
      const shot = await shotOf(portal.port, target, cookie);
      rows.push(
        await step(target.name, async () => ({
          target: target.name,
          statements: statements[number]?.length ?? 0,
          portal: await measure(portal, () => shot, seconds),
          bare: await measure(bare, () => ({ path: `/${number}` }), seconds),
        })),
      );
    }
    return rows;
  } finally {
    for (const child of children) await child.stop();
  }
}

/** Asks each target once while the database writes down what it is asked, after a first time that fills the caches. */
async function capture(data: Bench, targets: Target[], cookie: string): Promise<Statement[][]> {
  await logStatements(data.url, true);
  await closeClient();
  const portal = await startChild("bench/portal.ts", { NEXTAUTH_SECRET: secret });
  const captured: Statement[][] = [];
  try {
    for (const target of targets) {
      for (let warm = 0; warm < 3; warm += 1)
        await send(portal.port, await shotOf(portal.port, target, cookie));
      const shot = await shotOf(portal.port, target, cookie);
      const [begin, end] = [randomBytes(8).toString("hex"), randomBytes(8).toString("hex")];
      await getSql().unsafe(`select '${begin}'`);
      await send(portal.port, shot);
      await getSql().unsafe(`select '${end}'`);
      captured.push(await readStatements(data.log, begin, end));
    }
  } finally {
    await portal.stop();
    await logStatements(data.url, false);
  }
  return captured;
}

/** The request that a browser would send for this target. */
async function shotOf(port: number, { path, form }: Target, cookie: string): Promise<Shot> {
  const host = `localhost:${port}`;
  const page = { path, headers: { host, cookie } };
  if (!form) return page;
  const { body, contentType } = fillIn(await send(port, page), form);
  return {
    path,
    method: "POST",
    body,
    headers: { host, cookie, origin: `http://${host}`, "content-type": contentType },
  };
}

async function measure(child: Child, next: () => Shot | undefined, seconds: number): Promise<Measured> {
  await fire(child.port, next, AT_ONCE, seconds / 4);
  const before = await child.cpu();
  const figures = await fire(child.port, next, AT_ONCE, seconds);
  return { ...figures, cpu: ((await child.cpu()) - before) / figures.requests };
}
