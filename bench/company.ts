import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { closeClient, getDb, getSql } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { dataHome } from "@/db/embedded/home";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { openSession } from "@/lib/auth/sessions";
import { isSeeded, seedDemo } from "@/server/demo";
import type { Step } from "./part";
import type { Subject } from "./targets";

/** The database that is measured. */
export type Bench = {
  url: string;
  /** The folder of the server. */
  home: string;
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
  // A company that was played weeks ago has no pulse open any more.
  if (!(await isSeeded()) || !(await findOpenPulse())) {
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
    home,
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
  await asSuperuser(
    url,
    on ? "alter database copy set log_statement = 'all'" : "alter database copy reset log_statement",
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

/** The company's pulse that takes ballots. */
export async function findOpenPulse(): Promise<string | undefined> {
  const [round] = await getSql()<{ id: string }[]>`
    select id from rounds where kind = 'pulse' and state = 'open' and closes_at > now() + interval '1 hour'`;
  return round?.id;
}

/** Runs statements as the server's superuser, whom no trigger stops. */
export async function asSuperuser(url: string, statements: string): Promise<void> {
  const admin = new URL(url);
  admin.username = "postgres";
  await administer(admin.href, (sql) => sql.unsafe(statements));
}

async function administer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 1 }));
}
