import { type ChildProcess, fork } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Order } from "./steps";

/** A portal that is started again whenever it dies, as a supervisor would. */
export type Keeper = {
  /** Where the portal serves, once it does. */
  port(): Promise<number>;
  /** Orders a death, or calls it off. */
  order(order: Order): void;
  /** How many steps the living portal has taken so far. */
  steps(): Promise<number>;
  /** Every death that was ordered, in words: who died before or after which step. */
  deaths: string[];
  /** Portals that ended although nobody ordered it. */
  fallen: number;
  close(): Promise<void>;
};

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** @param env DATABASE_URL, SEAL_DIR and POSTMASTER, the file that names the database's process */
export function keepPortal(env: Record<string, string>): Keeper {
  let closing = false;
  let child: ChildProcess;
  let serving: Promise<number>;

  const live = () => {
    child = fork(here("./portal.ts"), {
      execArgv: ["--import", "tsx", "--import", here("./steps.ts")],
      env: { ...process.env, ...env, NODE_ENV: "production", LOG_LEVEL: process.env.LOG_LEVEL ?? "silent" },
      stdio: ["ignore", "ignore", "inherit", "pipe", "ipc"],
    });
    const mine = child;
    const lastWords = mine.stdio[3] as Readable;
    lastWords.setEncoding("utf8").on("data", (words: string) => keeper.deaths.push(words.trim()));
    mine.once("exit", (_code, signal) => {
      if (closing) return;
      if (signal !== "SIGKILL") keeper.fallen += 1;
      live();
    });
    serving = new Promise((done) => {
      const hear = (message: { port?: number }) => {
        if (message.port === undefined) return;
        mine.off("message", hear);
        done(message.port);
      };
      mine.on("message", hear);
      // A portal that dies before it serves: whoever waits, waits for the next one.
      mine.once("exit", () => done(keeper.port()));
    });
  };
  const tell = (message: { order: Order } | { count: true }) => {
    if (child.connected) child.send(message, () => {});
  };
  const keeper: Keeper = {
    port: () => serving,
    order: (order) => tell({ order }),
    async steps() {
      await serving;
      const counted = new Promise<number>((done) =>
        child.once("message", (message: { steps: number }) => done(message.steps)),
      );
      tell({ count: true });
      return counted;
    },
    deaths: [],
    fallen: 0,
    async close() {
      closing = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await gone;
    },
  };
  live();
  return keeper;
}
