import { AsyncLocalStorage } from "node:async_hooks";

// On globalThis, because the bundler and the server's loader each load this module in one process.
const shared = globalThis as typeof globalThis & { twoPizzaClock?: AsyncLocalStorage<Date> };
shared.twoPizzaClock ??= new AsyncLocalStorage<Date>();
const setTime = shared.twoPizzaClock;

/** The time the domain acts at. Every date that is stored or compared comes from here, never from a column default. */
export function now(): Date {
  return setTime.getStore() ?? new Date();
}

/** Runs `act` as if it were `time`: how the demo company plays its past rounds, and how tests wait for a closing time. */
export function at<T>(time: Date, act: () => T): T {
  return setTime.run(time, act);
}
