import { AppError } from "./errors";

/** So many uploads are read at once in this process: each may hold fifteen megabytes of memory until it is put away. */
const AT_ONCE = 12;

// On globalThis: the bundler may load this module once a route.
const shared = globalThis as typeof globalThis & { twoPizzaUploads?: number };

/** Does the work of one upload, unless too many are under way. @throws AppError too_many */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if ((shared.twoPizzaUploads ?? 0) >= AT_ONCE) {
    throw new AppError(
      "too_many",
      "Many are sending something at this moment. Yours is still with you; please try again in ten seconds.",
      {},
      10,
    );
  }
  shared.twoPizzaUploads = (shared.twoPizzaUploads ?? 0) + 1;
  try {
    return await work();
  } finally {
    shared.twoPizzaUploads -= 1;
  }
}
