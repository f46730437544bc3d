import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { closeClient, getSql } from "@/db/client";
import { dataHome } from "@/db/embedded/home";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { countUnits } from "@/features/teams/commands/count";
import { SYSTEM } from "@/lib/actor";
import { type Child, startChild } from "../child";
import { signIn } from "../company";
import { generateCompany } from "../directory/generate";
import { fire, send } from "../load";
import { holdTo, type Part } from "../part";
import { columns } from "../report";
import { takePhotograph } from "./photograph";

const SENDERS = 30;
/** The bounds that an upload and the pages beside it are held to. */
const UPLOAD_WITHIN_MS = 2000;
const RATIO_AT_MOST = 1.5;
const secret = randomBytes(32).toString("base64url");

type Row = { page: string; atOnce: number; idle: number; busy: number; ratio: number; uploads: number[] };

/**
 * Sends photographs of twelve megapixels, one after the other, and asks for pages meanwhile: each page in turns without and
 * with uploads, from one place and from four at once. What counts is how much longer a page's p95 gets, and how long a
 * photograph takes until its sender has its name.
 */
export async function measure({ quick, step, say }: Part): Promise<void> {
  const turns = quick ? 3 : 8;
  const photograph = await step("Taking a photograph of twelve megapixels", takePhotograph);
  const home = join(dataHome(), "bench");
  const database = await openEmbedded("pictures", { home });
  process.env.DATABASE_URL = database.url;
  const portals: Child[] = [];
  try {
    await step("A company of 1000 people in 140 teams", async () => {
      await database.recreate();
      await migrate(database.url);
      await generateCompany(database.adminUrl, { people: 1000, teams: 140 });
      await countUnits(SYSTEM);
    });
    const { senders, pages } = await pickSubject();
    const sealDir = join(home, "seal");
    await mkdir(sealDir, { recursive: true, mode: 0o700 });
    const portal = await startChild("bench/portal.ts", { NEXTAUTH_SECRET: secret, SEAL_DIR: sealDir });
    portals.push(portal);
    const uploads = uploader(portal.port, photograph, senders);
    const alone = await step("Photographs alone", async () => {
      for (let warm = 0; warm < 3; warm += 1) await uploads.one();
      const times: number[] = [];
      for (let i = 0; i < (quick ? 5 : 20); i += 1) times.push(await uploads.one());
      return times;
    });
    const rows: Row[] = [];
    for (const atOnce of [1, 4]) {
      for (const page of pages) {
        const title = `${page.name}, from ${atOnce === 1 ? "one place" : `${atOnce} places`}`;
        rows.push(
          await step(title, () =>
            compare(portal, page, { atOnce, turns, cookie: senders[0] ?? "", uploads }),
          ),
        );
      }
    }
    const { said, bounds } = verdict(photograph, alone, rows);
    say(`\n${table(rows)}\n\n${said}\n\n${json(alone, rows, turns)}`);
    holdTo(bounds);
  } finally {
    for (const portal of portals) await portal.stop();
    await closeClient();
    await database.close();
  }
}

type Page = { name: string; path: string };
type Uploads = ReturnType<typeof uploader>;

/** Sends the photograph as one person after the other, so that nobody's limit is reached. */
function uploader(port: number, photograph: Buffer, cookies: string[]) {
  let number = 0;
  return {
    async one(): Promise<number> {
      const host = `localhost:${port}`;
      const cookie = cookies[number++ % cookies.length] ?? "";
      const begun = performance.now();
      await send(port, {
        path: "/api/pictures?focal=0.5,0.4,1",
        method: "POST",
        body: photograph,
        headers: { host, cookie, origin: `http://${host}`, "content-type": "image/jpeg" },
      });
      return performance.now() - begun;
    },
  };
}

