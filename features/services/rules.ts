import { ANSWERS_AT_MOST, bytesOf, COMMENT_BYTES, tidyComment } from "@/features/ballots/rules/paper";
import type {
  Cell,
  Figure,
  Group,
  LeagueRow,
  MyBallot,
  Quarter,
  RatableService,
  Said,
  Standing,
  Ties,
} from "./types";

/** How many services one ballot holds: each takes a score and a count of passes. */
export const RATINGS_AT_MOST = ANSWERS_AT_MOST / 2;
/** The form counts passes up to "3+". */
export const PASSES_SHOWN = 3;
/** Last parts of addresses below /services that are pages of their own. */
export const RESERVED_SLUGS: readonly string[] = ["rate", "rounds"];

/**
 * Above when the whole interval lies above the line, below when it lies below, otherwise too close to tell. Bands and words
 * have no interval to compare, so they are too close as well.
 */
export function standingOf(figure: Figure, line: number | null): Standing {
  if (figure.state === "lid") return "lid";
  if (figure.state !== "exact" || line === null) return "close";
  if (figure.low > line) return "above";
  return figure.high < line ? "below" : "close";
}

/**
 * The league in its groups. Shrunk scores give the order only where intervals are clear of the line; the rest goes by name,
 * and so does everything where services are too alike for an order.
 */
export function groupByStanding<Row extends Pick<LeagueRow, "name" | "rank" | "standing">>(
  rows: readonly Row[],
): Record<Standing, Row[]> {
  const value = ({ rank }: Row) => rank ?? 0;
  const byName = (a: Row, b: Row) => a.name.localeCompare(b.name, "en");
  const of = (standing: Standing) => rows.filter((row) => row.standing === standing).sort(byName);
  const highestFirst = (standing: Standing) => of(standing).sort((a, b) => value(b) - value(a));
  return { above: highestFirst("above"), close: of("close"), below: highestFirst("below"), lid: of("lid") };
}

/** The score of all these ratings together, -100..100. Null without any. */
export function pooledScore(
  cells: readonly { n: number; favourable: number; unfavourable: number }[],
): number | null {
  const sum = (key: "n" | "favourable" | "unfavourable") => cells.reduce((all, cell) => all + cell[key], 0);
  const n = sum("n");
  return n === 0 ? null : Math.round((100 * (sum("favourable") - sum("unfavourable"))) / n);
}

/** The group that is served worst, when its whole interval lies below everybody's score; null when none does. */
export function leastServed(groups: readonly Group[], everybody: Figure): Group | null {
  if (everybody.state !== "exact") return null;
  const high = ({ figure }: Group) => (figure.state === "exact" ? figure.high : 100);
  const below = groups.filter(({ figure }) => standingOf(figure, everybody.value) === "below");
  return below.sort((a, b) => high(a) - high(b))[0] ?? null;
}

/** What a cell lets people see. */
export function figureOf({ state, n, words, band, stats }: Cell): Figure {
  if (state === "band" && band) return { state, band };
  if (state === "exact" && words) return { state: "words", n: n ?? 0, words };
  if (state === "exact" && stats) return { state, n: n ?? 0, ...stats };
  return { state: "lid" };
}

/** The figure of a round and question among the cells of one service and unit. A round without a cell is a lid. */
export function figureAt(
  cells: readonly Cell[],
  roundId: string | undefined,
  questionId: Cell["questionId"],
): Figure {
  const cell = cells.find((one) => one.roundId === roundId && one.questionId === questionId);
  return cell ? figureOf(cell) : { state: "lid" };
}

/** The score of a round with what may be said of its change; nothing of it where there is no number. */
function scoreAt(cells: readonly Cell[], roundId: string): Omit<Quarter, "label"> {
  const figure = figureAt(cells, roundId, "service-score");
  const cell = cells.find((one) => one.roundId === roundId && one.questionId === "service-score");
  return { figure, change: figure.state === "exact" ? (cell?.verdict ?? "unknown") : null };
}

/** The scores of a service, from the first quarter it was there. */
export function quartersOf(
  cells: readonly Cell[],
  rounds: readonly { id: string; name: string }[],
): Quarter[] {
  const first = rounds.findIndex(({ id }) => cells.some(({ roundId }) => roundId === id));
  if (first < 0) return [];
  return rounds.slice(first).map(({ id, name }) => ({ label: name, ...scoreAt(cells, id) }));
}

