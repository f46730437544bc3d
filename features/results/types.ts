import type { UnitKind } from "@/features/teams/types";
import type { Verdict } from "./rules/words";

/** What a published cell lets out. `value`, `low` and `high` in points for scores, in percent for shares. */
export type CellView =
  | { state: "exact"; n: number; value: number; low: number; high: number }
  | { state: "exact"; n: number; words: "nearly_all" | "hardly_any" }
  | { state: "band"; band: "low" | "middle" | "high" }
  | { state: "lid" };

export type UnitRef = { id: string; name: string; kind: UnitKind };

export type TrendRound = {
  roundId: string;
  name: string;
  closedAt: Date;
  cell: CellView;
  /** Only where a real shift was found in this round. */
  shift: "up" | "down" | null;
};

/** Whether a number changed, and the same as a sentence (see rules/words). */
export type ChangeView = { verdict: Verdict; sentence: string };

/** The biggest real shift of the newest round. `from` and `to` in points for scores, in percent for shares. */
export type ShiftAlert = {
  verdict: "up" | "down";
  headline: string;
  scale: "score" | "share";
  from: number;
  to: number;
  since: string;
  odds: string;
};

/**
 * Which drivers move with the score. In the unit itself, or in the nearest one above with enough people. `ranked`: each
 * with its part of what all explain, 0..1; `named`: the three strongest, in no order. `value`: the share that agrees here, percent.
 */
export type ImpactView = {
  unit: UnitRef;
  isOwn: boolean;
  kind: "ranked" | "named";
  drivers: { id: string; text: string; weight: number | null; value: number | null }[];
  /** The driver to look at first: low share, high impact. */
  first: string | null;
};

export type DriverView = {
  id: string;
  text: string;
  cell: CellView;
  /** The share in the company, and this unit's in the last round that asked, where those are numbers. */
  company: number | null;
  previous: number | null;
  /** Null where there is no number that could change. */
  change: ChangeView | null;
};

/** Why there is no number here: the people answer in a larger unit, or showing one would give too much away. */
export type LidReason =
  | { kind: "merged"; into: UnitRef; besidesLead: number }
  | { kind: "covered" }
  | { kind: "not_asked" };

export type CommentsView = {
  bodies: string[];
  /** The unit above whose page shows this unit's comments, where it has none of its own. */
  readAt: UnitRef | null;
};

export type TeamHealth = {
  unit: UnitRef & { lead: { id: string; name: string; pictureId: string | null } | null };
  /** When the unit ended, null while it stands. What is told of one that ended is its last round and those before. */
  endedAt: Date | null;
  /** From the company down to this unit. */
  path: (UnitRef & { mayOpen: boolean })[];
  /** The newest published round, or null before the first. */
  round: { id: string; name: string; closedAt: Date; k: number; reason: string | null } | null;
  /** When the open round closes, if one is open. */
  nextResults: Date | null;
  score: CellView;
  change: ChangeView | null;
  alert: ShiftAlert | null;
  lid: LidReason | null;
  /** Who answered, where the unit's number is shown. */
  participation: { cast: number; eligible: number } | null;
  /** A team's own question, "and us, now?": what all of them must lie between, points. Null where there is no number. */
  bounds: { low: number; high: number; silent: number; people: number } | null;
  /** The nearest unit above that has a number, where this one has none. */
  standIn: { unit: UnitRef; cell: CellView } | null;
  company: { unit: UnitRef; cell: CellView } | null;
  trend: TrendRound[];
  /** Where all rounds together go, as a sentence; null below five numbers. */
  direction: string | null;
  drivers: DriverView[];
  impact: ImpactView | null;
  comments: CommentsView;
  /** Who sits here now; null for units that have no table. */
  table: { limit: number; seats: { id: string; name: string }[] } | null;
  /** Units right below with a page of their own. */
  below: UnitRef[];
  mayPromise: boolean;
};

/** How somebody stands to a unit now. */
export type Standing = { isMember: boolean; isAbove: boolean };

/** A round's figures for the whole company, open to everybody. */
export type CompanyResult = { unit: UnitRef; score: CellView; drivers: DriverView[] };

/** A pulse that was counted lately, and the unit whose result its reader opens first. */
export type ResultNews = {
  roundId: string;
  name: string;
  cast: number;
  eligible: number;
  unit: UnitRef | null;
};
