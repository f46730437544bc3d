const NOWHERE = "http://two-pizza.invalid";
const DOORS = /^\/(sign-in|enter|set-up|api)(\/|$)/;

/**
 * Where to go after signing in: a path of ours that was asked for, with its query, or the start.
 * Anything that could lead elsewhere, back to a door, or on for ever counts as not asked.
 */
export function ownPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 500 || !/^\/[^\\\p{Cc}]*$/u.test(asked)) return "/";
  if (!URL.canParse(asked, NOWHERE)) return "/";
  const { origin, pathname, search } = new URL(asked, NOWHERE);
  return origin === NOWHERE && !pathname.startsWith("//") && !DOORS.test(pathname) ? pathname + search : "/";
}
