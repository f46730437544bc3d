import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { closeClient, getSql } from "@/db/client";
import { dataHome } from "@/db/embedded/home";
import { type EmbeddedDatabase, openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { type Child, startChild } from "../child";
import { signIn } from "../company";
import { generateCompany } from "../directory/generate";
import { send } from "../load";
import { holdTo, type Part, type Step } from "../part";
import { columns } from "../report";
import { type Load, load, walkAlong } from "./browse";
import { queryTable, readQueries } from "./explain";
import { hangWinners } from "./generate";

const COMPANY = { people: 6000, teams: 840 };
const FEW = 12;
const MANY = 5000;
const MOST = 50_000;
const secret = randomBytes(32).toString("base64url");
/** The bounds that the wall is held to. */
const SCRIPTS_AT_MOST = 60 * 1024;
const RATIO_AT_MOST = 1.5;
/** Any page that is not there: the framework, and next to nothing of ours. */
const EMPTY_PAGE = "/nothing-hangs-here";

type Wall = { database: EmbeddedDatabase; portal: Child; cookie: string; seen: string; address: string };

/**
 * Measures the wall of a company with twelve winners and of the same company with five thousand, both served at once from one
 * production build: the browser's largest paint in turns, the page's scripts beyond what an empty page loads, what the server
 * takes, and what the database does.
 */
export async function measure({ quick, step, say }: Part): Promise<void> {
  const turns = quick ? 5 : 15;
  const walls: Wall[] = [];
  const browser = await chromium.launch({ executablePath: process.env.TWO_PIZZA_CHROMIUM });
  try {
    walls.push(await openWall("few", FEW, step), await openWall("many", MANY, step));
    const [few, many] = walls as [Wall, Wall];
    const loads = await step("Opening both walls in turns", () => inTurns(browser, few, many, turns));
    const scripts = await step("Weighing the scripts", () => weigh(browser, many));
    const walk = await step("Walking along five hundred frames", () =>
      walkAlong(browser, `${many.address}/wall`, many.cookie, many.seen, 500),
    );
    const server = await step("Asking both for the page", () => askInTurns(few, many, quick ? 40 : 200));
    const ratio = median(loads.many.map(({ lcp }) => lcp)) / median(loads.few.map(({ lcp }) => lcp));
    say(
      `\n${columns([
        ["", `${FEW} winners`, `${MANY} winners`, "ratio"],
        [
          "largest paint, median ms",
          ms(loads.few),
          ms(loads.many),
          `${ratio.toFixed(2)}x (at most ${RATIO_AT_MOST}x)`,
        ],
        ["layout shift", shift(loads.few), shift(loads.many), ""],
        [
          "server p50 ms",
          fixed(server.few.p50),
          fixed(server.many.p50),
          `${(server.many.p50 / server.few.p50).toFixed(2)}x`,
        ],
        [
          "server p95 ms",
          fixed(server.few.p95),
          fixed(server.many.p95),
          `${(server.many.p95 / server.few.p95).toFixed(2)}x`,
        ],
      ])}`,
    );
    say(
      `\nScripts of the wall beyond an empty page: ${kilobytes(scripts.ours)} by gzip, at most ${kilobytes(SCRIPTS_AT_MOST)}` +
        ` (the empty page: ${kilobytes(scripts.empty)}).`,
    );
    say(
      `A walk along ${walk.frames} frames: layout shift ${walk.cls.toFixed(3)}, ${walk.seconds.toFixed(1)} s of scrolling.`,
    );
    const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
    say(`\n${JSON.stringify({ machine, turns, ratio: Number(ratio.toFixed(3)), scripts, walk, server })}`);
    say(`\n${await readBoth(many.database, step)}`);
    holdTo({ "the largest paint": ratio < RATIO_AT_MOST, "the scripts": scripts.ours <= SCRIPTS_AT_MOST });
  } finally {
    await browser.close();
    for (const { portal, database } of walls) {
      await portal.stop();
      await database.close();
    }
  }
}

async function openWall(name: string, winners: number, step: Step): Promise<Wall> {
  const home = join(dataHome(), "bench");
  const database = await openEmbedded(`wall_${name}`, { home });
  process.env.DATABASE_URL = database.url;
  await step(`A wall of ${winners} frames`, async () => {
    await database.recreate();
    await migrate(database.url);
    await generateCompany(database.adminUrl, COMPANY);
    await hangWinners(database.adminUrl, winners);
  });
  const [who] = await getSql()<{ id: string; jacket: string }[]>`
    select (select person_id from seats where upper_inf(valid) order by person_id limit 1) as id,
      (select w.id from wins w join awards a on a.id = w.award_id and a.is_jacket order by w.month desc limit 1) as jacket`;
  if (!who) throw new Error("nobody lives in that company");
  const cookie = await signIn(who.id, secret);
  await closeClient();
  const sealDir = join(home, "seal");
  await mkdir(sealDir, { recursive: true, mode: 0o700 });
  const portal = await startChild("bench/portal.ts", {
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: secret,
    SEAL_DIR: sealDir,
  });
  return {
    database,
    portal,
    cookie,
    seen: `jacket seen by ${who.id}=${who.jacket}`,
    address: `http://localhost:${portal.port}`,
  };
}

/** What the queries take on the large wall, and on one ten times as large. */
async function readBoth(many: EmbeddedDatabase, step: Step): Promise<string> {
  const most = await openEmbedded("wall_most", { home: join(dataHome(), "bench") });
  try {
    process.env.DATABASE_URL = most.url;
    await step(`A wall of ${MOST} frames`, async () => {
      await most.recreate();
      await migrate(most.url);
      await generateCompany(most.adminUrl, COMPANY);
      await hangWinners(most.adminUrl, MOST);
      await closeClient();
    });
    return step("Asking the database alone", async () =>
      queryTable(await readQueries(many.url), await readQueries(most.url), [String(MANY), String(MOST)]),
    );
  } finally {
    await most.close();
  }
}

async function inTurns(
  browser: Browser,
  few: Wall,
  many: Wall,
  turns: number,
): Promise<{ few: Load[]; many: Load[] }> {
  const loads = { few: [] as Load[], many: [] as Load[] };
  for (let turn = -1; turn < turns; turn += 1) {
    const both = [
      { wall: few, into: loads.few },
      { wall: many, into: loads.many },
    ];
    for (const { wall, into } of turn % 2 === 0 ? both : both.reverse()) {
      const one = await load(browser, `${wall.address}/wall`, wall.cookie, wall.seen);
      if (turn >= 0) into.push(one);
    }
  }
  return loads;
}

/** Bytes by gzip of the scripts that the wall loads and the empty page does not, and of those that both do. */
async function weigh(
  browser: Browser,
  { address, cookie, seen }: Wall,
): Promise<{ ours: number; empty: number }> {
  const empty = (await load(browser, `${address}${EMPTY_PAGE}`, "nobody=here", seen)).scripts;
  const wall = (await load(browser, `${address}/wall`, cookie, seen)).scripts;
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    ours: sum([...wall].filter(([path]) => !empty.has(path)).map(([, size]) => size)),
    empty: sum([...empty.values()]),
  };
}

type Times = { p50: number; p95: number };

async function askInTurns(few: Wall, many: Wall, turns: number): Promise<{ few: Times; many: Times }> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let turn = -10; turn < turns; turn += 1) {
    const both = [
      { wall: few, into: times.few },
      { wall: many, into: times.many },
    ];
    for (const { wall, into } of turn % 2 === 0 ? both : both.reverse()) {
      const { port } = wall.portal;
      const begin = performance.now();
      await send(port, { path: "/wall", headers: { host: `localhost:${port}`, cookie: wall.cookie } });
      if (turn >= 0) into.push(performance.now() - begin);
    }
  }
  return { few: timesOf(times.few), many: timesOf(times.many) };
}

function timesOf(times: number[]): Times {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const ms = (loads: Load[]) => median(loads.map(({ lcp }) => lcp)).toFixed(0);
const shift = (loads: Load[]) => Math.max(...loads.map(({ cls }) => cls)).toFixed(3);
const fixed = (number: number) => number.toFixed(1);
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
