import type { Applied } from "./applied";
import type { Guess, Mapping, Meaning, Problem } from "./columns";
import type { ReadyPicture, TeamRule } from "./directory";
import type { Delimiter } from "./read-file";

export type FileColumn = {
  index: number;
  header: string;
  sample: string;
  meaning: Meaning;
  /** What we make of its words; somebody should look. */
  guessed: boolean;
  /** As it was when a file like this was last applied. */
  remembered: boolean;
};
export type Somebody = { id: string; name: string; pictureId: string | null };
export type OverTeam = { id: string; name: string; people: number; over: number; lead: Somebody | null };
/** What a rule would make of the file. */
export type RuleTried = {
  rule: TeamRule;
  possible: boolean;
  teams: number | null;
  longest: { name: string; people: number } | null;
};
/** One lead's table and the table of one of their reports, from the file, to draw the rule with. */
export type LineExample = { lead: Somebody; reports: Somebody[]; subLead: Somebody; subReports: Somebody[] };

/** What a file would do, in counts and a few names, as it was last looked at. */
export type Summary = {
  join: number;
  return: number;
  change: number;
  move: number;
  leave: number;
  /** Not in a file of the whole company, and staying: whoever opened the portal or runs it. */
  stay: number;
  /** Here, not in the file, and staying. */
  missing: number;
  unseated: number;
  /** Rows that are people. */
  people: number;
  /** People here before the file. */
  here: number;
  departments: number;
  businessUnits: number;
  teams: number;
  newTeams: number;
  changedTeams: number;
  emptied: number;
  overInAll: number;
  limit: number;
  nothing: boolean;
  portalIsEmpty: boolean;
  /** What applying it did, once that happened. */
  done: Applied | null;
  /** What stayed when it was undone, as somebody had changed it since. */
  kept: { name: string; why: string }[];
  keptInAll: number;
  rules: RuleTried[];
  example: LineExample | null;
  over: OverTeam[];
  pictures: {
    ready: number;
    matched: number;
    given: number;
    without: number;
    spare: string[];
    broken: ReadyPicture[];
  };
};

/** The lists behind the counts that can be opened. */
export const DIFF_SECTIONS = [
  "join",
  "return",
  "move",
  "leave",
  "stay",
  "change",
  "new_table",
  "changed_table",
  "ended_table",
  "unseated",
] as const;
export type DiffSection = (typeof DIFF_SECTIONS)[number];

/** A line of such a list. */
export type DiffLine = { name: string; before: string; after: string };

/** All that the mapping screen shows of a file and its plan. */
export type DryRun = Summary & {
  file: { name: string; rows: number; delimiter: string; encoding: string; trimmed: number };
  headerLine: number;
  columns: FileColumn[];
  rule: TeamRule;
  whole: boolean;
  /** The day a file like this was last applied. */
  lastTime: Date | null;
  problems: Problem[];
  problemsInAll: number;
  leftOut: number;
};

/** The delimiter in words. */
export function delimiterWords(delimiter: Delimiter): string {
  return { ",": "commas", ";": "semicolons", "\t": "tabs" }[delimiter];
}

/** What the mapping screen shows of each column. */
export function describeColumns(
  header: readonly string[],
  { mapping, learnt }: { mapping: Mapping; learnt: readonly number[] },
  guesses: readonly Guess[],
  samples: readonly string[],
): FileColumn[] {
  return header.map((word, index) => {
    const meaning = mapping[String(index)] ?? "ignore";
    const guess = guesses[index];
    const remembered = learnt.includes(index);
    const guessed = !remembered && guess?.meaning === meaning && !guess.certain && meaning !== "ignore";
    return { index, header: word, sample: samples[index] ?? "", meaning, guessed, remembered };
  });
}
