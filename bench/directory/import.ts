import { fork } from "node:child_process";
import { join } from "node:path";
import { dataHome } from "@/db/embedded/home";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import type { Step } from "../part";
import { columns } from "../report";
import type { Bring, Brought } from "./bring";

const ROWS = [1000, 10_000, 100_000];
/** What the process may keep, in MB: with room to spare its peak tells how late it cleared up, not what it needed. */
const KEPT_AT_MOST = 64;

/** What a first directory file costs by its length: to be looked over, to be seated, and the memory of the process. */
export async function measureImports(step: Step): Promise<string> {
  const brought: [number, Brought][] = [];
  for (const rows of ROWS) {
    brought.push([rows, await step(`Bringing ${rows} people by a file`, () => bringInto(rows))]);
  }
  const head = ["rows", "looked over s", "seated s", "MB before", "MB at most"];
  const cells = brought.map(([rows, { lookSeconds, seatSeconds, megabytesBefore, megabytes }]) => [
    String(rows),
    ...[lookSeconds, seatSeconds].map((seconds) => seconds.toFixed(1)),
    ...[megabytesBefore, megabytes].map((size) => size.toFixed(0)),
  ]);
  return `${columns([head, ...cells])}\n\n${JSON.stringify(brought)}`;
}

async function bringInto(rows: number): Promise<Brought> {
  const database = await openEmbedded("directory_import", { home: join(dataHome(), "bench") });
  try {
    await database.recreate();
    await migrate(database.url);
    return await bring({ rows }, database.url);
  } finally {
    await database.close();
  }
}

function bring(order: Bring, url: string): Promise<Brought> {
  const execArgv = [`--max-old-space-size=${KEPT_AT_MOST}`, "--conditions=react-server", "--import", "tsx"];
  const child = fork("bench/directory/bring.ts", { execArgv, env: { ...process.env, DATABASE_URL: url } });
  child.send(order);
  return new Promise((done, fail) => {
    child.once("message", (brought) => done(brought as Brought));
    child.once("exit", (code) => fail(new Error(`the import ended with code ${code}`)));
  });
}
