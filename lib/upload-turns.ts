import { AppError } from "./errors";

/** So many uploads are read at once in this process: each may hold fifteen megabytes of memory until it is put away. */
const AT_ONCE = 12;
/** So many of them one person's, so that nobody who sends slowly keeps all others waiting. */
const OF_ONE_PERSON = 3;

// On globalThis: the bundler may load this module once a route.
const shared = globalThis as typeof globalThis & { twoPizzaUploads?: Map<string, number> };

/** Does the work of one upload of somebody's, unless too many are under way. @throws AppError too_many */
export async function inTurn<T>(personId: string, work: () => Promise<T>): Promise<T> {
  shared.twoPizzaUploads ??= new Map();
  const underWay = shared.twoPizzaUploads;
  const mine = underWay.get(personId) ?? 0;
  if (mine >= OF_ONE_PERSON) throw tooMany("You are sending several things at this moment.");
  if ([...underWay.values()].reduce((sum, count) => sum + count, 0) >= AT_ONCE)
    throw tooMany("Many are sending something at this moment.");
  underWay.set(personId, mine + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(personId) ?? 1) - 1;
    if (left > 0) underWay.set(personId, left);
    else underWay.delete(personId);
  }
}

function tooMany(why: string): AppError {
  return new AppError("too_many", `${why} Yours is still with you; please try again in ten seconds.`, {}, 10);
}
