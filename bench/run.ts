import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { closeClient, getSql } from "@/db/client";
import { type Child, startChild } from "./child";
import { type Bench, logStatements, openBench, pickSubject, sealBallots, signIn } from "./company";
import { fillIn } from "./form";
import { fire, type Shot, send } from "./load";
import { json, type Measured, type Row, table } from "./report";
import { readStatements, type Statement } from "./statements";
import { type Target, targetsOf } from "./targets";

type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

const AT_ONCE = 8;
const secret = randomBytes(32).toString("base64url");

/**
 * Measures the portal's pages and writes against a bare node:http and postgres.js server that runs the very statements
 * which the portal ran, both on this machine, one after the other, in one run.
 * @param options.quick 2 seconds a target instead of 10
 */
export async function bench({
  quick,
  step,
  say,
}: {
  quick: boolean;
  step: Step;
  say: (line: string) => void;
}) {
  const seconds = quick ? 2 : 10;
  const data = await openBench(step);
  const children: Child[] = [];
  try {
    const subject = await pickSubject();
    const cookie = await signIn(subject.personId, secret);
    const targets = targetsOf(subject);

    const statements = await step("Writing down what each page asks the database", () =>
      capture(data, targets, cookie),
    );
    const ballots = await step("Sealing ballots", () => sealBallots(quick ? 8000 : 40_000));

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
    const half = ballots.length / 2;
    rows.push(
      await step("Cast a ballot (write)", async () => ({
        target: "Cast a ballot (write)",
        statements: 1,
        portal: await measure(portal, drawFrom(ballots.slice(0, half)), seconds),
        bare: await measure(bare, drawFrom(ballots.slice(half)), seconds),
      })),
    );
    say(
      `\n${table(rows)}\n\n${json(rows, { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, seconds, atOnce: AT_ONCE })}`,
    );
  } finally {
    for (const child of children) await child.stop();
    await data.close();
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

/** Each ballot is cast once. */
function drawFrom(shots: Shot[]): () => Shot | undefined {
  let next = 0;
  return () => shots[next++];
}
