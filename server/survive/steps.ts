import { readFileSync, writeSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

/**
 * Loaded into the survival test's portal before its own code: it counts every step that crosses the process's edge (what
 * is sent to the database or a device, what comes back, what is done to a key's file), and at the step it was told, kills
 * with signal 9 either its own process or the database, before the step happens or right after.
 */
export type Order = { victim: "portal" | "database"; step: number } | null;

/** Where the death is told of: a pipe that the parent reads, because a killed process sends no more messages. */
const LAST_WORDS = 3;

let order: Order = null;
let steps = 0;

process.on("message", (message: { order?: Order; count?: true }) => {
  if ("order" in message) order = message.order ?? null;
  if (message.count) process.send?.({ steps });
});

function step(name: string): void {
  steps += 1;
  if (!order) return;
  order.step -= 1;
  if (order.step > 0) return;
  const { victim } = order;
  order = null;
  writeSync(LAST_WORDS, `${victim}: ${name}\n`);
  if (victim === "portal") process.kill(process.pid, "SIGKILL");
  else process.kill(Number.parseInt(readFileSync(process.env.POSTMASTER ?? "", "utf8"), 10), "SIGKILL");
}

function around<A extends unknown[], R>(name: string, work: (...args: A) => R) {
  return function counted(this: unknown, ...args: A): R {
    step(`before ${name}`);
    const result = work.apply(this, args);
    if (!(result instanceof Promise)) {
      step(`after ${name}`);
      return result;
    }
    return result.then((value) => {
      step(`after ${name}`);
      return value;
    }) as R;
  };
}

const { write, emit } = Socket.prototype;
Socket.prototype.write = around("a send", write) as typeof write;
Socket.prototype.emit = function heard(this: Socket, event: string | symbol, ...rest: unknown[]) {
  if (event === "data") step("before an answer is read");
  return Reflect.apply(emit, this, [event, ...rest]);
} as typeof emit;

for (const name of ["link", "unlink", "rmdir", "mkdir", "readFile"] as const) {
  Object.assign(fsp, { [name]: around(`${name} of a key`, fsp[name] as (...args: unknown[]) => unknown) });
}
const handle = await fsp.open(process.execPath, "r");
const files = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ["sync", "writeFile"]) files[name] = around(`${name} of a key`, files[name]);
syncBuiltinESMExports();
