import type { Verdict } from "@/features/results/rules/words";

/** Somebody who looks after a service. */
export type Owner = { personId: string; name: string; pictureId: string | null };

/**
 * A published figure as people may see it. Scores lie on -100..100, shares of people passed on are percent; `low` and `high`
 * are the ends of the interval.
 */
export type Figure =
  | { state: "exact"; n: number; value: number; low: number; high: number }
  | { state: "words"; n: number; words: "nearly_all" | "hardly_any" }
  | { state: "band"; band: "low" | "middle" | "high" }
  | { state: "lid" };

/** A published cell of a service round. */
export type Cell = {
  roundId: string;
  serviceId: string;
  unitId: string;
  unitName: string;
  unitIsCompany: boolean;
  questionId: "service-score" | "service-passed-on";
  state: "exact" | "band" | "lid";
  n: number | null;
  favourable: number | null;
  neutral: number | null;
  unfavourable: number | null;
  words: "nearly_all" | "hardly_any" | null;
  band: "low" | "middle" | "high" | null;
  stats: { value: number; low: number; high: number } | null;
  /** What the tally found of a change since the last number; null where it had nothing to compare. */
  verdict: Exclude<Verdict, "unknown"> | null;
};

/** One quarter of a service: its round's name, the score, and whether it is a real shift from the number before. */
export type Quarter = { label: string; figure: Figure; change: Verdict | null };

/** Where a score stands against the company line: by its whole interval, never by its number. */
export type Standing = "above" | "close" | "below" | "lid";

/** Where somebody stands with the open round's ballot. Whether they cast it, and what is on it, nobody knows. */
export type MyBallot = "none" | "waiting" | "picked_up";

export type LeagueRow = {
  id: string;
  slug: string;
  name: string;
  owners: Owner[];
  score: Figure;
  bounce: Figure;
  /** Oldest first. */
  quarters: Quarter[];
  standing: Standing;
  /** The score to rank by, points: drawn towards all services together. Null where there is no order. */
  rank: number | null;
  /** Whether it is on the ballot of the one who asks. */
  mayRate: boolean;
};

/** A published round. `k`: so many ratings open a lid. */
export type CountedRound = { id: string; name: string; closedAt: Date; k: number };
export type OpenServiceRound = { id: string; name: string; closesAt: Date };

export type ServiceLeague = {
  /** "Colleagues serving colleagues", in the company's words. */
  title: string;
  /** The newest published round. */
  round: CountedRound | null;
  /** Ratings of that round that stand in a published score. */
  ratings: number;
  /** The score of all those ratings together; null without any. */
  companyLine: number | null;
  open: OpenServiceRound | null;
  ballot: MyBallot;
  services: LeagueRow[];
  /** Whether the one who asks keeps the catalogue. */
  mayKeep: boolean;
};

/** A service as the catalogue has it. */
export type ServiceDesk = {
  id: string;
  slug: string;
  name: string;
  promise: string;
  isRetired: boolean;
  providerName: string | null;
  owners: Owner[];
};

/** What somebody has to do with the services in an open round. */
export type Ties = {
  isAsked: boolean;
  /** Whether they picked up their ballot. */
  pickedUp: boolean;
  /** Services that the round froze. */
  asked: Set<string>;
  /** Services they look after, or that the unit they sit in or lead provides. */
  own: Set<string>;
};

/** What people wrote about a service, read at one unit: a group of ten raters or more, or all the others together. */
export type CommentBlock = { unitId: string; unitName: string; isCompany: boolean; bodies: string[] };

/** How a department feels served. */
export type Group = { unitId: string; name: string; figure: Figure };

export type ServicePage = ServiceDesk & {
  round: CountedRound | null;
  score: Figure;
  /** The quarter before the newest, with its name. */
  previous: Quarter | null;
  bounce: Figure;
  quarters: Quarter[];
  /** Departments that have a line of their own; the largest first. */
  groups: Group[];
  /** What was written in the newest round, where the rule lets it be read. */
  comments: CommentBlock[];
  open: OpenServiceRound | null;
  ballot: MyBallot;
  mayRate: boolean;
};

/** A service as the open round asks about it. `keys` name its three questions inside the ballot. */
export type RatableService = {
  id: string;
  slug: string;
  name: string;
  promise: string;
  keys: { score: string; passed: string; words: string };
};

/** What somebody says on a ballot, by question key. */
export type Said = { answers: Record<string, number>; comments: Record<string, string> };

export type RatingForm = {
  round: OpenServiceRound | null;
  /** Why the one who asks has nothing to rate, as a sentence; null when they have. */
  whyNot: string | null;
  /** What they can rate, by name. */
  services: RatableService[];
  /** Names of those they serve themselves, which the others rate. */
  own: string[];
};

/** The open service round on somebody's rail. */
export type ServiceTicket = {
  roundId: string;
  roundName: string;
  closesAt: Date;
  /** Names of what they can rate. */
  services: string[];
  /** Whether they picked up their ballot; whether they cast it nobody knows. */
  pickedUp: boolean;
};

/** Units that can provide a service. */
export type Provider = { id: string; name: string };
