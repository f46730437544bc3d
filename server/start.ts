import { closeClient, getSql } from "@/db/client";
import { LaunchError } from "@/db/embedded/launch-error";
import { keepWatermarks } from "@/features/ballots/watermark";
import { writeSetUpLink } from "@/features/people/commands/set-up";
import { SYSTEM } from "@/lib/actor";
import { readSettings } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { type Database, openDatabase } from "./database";
import { demoRefusal } from "./demo-guard";
import { allowedHosts } from "./hosts";
import { surviveLostConnections } from "./lost-connections";
import { cookieSecret, sealFolder } from "./places";
import { startWeb } from "./web";
import { startWorker } from "./worker";

type Launch = {
  mode: "demo" | "production" | "development";
  port: number;
  say: (line: string) => void;
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Registers what to stop, newest first. */
  onStop: (close: () => Promise<void>) => void;
};

/** Starts the whole portal in this process: database, worker, web. The entry scripts prepare the ground and stop it. */
export async function start({ mode, port, say, step, onStop }: Launch): Promise<void> {
  surviveLostConnections();
  const settings = readSettings(process.env);
  const refusal = demoRefusal(mode, process.env);
  if (refusal) throw new LaunchError(refusal);
  // Said here, so that no .env file that the framework reads later can say otherwise.
  process.env.DEMO = mode === "production" ? "0" : "1";
  const origin = settings.APP_URL ? new URL(settings.APP_URL).origin : `http://localhost:${port}`;

  const database = await step("Opening the database", () => {
    const name = mode === "production" ? "two_pizza" : "two_pizza_demo";
    const opening = openDatabase(settings.DATABASE_URL, name);
    // Registered before it is open: who is stopped now waits for it, and leaves no server behind.
    onStop(async () => (await opening.catch(() => undefined))?.close());
    return opening;
  });
  onStop(closeClient);
  process.env.DATABASE_URL = database.url;
  process.env.SEAL_DIR = await sealFolder(database.url, settings.SEAL_DIR);
  process.env.NEXTAUTH_SECRET = settings.NEXTAUTH_SECRET ?? (await cookieSecret());
  process.env.NEXTAUTH_URL = origin;

  if (mode !== "production") await seedOnce(database, { step, say });

  await step("Starting the portal", async () => {
    // Before anybody picks up, casts or counts a ballot.
    await keepWatermarks(SYSTEM);
    const worker = await startWorker(database.url);
    onStop(worker.close);
    const web = await startWeb({
      dev: mode === "development",
      port,
      host: settings.HOST ?? (mode === "production" ? "everywhere" : "here"),
      origin,
      hosts: allowedHosts(port, settings),
      trustProxy: settings.TRUST_PROXY,
    });
    onStop(web.close);
  });
  say(`Two Pizza is served at ${origin}`);
  if (mode === "production") await offerSetUp(origin, say);
}

/** The demo company is played into an empty database, once; a seed that was interrupted is begun anew. */
async function seedOnce(database: Database, { step, say }: Pick<Launch, "step" | "say">): Promise<void> {
  const { isSeeded, seedDemo } = await import("./demo");
  if (await isSeeded()) return;
  if (database.isBuiltIn) {
    await closeClient();
    await database.empty();
  } else if (await hasPeople()) {
    throw new LaunchError(
      "There are people in the database that DATABASE_URL names, and the demo company is not mixed with them. Name an empty database, or leave DATABASE_URL out.",
    );
  }
  const { keys, milliseconds } = await seedDemo(step);
  say(`${keys} keys were cut for its rounds, in ${(milliseconds / 1000).toFixed(1)} s of that.`);
}

async function hasPeople(): Promise<boolean> {
  return (await getSql()`select 1 from people limit 1`).length > 0;
}

/** A portal without an admin belongs to whoever starts it: they get a one-time link, the earlier ones run out. */
async function offerSetUp(origin: string, say: Launch["say"]): Promise<void> {
  try {
    const token = await writeSetUpLink(SYSTEM);
    say(
      `Nobody runs this portal yet. Open this link, once, to become its first admin:\n${origin}/set-up/${token}`,
    );
  } catch (error) {
    if (!isAppError(error) || error.code !== "conflict") throw error;
  }
}
