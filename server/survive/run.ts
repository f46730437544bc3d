import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeClient, getSql } from "@/db/client";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { getBallotForm } from "@/features/ballots/queries";
import { closeRound, openRound } from "@/features/surveys/commands";
import { randomFrom } from "@/lib/seeded";
import { surviveLostConnections } from "../lost-connections";
import { actorOf, type Company, foundCompany } from "./company";
import { answer, pickUp, type Receipt } from "./device";
import { type Keeper, keepPortal } from "./keeper";
import { again, sendUntilAnswered, someAtOnce, until } from "./patience";
import { areKeysThere, findLosses } from "./verify";

export type Survival = {
  runs: number;
  /** Deaths by part of a round and victim, e.g. "cast, database". */
  deaths: Record<string, number>;
  /** The steps at which they came, e.g. "portal: before a send". */
  steps: Record<string, number>;
  acknowledged: number;
  /** Requests that were sent again, because no answer came. */
  resent: number;
  /** What did not hold, in sentences; empty when everything survived. */
  losses: string[];
};

const PARTS = ["cut", "issue", "cast", "tally"] as const;
type Part = (typeof PARTS)[number];

const DAY = 86_400_000;

/**
 * Plays whole rounds against a real portal process and a real PostgreSQL of its own, and twice a round kills one of them
 * with signal 9 between two steps that chance chooses: once while keys are cut, ballots issued or cast, once around the
 * count. Whoever died is started again; everything else must come right by itself.
 * @param seed the same seed chooses the same parts, victims and steps
 */
