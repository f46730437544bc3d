import { type Guess, type Mapping, MEANINGS, type Meaning } from "./columns";
import type { TeamRule } from "./directory";

/** What is remembered of an HR system: its columns by their words, and what was chosen when it was last applied. */
export type Source = {
  id: string;
  fingerprint: string;
  mapping: Record<string, string>;
  teamRule: TeamRule;
  whole: boolean;
  lastUsedAt: Date;
};

/** A column's word as it is compared: without case and blanks. Of two alike the second is told apart by its number. */
export function headerWords(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell) => {
    const word = cell.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times === 1 ? word : `${word} #${times}`;
  });
}

/** The source that knows most of these columns, at least half of them; the last used of several. */
export function nearestSource(header: readonly string[], sources: readonly Source[]): Source | null {
  const words = headerWords(header);
  const known = (source: Source) => words.filter((word) => word in source.mapping).length;
  const near = sources.filter((source) => known(source) * 2 >= words.length);
  near.sort((a, b) => known(b) - known(a) || b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
  return near[0] ?? null;
}

/**
 * What columns mean by what a source's meant: known words keep their meaning, new ones are guessed, and a guess never
 * takes a meaning that a known column has.
 * @returns the mapping, and which columns are remembered
 */
export function recall(
  header: readonly string[],
  guesses: readonly Guess[],
  source: Pick<Source, "mapping"> | null,
): { mapping: Mapping; learnt: number[] } {
  const words = headerWords(header);
  const remembered = words.map((word) => meaningOf(source?.mapping[word]));
  const taken = new Set(remembered);
  const mapping = Object.fromEntries(
    words.map((_, i) => {
      const guess = guesses[i]?.meaning ?? "ignore";
      return [String(i), remembered[i] ?? (taken.has(guess) ? "ignore" : guess)];
    }),
  );
  return { mapping, learnt: words.flatMap((_, i) => (remembered[i] ? [i] : [])) };
}

/** A draft's mapping by the words of its header, as a source keeps it. */
export function mappingByWord(header: readonly string[], mapping: Mapping): Record<string, string> {
  return Object.fromEntries(headerWords(header).map((word, i) => [word, mapping[String(i)] ?? "ignore"]));
}

function meaningOf(word: string | undefined): Meaning | undefined {
  return word !== undefined && Object.hasOwn(MEANINGS, word) ? (word as Meaning) : undefined;
}
