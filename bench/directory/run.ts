import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { closeClient, getSql } from "@/db/client";
import { dataHome } from "@/db/embedded/home";
import { type EmbeddedDatabase, openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { countUnits } from "@/features/teams/commands/count";
import { SYSTEM } from "@/lib/actor";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { type Child, startChild } from "../child";
import { signIn } from "../company";
import { send } from "../load";
import type { Part, Step } from "../part";
import { columns } from "../report";
import { generateCompany } from "./generate";
import { measureImports } from "./import";
import { type DirectorySubject, directoryTargets } from "./targets";

const SIZES = { small: { people: 1000, teams: 140 }, large: { people: 100_000, teams: 14_000 } };
const SUBJECTS = 25;
const WARM_UP = 15;
const secret = randomBytes(32).toString("base64url");

type Company = { database: EmbeddedDatabase; portal: Child; subject: DirectorySubject };

/**
 * Measures pages of the directory in a company of a thousand people and in one of a hundred thousand, both served at once
 * in one run: every request to the one is followed by the same to the other, so that both meet the same weather.
 */
export async function measure({ quick, step, say }: Part): Promise<void> {
  const turns = quick ? 40 : 200;
  say(`\n${await measureImports(step)}`);
  const small = await openCompany("small", step);
  try {
    const large = await openCompany("large", step);
    try {
      const rows: Row[] = [];
      for (const [i, { name }] of directoryTargets(small.subject).entries()) {
        rows.push(await step(name, async () => ({ name, ...(await compare(small, large, i, turns)) })));
      }
      const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
      say(`\n${table(rows)}\n\n${JSON.stringify({ machine, sizes: SIZES, turns, rows: rows.map(rounded) })}`);
    } finally {
      await closeCompany(large);
    }
  } finally {
    await closeCompany(small);
  }
}

type Times = { p50: number; p95: number };
type Row = { name: string; small: Times; large: Times };

async function compare(
  small: Company,
  large: Company,
  number: number,
  turns: number,
): Promise<Omit<Row, "name">> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let turn = -WARM_UP; turn < turns; turn += 1) {
    const both = [
      { company: small, into: times.small },
      { company: large, into: times.large },
    ];
    for (const { company, into } of turn % 2 === 0 ? both : both.reverse()) {
      const target = directoryTargets(company.subject)[number];
      const path = target?.paths[(turn + WARM_UP) % target.paths.length] ?? "/";
      const { port } = company.portal;
      const begin = performance.now();
      await send(port, { path, headers: { host: `localhost:${port}`, ...target?.headers } });
      if (turn >= 0) into.push(performance.now() - begin);
    }
  }
  return { small: timesOf(times.small), large: timesOf(times.large) };
}

function timesOf(times: number[]): Times {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

async function openCompany(name: keyof typeof SIZES, step: Step): Promise<Company> {
  const { people, teams } = SIZES[name];
  const home = join(dataHome(), "bench");
  const database = await openEmbedded(`directory_${name}`, { home });
  process.env.DATABASE_URL = database.url;
  await step(`A company of ${people} people in ${teams} teams`, async () => {
    await database.recreate();
    await migrate(database.url);
    await generateCompany(database.adminUrl, { people, teams });
    await countUnits(SYSTEM);
  });
  const subject = await pickSubject();
  await closeClient();
  const sealDir = join(home, "seal");
  await mkdir(sealDir, { recursive: true, mode: 0o700 });
  const env = { DATABASE_URL: database.url, NEXTAUTH_SECRET: secret, SEAL_DIR: sealDir };
  return { database, subject, portal: await startChild("bench/portal.ts", env) };
}

async function closeCompany({ database, portal }: Company): Promise<void> {
  await portal.stop();
  await database.close();
}

/** Somebody of the people team asks, who sees every page. */
async function pickSubject(): Promise<DirectorySubject> {
  const sql = getSql();
  const [found] = await sql<Omit<DirectorySubject, "cookie" | "token">[]>`
    select array(select person_id::text from seats where upper_inf(valid) order by person_id limit ${SUBJECTS}) as people,
      array(select unit_id::text from teams order by unit_id limit ${SUBJECTS}) as teams,
      array(select unit_id::text from teams where ceiling > 8 order by unit_id limit ${SUBJECTS}) as large,
      (select parent_id::text from unit_versions where kind = 'department' order by unit_id limit 1) as "unitId"`;
  const [me] = found?.people ?? [];
  if (!found || !me) throw new Error("nobody lives in that company");
  await sql`insert into role_grants (person_id, role, granted_at) values (${me}, 'people_team', now())`;
  const token = newToken();
  await sql`insert into api_tokens (token_hash, name, scope, created_by, created_at)
    values (${hashToken(token)}, 'Directory', 'scim', ${me}, now())`;
  return { ...found, cookie: await signIn(me, secret), token };
}

function table(rows: Row[]): string {
  const head = ["", "1,000 p50 ms", "p95 ms", "100,000 p50 ms", "p95 ms", "p50", "p95"];
  const cells = rows.map(({ name, small, large }) => [
    name,
    ...[small.p50, small.p95, large.p50, large.p95].map((ms) => ms.toFixed(1)),
    `${(large.p50 / small.p50).toFixed(2)}x`,
    `${(large.p95 / small.p95).toFixed(2)}x`,
  ]);
  return columns([head, ...cells]);
}

function rounded({ name, small, large }: Row) {
  const figures = ({ p50, p95 }: Times) => ({ p50: Number(p50.toFixed(2)), p95: Number(p95.toFixed(2)) });
  return {
    name,
    small: figures(small),
    large: figures(large),
    ratio: Number((large.p50 / small.p50).toFixed(3)),
  };
}