export async function survive(options: {
  runs: number;
  seed: number;
  say: (line: string) => void;
}): Promise<Survival> {
  surviveLostConnections();
  const home = await mkdtemp(join(tmpdir(), "survive-"));
  await chmod(home, 0o711);
  const database = await openEmbedded("survive", { home });
  process.env.DATABASE_URL = database.url;
  process.env.SEAL_DIR = join(home, "seal");
  await mkdir(process.env.SEAL_DIR, { mode: 0o700 });
  await migrate(database.url);
  const keeper = keepPortal({
    DATABASE_URL: database.url,
    SEAL_DIR: process.env.SEAL_DIR,
    POSTMASTER: join(home, "database", "data", "postmaster.pid"),
  });
  try {
    return await playRounds(keeper, options);
  } finally {
    await keeper.close();
    await closeClient();
    await database.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function playRounds(
  keeper: Keeper,
  { runs, seed, say }: { runs: number; seed: number; say: (line: string) => void },
): Promise<Survival> {
  const survival: Survival = { runs, deaths: {}, steps: {}, acknowledged: 0, resent: 0, losses: [] };
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const company = await foundCompany();
  const calm = { survival, keeper, company, random, lengths: new Map<Part, number>() };
  // One round in peace tells how many steps each part takes.
  await playRound(calm, new Map(), 0);
  for (let run = 1; run <= runs; run += 1) {
    const victims = ["portal", "database"] as const;
    const strikes = new Map<Part, "portal" | "database">([
      [pick(PARTS.slice(0, 3)), pick(victims)],
      ["tally", pick(victims)],
    ]);
    const begin = Date.now();
    const losses = await playRound(calm, strikes, run);
    survival.losses.push(...losses.map((loss) => `round ${run}: ${loss}`));
    if (keeper.fallen > 0) survival.losses.push(`round ${run}: ${keeper.fallen} portals fell by themselves`);
    keeper.fallen = 0;
    say(
      `${run}: ${[...strikes].join(", ")} (${((Date.now() - begin) / 1000).toFixed(1)} s) ${losses.join("; ")}`,
    );
  }
  return survival;
}

type Game = {
  survival: Survival;
  keeper: Keeper;
  company: Company;
  random: () => number;
  lengths: Map<Part, number>;
};

async function playRound(
  game: Game,
  strikes: ReadonlyMap<Part, "portal" | "database">,
  run: number,
): Promise<string[]> {
  const { survival, keeper, company, random } = game;
  const { boss, people } = company;
  const part = (name: Part, work: () => Promise<void>) => playPart(game, name, strikes.get(name), work);

  let roundId = "";
  await part("cut", async () => {
    const plan = { name: `Round ${run}`, closesAt: new Date(Date.now() + DAY), strict: false };
    roundId = await again(() => openRound(boss, plan).then((opened) => opened.roundId, findOpened));
    await until(async () => (await stateOf(roundId)) === "open", "the round to open");
  });

  const receipts = new Map<string, Receipt>();
  const plays = await Promise.all(
    people.map(async (personId) => {
      const person = actorOf(personId);
      const { paper } = await again(() => getBallotForm(person, roundId));
      const send = async (path: string, body: string | Uint8Array<ArrayBuffer>) =>
        sendUntilAnswered(keeper, path, body, () => {
          survival.resent += 1;
        });
      const acknowledged = (receipt: Receipt) => void receipts.set(personId, receipt);
      return { person, roundId, paper, random, send, acknowledged };
    }),
  );
  const tokens = new Map<string, Awaited<ReturnType<typeof pickUp>>>();
  await part("issue", () =>
    someAtOnce(plays, async (play) => void tokens.set(play.person.personId, await pickUp(play))),
  );
  await part("cast", () =>
    someAtOnce(plays, async (play) => {
      const token = tokens.get(play.person.personId);
      if (token) await answer(play, token);
    }),
  );
  survival.acknowledged += receipts.size;

  const losses: string[] = [];
  await part("tally", async () => {
    await again(() => closeRound(boss, { roundId, reason: "It has been a week." })).catch(ignoreClosed);
    await until(async () => {
      const there = areKeysThere(roundId);
      const state = await stateOf(roundId);
      if (!there && state !== "published") losses.push(`its keys were destroyed while it was ${state}`);
      return !there;
    }, "the count");
  });
  return [...losses, ...(await again(() => findLosses(roundId, [...receipts.values()])))];
}

/** Plays one part of a round. A death that was ordered and did not come in its course comes at its end. */
async function playPart(
  { survival, keeper, random, lengths }: Game,
  name: Part,
  victim: "portal" | "database" | undefined,
  work: () => Promise<void>,
): Promise<void> {
  const before = keeper.deaths.length;
  // Asked in peace alone: a portal that has just been killed does not answer.
  const isNew = !lengths.has(name);
  const begin = isNew ? await keeper.steps() : 0;
  if (victim) {
    await keeper.port();
    keeper.order({ victim, step: 1 + Math.floor(random() * (lengths.get(name) ?? 1)) });
  }
  await work();
  if (!victim) {
    if (isNew) lengths.set(name, (await keeper.steps()) - begin);
    return;
  }
  if (keeper.deaths.length === before) {
    keeper.order({ victim, step: 1 });
    await until(async () => keeper.deaths.length > before, "an ordered death");
  }
  const key = `${name}, ${victim}`;
  survival.deaths[key] = (survival.deaths[key] ?? 0) + 1;
  const step = keeper.deaths.at(-1) ?? "";
  survival.steps[step] = (survival.steps[step] ?? 0) + 1;
}

async function stateOf(roundId: string): Promise<string | undefined> {
  const [round] = await again(
    () => getSql()<{ state: string }[]>`select state from rounds where id = ${roundId}`,
  );
  return round?.state;
}

/** An opening whose answer was lost may have happened. */
async function findOpened(error: { code?: string }): Promise<string> {
  if (error.code !== "conflict") throw error;
  const [round] = await getSql()<{ id: string }[]>`select id from rounds where state in ('cutting', 'open')`;
  if (!round) throw error;
  return round.id;
}

/** A close whose answer was lost may have happened. */
function ignoreClosed(error: { code?: string }): void {
  if (error.code !== "closed") throw error;
}
