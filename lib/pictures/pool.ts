import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { AppError } from "../errors";

/** What the encoder is asked; see encoder.mjs. */
type Ask = Record<string, unknown> & { bytes: Uint8Array };

export type Refusal = { why: string; megapixels?: number };

type EncodedFile = { contentType: string; bytes: Uint8Array };
export type Drawn = { sizes: (EncodedFile & { width: number })[]; original: EncodedFile | null };

type Answer = { done: Drawn } | { refusal: Refusal };
type Work = { ask: Ask; isPatient: boolean; settle: (answer: Answer) => void; fail: (error: Error) => void };
/** `isBelow`: it runs only where nobody else would. */
type Encoder = { child: ChildProcess; isBelow: boolean; work: Work | null };
type Pool = { encoders: Set<Encoder>; waiting: Work[]; hasClassBelow?: boolean };

const AT_ONCE = Math.max(1, Math.min(4, availableParallelism()));
const WAITING_AT_MOST = 24;
/** On a machine that is busy all the time nobody's turn never comes: then low priority has to do. */
const GIVES_WAY_FOR_MS = 3000;
const HANGS_AFTER_MS = 20_000;
/** What nobody waits for may take its time beside those who do. */
const PATIENT_HANGS_AFTER_MS = 120_000;
const IDLE_FOR_MS = 30_000;
// In words, so that no bundler takes the file with it: it is started as it stands.
const ENCODER = ["lib", "pictures", "encoder.mjs"];
const BELOW = ["--idle", "0", process.execPath];

// On globalThis: the bundler and the server's loader each load this module in one process, and they share one pool.
const shared = globalThis as typeof globalThis & { twoPizzaEncoders?: Pool };
shared.twoPizzaEncoders ??= { encoders: new Set(), waiting: [] };
const pool = shared.twoPizzaEncoders;

/**
 * Has one of a few processes of low priority work on a picture, so that no page waits for it. One that dies is replaced,
 * and the picture counts as broken; one that takes longer than twenty seconds too, and it counts as slow.
 * @param isPatient comes after everybody who waits for an answer
 * @throws AppError too_many when twenty-four wait already
 */
export function askEncoder(ask: Ask, { isPatient = false } = {}): Promise<Answer> {
  return new Promise((settle, fail) => {
    if (pool.waiting.length >= WAITING_AT_MOST) return fail(tooMany());
    const work = { ask, isPatient, settle, fail };
    const place = isPatient ? -1 : pool.waiting.findIndex((other) => other.isPatient);
    if (place < 0) pool.waiting.push(work);
    else pool.waiting.splice(place, 0, work);
    hand();
  });
}

/** Gives waiting work to whoever is free, or to one more process. */
function hand(): void {
  while (pool.waiting.length > 0) {
    const free = [...pool.encoders].find(({ work }) => work === null);
    if (!free && pool.encoders.size >= AT_ONCE) return;
    const work = pool.waiting.shift();
    if (work) begin(free ?? startEncoder(), work);
  }
}

function begin(encoder: Encoder, work: Work): void {
  const { child } = encoder;
  encoder.work = work;
  keepAlive(child, true);
  const { isBelow } = encoder;
  const mostMs = isBelow ? GIVES_WAY_FOR_MS : HANGS_AFTER_MS;
  let isLate = false;
  const hung = setTimeout(
    () => {
      isLate = true;
      child.kill("SIGKILL");
    },
    work.isPatient ? PATIENT_HANGS_AFTER_MS : mostMs,
  );
  const end = (act: () => void) => {
    clearTimeout(hung);
    child.off("message", onAnswer);
    child.off("exit", onExit);
    child.off("error", onError);
    encoder.work = null;
    keepAlive(child, false);
    act();
    hand();
  };
  const onExit = () =>
    end(() => {
      if (isLate && isBelow && !work.isPatient) begin(startEncoder({ isBelow: false }), work);
      else work.settle({ refusal: { why: isLate ? "slow" : "broken" } });
    });
  const onError = (error: Error) => {
    pool.encoders.delete(encoder);
    end(() => work.fail(error));
  };
  const onAnswer = (answer: Answer & { isReady?: true; isFull?: boolean }) => {
    if (answer.isReady) return;
    if (answer.isFull) letGo(encoder);
    end(() => work.settle(answer));
  };
  child.on("message", onAnswer);
  child.on("exit", onExit);
  child.on("error", onError);
  child.send({ ...work.ask }, (error) => {
    if (error) child.kill("SIGKILL");
  });
}

function startEncoder({ isBelow = hasClassBelow() } = {}): Encoder {
  const child = fork(join(process.cwd(), ...ENCODER), {
    ...(isBelow ? { execPath: "chrt", execArgv: BELOW } : { execArgv: [] }),
    // No secret of ours goes where foreign bytes are read.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, TZ: process.env.TZ },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const encoder: Encoder = { child, isBelow, work: null };
  pool.encoders.add(encoder);
  let idle: NodeJS.Timeout | undefined;
  const rest = () => {
    clearTimeout(idle);
    idle = setTimeout(() => encoder.work === null && letGo(encoder), IDLE_FOR_MS).unref();
  };
  child.on("message", rest);
  child.on("error", () => child.kill("SIGKILL"));
  child.once("exit", () => {
    clearTimeout(idle);
    pool.encoders.delete(encoder);
  });
  return encoder;
}

/**
 * Whether a process can be started that runs only where nobody else would. Linux has a class for it, sched(7): unlike one
 * of low priority, a processor that is busy with nothing else still counts as free for whoever answers a page.
 */
function hasClassBelow(): boolean {
  pool.hasClassBelow ??=
    process.platform === "linux" && spawnSync("chrt", [...BELOW, "--version"]).status === 0;
  return pool.hasClassBelow;
}

/** Ends an encoder that has nothing to do; no work is given to it any more. */
function letGo(encoder: Encoder): void {
  pool.encoders.delete(encoder);
  if (encoder.child.connected) encoder.child.disconnect();
}

/** Only work keeps our process going, not an encoder that waits for some. */
function keepAlive(child: ChildProcess, isBusy: boolean): void {
  if (isBusy) child.ref();
  else child.unref();
  const channel = child.channel as { ref(): void; unref(): void } | null | undefined;
  if (isBusy) channel?.ref();
  else channel?.unref();
}

function tooMany(): AppError {
  return new AppError(
    "too_many",
    "Many pictures are being worked on at this moment. Yours is still with you; please try again in ten seconds.",
    {},
    10,
  );
}