async function compare(
  portal: Child,
  { name, path }: Page,
  { atOnce, turns, cookie, uploads }: { atOnce: number; turns: number; cookie: string; uploads: Uploads },
): Promise<Row> {
  const shot = { path, headers: { host: `localhost:${portal.port}`, cookie } };
  const ask = (seconds: number) => fire(portal.port, () => shot, atOnce, seconds);
  await ask(1);
  const took: number[] = [];
  const p95 = { idle: [] as number[], busy: [] as number[] };
  const idle = async () => p95.idle.push((await ask(3)).p95);
  const busy = async () => {
    let isOver = false;
    const sending = (async () => {
      while (!isOver) took.push(await uploads.one());
    })();
    p95.busy.push((await ask(3)).p95);
    isOver = true;
    await sending;
  };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const half of turn % 2 === 0 ? [idle, busy] : [busy, idle]) await half();
  }
  const [quiet, loud] = [middle(p95.idle), middle(p95.busy)];
  return { page: name, atOnce, idle: quiet, busy: loud, ratio: loud / quiet, uploads: took };
}

async function pickSubject(): Promise<{ senders: string[]; pages: Page[] }> {
  const [row] = await getSql()<{ people: string[]; team: string }[]>`
    select array(select person_id::text from seats where upper_inf(valid) order by person_id limit ${SENDERS}) as people,
      (select unit_id::text from teams order by unit_id limit 1) as team`;
  const senders: string[] = [];
  for (const id of row?.people ?? []) senders.push(await signIn(id, secret));
  await closeClient();
  return {
    senders,
    pages: [
      { name: "Home", path: "/" },
      { name: "A team", path: `/teams/${row?.team}` },
      { name: "A person", path: `/people/${row?.people[0]}` },
      { name: "Wall of Fame", path: "/wall" },
    ],
  };
}

function table(rows: Row[]): string {
  const head = ["", "at once", "idle p95 ms", "with uploads", "ratio", "uploads", "p50 ms", "p95 ms"];
  const cells = rows.map(({ page, atOnce, idle, busy, ratio, uploads }) => [
    page,
    String(atOnce),
    idle.toFixed(1),
    busy.toFixed(1),
    `${ratio.toFixed(2)}x`,
    String(uploads.length),
    at(uploads, 0.5).toFixed(0),
    at(uploads, 0.95).toFixed(0),
  ]);
  return columns([head, ...cells]);
}

function verdict(
  photograph: Buffer,
  alone: number[],
  rows: Row[],
): { said: string; bounds: Record<string, boolean> } {
  const size = (photograph.byteLength / 1024 / 1024).toFixed(1);
  const meanwhile = rows.filter(({ atOnce }) => atOnce === 1).flatMap(({ uploads }) => uploads);
  const worst = Math.max(...rows.filter(({ atOnce }) => atOnce === 1).map(({ ratio }) => ratio));
  const bounds = {
    "an upload": at(meanwhile, 0.95) < UPLOAD_WITHIN_MS,
    "the pages meanwhile": worst <= RATIO_AT_MOST,
  };
  const met = (isMet: boolean) => (isMet ? "met" : "missed");
  const said = [
    `12 megapixels, ${size} MB, alone: p50 ${at(alone, 0.5).toFixed(0)} ms, p95 ${at(alone, 0.95).toFixed(0)} ms`,
    `while somebody asks for pages: p50 ${at(meanwhile, 0.5).toFixed(0)} ms, p95 ${at(meanwhile, 0.95).toFixed(0)} ms` +
      ` (under ${UPLOAD_WITHIN_MS} ms: ${met(bounds["an upload"])})`,
    `pages' p95 grows ${worst.toFixed(2)}x at most (${RATIO_AT_MOST}x: ${met(bounds["the pages meanwhile"])})`,
  ].join("\n");
  return { said, bounds };
}

function json(alone: number[], rows: Row[], turns: number): string {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const results = rows.map(({ uploads, ...row }) => ({ ...row, upload: figures(uploads) }));
  return JSON.stringify({ machine, turns, alone: figures(alone), results }, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value,
  );
}

const figures = (times: number[]) => ({ count: times.length, p50: at(times, 0.5), p95: at(times, 0.95) });
const middle = (values: number[]) => at(values, 0.5);

function at(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
