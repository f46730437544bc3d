import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { closeClient, getDb, getSql } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { dataHome } from "@/db/embedded/home";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { sealAnswers } from "@/features/ballots/seal";
import { stampOf } from "@/features/ballots/stamps";
import { openSession } from "@/lib/auth/sessions";
import { readRoundKeys } from "@/lib/round-keys";
import { isSeeded, seedDemo } from "@/server/demo";
import type { Shot } from "./load";
import type { Subject } from "./targets";

type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** The database that is measured. */
export type Bench = {
  url: string;
  /** The server's log. */
  log: string;
  /** A file for the statements of the targets. */
  notes: string;
  close(): Promise<void>;
};

/** A copy of the demo company on a server of its own; the company is played once and kept. */
export async function openBench(step: Step): Promise<Bench> {
  const home = join(dataHome(), "bench");
  const company = await openEmbedded("company", { home });
  process.env.SEAL_DIR = join(home, "seal");
  process.env.DATABASE_URL = company.url;
  await mkdir(process.env.SEAL_DIR, { recursive: true, mode: 0o700 });
  await migrate(company.url);
  if (!(await isSeeded())) {
    await closeClient();
    await company.recreate();
    await migrate(company.url);
    await seedDemo(step);
  }
  await closeClient();
  const copy = await openEmbedded("copy", { home });
  await administer(company.adminUrl, async (sql) => {
    await sql`drop database copy with (force)`;
    await sql`create database copy template company owner two_pizza`;
    await sql`alter database copy set log_error_verbosity = 'default'`;
  });
  process.env.DATABASE_URL = copy.url;
  return {
    url: copy.url,
    log: join(home, "database", "log"),
    notes: join(home, "statements.json"),
    async close() {
      await closeClient();
      await copy.close();
      await company.close();
    },
  };
}

/** Whether the server writes down what it is asked, from the next connection on. */
export async function logStatements(url: string, on: boolean): Promise<void> {
  const admin = new URL(url);
  admin.username = "postgres";
  await administer(admin.href, (sql) =>
    on ? sql`alter database copy set log_statement = 'all'` : sql`alter database copy reset log_statement`,
  );
}

/** A lead with a published result, and what else the pages show. */
export async function pickSubject(): Promise<Subject> {
  const [row] = await getSql()<Subject[]>`
    select v.lead_id as "personId", v.unit_id as "teamId",
      (select id from wins where consent = 'given' order by id limit 1) as "winId",
      (select slug from services order by slug limit 1) as "serviceSlug", p.picture_id as "pictureId"
    from unit_versions v join people p on p.id = v.lead_id
    where v.kind = 'team' and upper_inf(v.valid) and p.picture_id is not null order by v.name limit 1`;
  if (!row) throw new Error("the demo company has no team with a lead");
  return row;
}

/** A session cookie of this person, made as the sign-in makes it. */
export async function signIn(personId: string, secret: string): Promise<string> {
  const token = await encode({ token: { sid: await openSession(getDb(), personId) }, secret });
  return `next-auth.session-token=${token}`;
}

/** Stamped and sealed ballots for the open round, each to be cast once. */
export async function sealBallots(count: number): Promise<Shot[]> {
  const [round] = await getSql()<{ id: string; unit: string; key: Buffer }[]>`
    select r.id, u.unit_id as unit, r.sealing_key as key from rounds r join round_units u on u.round_id = r.id
    where r.kind = 'pulse' and r.state = 'open' limit 1`;
  const keys = round && (await readRoundKeys(round.id));
  if (!round || !keys) throw new Error("the demo company has no open round");
  const questions = await getSql()<{ id: string; kind: string }[]>`
    select question_id as id, kind from round_questions where round_id = ${round.id} order by position`;
  const answers = Object.fromEntries(
    questions.filter(({ kind }) => kind !== "comment").map(({ id, kind }) => [id, kind === "nps" ? 8 : 4]),
  );
  return Array.from({ length: count }, () => {
    const token = randomBytes(32).toString("base64url");
    const sealed = sealAnswers(
      new Uint8Array(round.key),
      { round: round.id, unit: round.unit, token },
      { answers, comment: "" },
    );
    const stamp = stampOf(keys, round.id, round.unit, token).toString("base64url");
    const message = {
      round: round.id,
      unit: round.unit,
      token,
      stamp,
      version: 1,
      sealed: Buffer.from(sealed).toString("base64url"),
    };
    return {
      path: "/cast",
      method: "POST",
      body: JSON.stringify(message),
      headers: { "content-type": "application/json" },
    };
  });
}

async function administer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 1 }));
}
