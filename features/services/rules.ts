import type { Figure, Standing } from "./types";

export const PASSES_AT_MOST = 9;
export const REASON_AT_MOST = 500;

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

/** The score of all these ratings together, -100..100. Null without any. */
export function pooledScore(
  cells: readonly { n: number; favourable: number; unfavourable: number }[],
): number | null {
  const sum = (key: "n" | "favourable" | "unfavourable") => cells.reduce((all, cell) => all + cell[key], 0);
  const n = sum("n");
  return n === 0 ? null : Math.round((100 * (sum("favourable") - sum("unfavourable"))) / n);
}

/** A share in words that one can picture: 17 (percent) is "1 in 6". */
export function oneIn(percent: number): string {
  if (percent < 0.5) return "none";
  const requests = Math.round(100 / percent);
  return requests < 2 ? "every one" : `1 in ${requests}`;
}

/** A score that nearly everybody agrees on, where the number would say who did not. */
export function scoreWords(words: "nearly_all" | "hardly_any"): string {
  return words === "nearly_all" ? "Nearly all give it a 9 or 10" : "Hardly any give it a 9 or 10";
}

/** The same for being passed on. */
export function bounceWords(words: "nearly_all" | "hardly_any"): string {
  return words === "nearly_all" ? "hardly ever" : "nearly always";
}

/** The season a day lies in, as a round is called: "Autumn 2026". */
export function seasonOf(day: Date): string {
  const season = ["Winter", "Spring", "Summer", "Autumn"][Math.floor(((day.getUTCMonth() + 1) % 12) / 3)];
  return `${season} ${day.getUTCFullYear()}`;
}
