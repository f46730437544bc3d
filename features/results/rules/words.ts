/**
 * What is said of a change, here and nowhere else. up, down: the test found a real shift · none: the test found nothing ·
 * unknown: there is nothing to test yet. Only a real shift gets an arrow.
 */
export type Verdict = "up" | "down" | "none" | "unknown";

export const VERDICT_WORDS: Record<Verdict, string> = {
  up: "Real shift",
  down: "Real shift",
  none: "No real change",
  unknown: "Cannot tell yet",
};

/** How often luck alone would do as much, in words that promise no more digits than a simulation has. */
export function oddsWords(oneIn: number): string {
  if (oneIn >= 1000) return "less than once in 1,000 rounds like these";
  const step = oneIn < 20 ? 1 : oneIn < 100 ? 5 : oneIn < 300 ? 10 : 50;
  const rounds = Math.floor(oneIn / step) * step;
  return rounds < 2 ? "in most rounds like these" : `about once in ${rounds} rounds like these`;
}

/**
 * How rarely luck alone raises one alarm or more on a page of several tests, each as far out as this one.
 * @param p the chance of one test's difference without any change, 0..1
 * @returns rounds from one such alarm to the next
 */
export function oneInOf(p: number, tests: number): number {
  return 1 / (1 - (1 - p) ** tests);
}

/** The verdict as a sentence. `since`: the name of the round it is held against. `oneIn`: see `oneInOf`. */
export function verdictSentence(
  change:
    | { verdict: "up" | "down"; since: string; oneIn: number }
    | { verdict: "none"; since: string }
    | { verdict: "unknown"; why: "no_number" | "baseline" },
): string {
  if (change.verdict === "none") return `${VERDICT_WORDS.none} since ${change.since}.`;
  if (change.verdict === "unknown") return `${VERDICT_WORDS.unknown}: ${WHY_UNKNOWN[change.why]}`;
  return `${VERDICT_WORDS[change.verdict]} since ${change.since}. ${alarmOdds(change.oneIn)}`;
}

/** "Luck alone would raise an alarm on this page about once in 50 rounds like these." */
export function alarmOdds(oneIn: number): string {
  return `Luck alone would raise an alarm on this page ${oddsWords(oneIn)}.`;
}

/** The headline of a real shift. @param driver the statement people agreed with; null for the score */
export function shiftHeadline(verdict: "up" | "down", driver: string | null): string {
  const what = driver === null ? "The score" : `“${driver.replace(/\.$/, "")}”`;
  return verdict === "down" ? `${what} slipped, and it is not noise` : `${what} rose, and it is not luck`;
}

/** From here on a row of rounds has a direction. */
const STEADY = 0.05;

/** The direction of all rounds together. @param slope points a round @param p see `trendOf` @param rounds how many have a number */
export function trendSentence({ slope, p }: { slope: number; p: number }, rounds: number): string {
  const over = `Over the ${SMALL_NUMBERS[rounds] ?? rounds} rounds with a number`;
  if (p > STEADY || slope === 0) return `${over} there is no steady direction.`;
  const points = Math.max(1, Math.round(Math.abs(slope)));
  const moves = `${slope > 0 ? "climbs" : "falls"} by about ${points} ${points === 1 ? "point" : "points"} a round`;
  return `${over} the score ${moves}. Luck alone draws a row this steady ${rowOdds(p)}.`;
}

function rowOdds(p: number): string {
  const rows = Math.round(1 / p);
  return rows >= 1000 ? "less than once in 1,000 times" : `about once in ${rows} times`;
}

const WHY_UNKNOWN = {
  no_number: "there is no earlier number to hold this one against.",
  baseline: "a table’s first four rounds with a number are what the later ones are held against.",
};

const SMALL_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
