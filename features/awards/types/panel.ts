import type { AwardRules, TieRule } from "../rules/award-rules";
import type { Progress } from "../rules/first-pass";
import type { CycleState, Nominee, Piece, Voice } from "../types";

/** A story with its names covered, as a panel member reads it first. Its id names nobody. */
export type CoveredStory = {
  nominationId: string;
  /** Its place in the reader's own order. */
  number: number;
  /** Nothing of it, where the reader sits it out. */
  story: Piece[];
  helped: Piece[];
  others: Piece[][];
  minutes: number;
  progress: Progress;
  scores: (number | null)[];
  /** "I think I know who this is." */
  knows: boolean;
};

/** Which cycle a panel works on, and whether the reader is part of it. */
export type Turn = {
  cycleId: string;
  awardName: string;
  awardSlug: string;
  sign: string;
  isJacket: boolean;
  month: string;
  state: CycleState;
  criteria: AwardRules["criteria"];
  decideBy: Date;
  timeZone: string;
  /** Whether the reader sits on the panel; the people team sees how far it is. */
  isMember: boolean;
};

/** The first pass. */
export type PanelPage = Turn & {
  readerId: string;
  coversOff: boolean;
  /** None for the people team, who only see how far the panel is. */
  stories: CoveredStory[];
  storyCount: number;
  /** How many of the reader's stories each member has done. */
  judges: { name: string; pictureId: string | null; done: number; isMe: boolean }[];
  /** Whether the covers may come off now: everybody is done, or the day has come. */
  mayLift: "all" | "late" | null;
};

/** A case with the covers off. */
export type RevealedCase = {
  nominationId: string;
  number: number;
  nominee: Nominee;
  story: string;
  helped: string;
  voices: Voice[];
  voiceCount: number;
  voiceTeams: number;
  /** What the judges gave, criterion by criterion; null when nobody scored it. */
  score: { perCriterion: { name: string; scores: number[]; middle: number }[]; total: number } | null;
  judges: number;
  /** How many of them marked "I think I know who this is". */
  knew: number;
  /** Who sat it out; why is nobody's business. */
  satOut: string[];
  /** Why it cannot win, in words; null when it can. */
  whyOut: string | null;
  /** Its place, from 1; null when it is out. */
  place: number | null;
};

/** Something that the panel should talk about. Nobody is accused, and no score changes. */
export type Finding = {
  key: string;
  kind: "pair" | "ring" | "favourite" | "one_side";
  headline: string;
  detail: string;
  /** Whom it is about, in the order that the picture shows them. */
  people: { id: string; name: string; pictureId: string | null }[];
  notes: { words: string; byName: string; notedAt: Date }[];
};

/** Who put up whom, this cycle. */
export type Graph = {
  speakers: { id: string; name: string; pictureId: string | null }[];
  nominees: { nominee: Nominee; voices: number; teams: number }[];
  /** By index; `mutual` when the nominee spoke for the speaker within a year too. */
  lines: { speaker: number; nominee: number; mutual: boolean }[];
};

export type Reveal = Turn & {
  /** How many members' scores count, and of how many. */
  judges: { done: number; all: number };
  /** Best first; those that are out come last. */
  cases: RevealedCase[];
  takenBack: number;
  outOf: number;
  /** The tie rule that put the first before the second, and who was level; null when points did. */
  tie: { rule: TieRule; points: number; words: string } | null;
  coolDownMonths: number;
  surprise: boolean;
  announceAt: Date;
  graph: Graph;
  findings: Finding[];
  /** Whether the search for rings ended before it had looked everywhere. */
  ringsCapped: boolean;
  forgotten: { names: string[]; count: number };
  /** Cases that the reader did not sit out, so that they may set one; none for the people team. */
  free: string[];
  picked: Picked | null;
};

export type Picked = {
  winId: string;
  nominee: Nominee;
  consent: "asked" | "given" | "declined";
  wasAsked: boolean;
  isAnnounced: boolean;
  citation: string;
  byName: string;
  /** Why the panel left the order; empty when it did not. */
  reason: string;
};

/** Who was put up over the year, and who was not. */
export type FairnessYear = {
  since: Date;
  cases: number;
  people: number;
  teams: number;
  half: { teams: number; voices: number; all: number };
  forgotten: { id: string; name: string; kind: string; people: number; byLuck: number }[];
};