/** Departments with a figure, the one with most ratings first; who has no line of their own is left out. */
export function groupsOf(cells: readonly Cell[]): Group[] {
  const size = ({ figure }: Group) => ("n" in figure ? figure.n : 0);
  return cells
    .map((cell) => ({ unitId: cell.unitId, name: cell.unitName, figure: figureOf(cell) }))
    .filter(({ figure }) => figure.state !== "lid")
    .sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name, "en"));
}

/** Where somebody stands with the round's one ballot; `none` without a round that asks them. */
export function ballotOf(ties: Ties | null): MyBallot {
  if (!ties?.isAsked) return "none";
  return ties.pickedUp ? "picked_up" : "waiting";
}

/** Whether a service is on somebody's ballot: the round asks them about it, and they do not serve it themselves. */
export function mayRate(ties: Ties | null, serviceId: string): boolean {
  return Boolean(ties?.isAsked && ties.asked.has(serviceId) && !ties.own.has(serviceId));
}

/** A share in words that one can picture: 17 (percent) is "1 in 6", 72 is "7 in 10". */
export function oneIn(percent: number): string {
  if (percent < 0.5) return "none";
  if (percent > 60) return `${Math.round(percent / 10)} in 10`;
  return `1 in ${Math.max(2, Math.round(100 / percent))}`;
}

/** A score that nearly everybody agrees on, where the number would say who did not. */
export function scoreWords(words: "nearly_all" | "hardly_any"): string {
  return words === "nearly_all" ? "Nearly all give it a 9 or 10" : "Hardly any give it a 9 or 10";
}

/** The same for being passed on. */
export function bounceWords(words: "nearly_all" | "hardly_any"): string {
  return words === "nearly_all" ? "hardly ever" : "nearly always";
}

/** "Colleagues serving colleagues", whatever the company calls its people. */
export function leagueTitle(plural: string): string {
  return `${plural.charAt(0).toUpperCase()}${plural.slice(1)} serving ${plural}`;
}

/** The season a day lies in, as a round is called: "Autumn 2026". December opens the winter of the year that begins. */
export function seasonOf(day: Date): string {
  const month = day.getUTCMonth();
  const season = ["Winter", "Spring", "Summer", "Autumn"][Math.floor(((month + 1) % 12) / 3)];
  return `${season} ${day.getUTCFullYear() + (month === 11 ? 1 : 0)}`;
}

/** The services that somebody said anything about, in a number or in words. */
export function ratedIn(services: readonly RatableService[], { answers, comments }: Said): RatableService[] {
  return services.filter(
    ({ keys }) =>
      keys.score in answers || keys.passed in answers || tidyComment(comments[keys.words] ?? "") !== "",
  );
}

/** How many services somebody wrote about. */
export function wordsIn({ comments }: Pick<Said, "comments">): number {
  return Object.values(comments).filter((words) => tidyComment(words) !== "").length;
}

/** Bytes that are left for words on a ballot, over all its services; negative when they are too long. */
export function roomForWords({ comments }: Pick<Said, "comments">): number {
  return COMMENT_BYTES - Object.values(comments).reduce((sum, words) => sum + bytesOf(words), 0);
}

/**
 * What a ballot still needs before it is sealed, as a sentence; null when it is whole.
 * @param used the services that the person says they used
 */
export function whatIsMissing(used: readonly RatableService[], said: Said): string | null {
  if (used.length === 0) return "Open what you used first: one service is enough.";
  if (used.length > RATINGS_AT_MOST) {
    return `A ballot holds ${RATINGS_AT_MOST} services. Choose those that matter most to you.`;
  }
  for (const { name, keys } of used) {
    if (!(keys.score in said.answers))
      return `${name} has no score yet. Choose one, or say you did not use it.`;
    if (!(keys.passed in said.answers)) return `How often were you passed on for ${name}? 0 for never.`;
  }
  const room = roomForWords(said);
  return room < 0
    ? `Your words are ${-room} letters too long for the envelope. Shorten them a little.`
    : null;
}

/** What is left of what was said when one service was not used after all. */
export function without({ keys }: RatableService, { answers, comments }: Said): Said {
  const rest = <T>(said: Record<string, T>) =>
    Object.fromEntries(Object.entries(said).filter(([key]) => !Object.values(keys).includes(key)));
  return { answers: rest(answers), comments: rest(comments) };
}
