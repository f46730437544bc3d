import type { UnitKind } from "@/features/teams/types";

export type RoundKind = "pulse" | "service";
export type RoundState = "cutting" | "open" | "closed" | "published" | "void";
export type QuestionKind = "nps" | "agree" | "passed_on" | "comment";

export type Question = { id: string; kind: QuestionKind; text: string };

/** A question as a round asks it. `key` names it inside a ballot. */
export type AskedQuestion = {
  key: string;
  questionId: string;
  serviceId?: string;
  kind: QuestionKind;
  text: string;
};

/** A driver of the bank: when it was last asked (ISO time) and whether its turn has come. */
export type Driver = Question & { lastAsked: string | null; isDue: boolean };

/** A unit as a round froze it. `reportsIn` is the unit that its people's answers are counted in. */
export type RosterUnit = {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  leadId: string | null;
  /** People whose answer is counted here or below. */
  eligible: number;
  reportsIn: string;
};

export type RosterSeat = { personId: string; seatUnitId: string; answersIn: string };

export type Roster = { units: RosterUnit[]; seats: RosterSeat[] };

/** A round as everybody sees it. While it is open, the company's total is all there is. */
export type RoundCard = {
  id: string;
  kind: RoundKind;
  name: string;
  state: RoundState;
  k: number;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  publishedAt: Date | null;
  /** Why it was closed by hand or voided, in the words that people read. */
  reason: string | null;
  eligible: number;
  /** Ballots in the box in the whole company. */
  cast: number;
};

/** What a round published about its ballots, once it is counted. */
export type RoundCounts = { issued: number; cast: number; counted: number };

export type RoundPage = RoundCard & {
  /** What it asks; of a service round, what it asks about each service. */
  questions: Question[];
  /** SHA-256 of the manifest in hexadecimal; null while keys are cut. */
  fingerprint: string | null;
  /** Keys that are ready, while it waits for them. */
  keys: { cut: number; total: number } | null;
  counts: RoundCounts | null;
  strict: boolean;
  /** Teams too small for a box of their own, which answered with the unit above. */
  merged: number;
  /** Whether the one who asks may close it. */
  mayClose: boolean;
};

/** What would happen if a round opened now with this k. */
export type LidPreview = {
  k: number;
  /** Teams that open a lid of their own when enough answer. */
  ownLid: number;
  merging: { id: string; name: string; besidesLead: number; into: string }[];
};

export type RoundPreview = {
  eligible: number;
  /** The two questions every pulse asks, in words. */
  score: string;
  comment: string;
  drivers: Driver[];
  lids: LidPreview[];
  /** The company's own number of answers that open a lid, or the nearest choice above it. */
  lidOpensAt: number;
};
