import type { TieRule } from "./award-rules";
import { listWords } from "./findings";

type Level = { name: string; voices: number; teams: number };

/** How a tie was settled, in words: the rule and what it looked at. The first of `level` is ahead. */
export function tieWords(rule: TieRule, level: readonly Level[]): string {
  const each = (say: (one: Level) => string) => level.map((one) => `${one.name}: ${say(one)}.`).join(" ");
  const [first] = level;
  switch (rule) {
    case "teams":
      return `Voices from more teams win. ${each(({ teams }) => counted(teams, "team"))}`;
    case "voices":
      return `More voices win. ${each(({ voices }) => counted(voices, "voice"))}`;
    case "wait":
      return `Whoever never won, or waited longest since, goes first: ${first?.name ?? ""}.`;
    case "lot":
      return `Nothing else sets ${listWords(level.map(({ name }) => name))} apart, so a lot was drawn when the covers came off: ${first?.name ?? ""}.`;
  }
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
