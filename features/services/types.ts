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
  unfavourable: number | null;
  words: "nearly_all" | "hardly_any" | null;
  band: "low" | "middle" | "high" | null;
  stats: { value: number; low: number; high: number } | null;
};

/** One quarter of a service: its round's name and the score. */
export type Quarter = { label: string; figure: Figure };

/** Where a score stands against the company line: by its whole interval, never by its number. */
export type Standing = "above" | "close" | "below" | "lid";

/** What the open round takes from the one who asks: nothing (`none`), a rating, or another one in its place. */
export type RatingState = "none" | "open" | "rated";

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
  rating: RatingState;
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

export type MyRating = { score: number; passedOn: number; reason: string };

/** What somebody has to do with the services: where they count as a rater, what they serve themselves, what they gave. */
export type Ties = {
  /** The unit they rate for, as the round froze it; null when the round did not ask them. */
  consumerUnitId: string | null;
  /** Services they look after, or that the unit they sit in or lead provides. */
  own: Set<string>;
  /** Their ratings in the round, by service. */
  given: Map<string, MyRating>;
};

/** A rating with its name: for the service's owners alone. */
export type NamedRating = MyRating & {
  personId: string;
  name: string;
  pictureId: string | null;
  unitName: string;
  roundName: string;
  ratedAt: Date;
};

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
  open: OpenServiceRound | null;
  rating: RatingState;
  /** Null for everybody but the owners. */
  named: NamedRating[] | null;
};

export type RatingForm = {
  id: string;
  slug: string;
  name: string;
  promise: string;
  owners: Owner[];
  open: OpenServiceRound | null;
  mine: MyRating | null;
  /** Why the one who asks cannot rate, as a sentence; null when they can. */
  whyNot: string | null;
  /** What else they can rate in this round. */
  others: { slug: string; name: string; isRated: boolean }[];
};

/** A service that somebody on the open round's roster has not rated yet. */
export type ServiceTicket = {
  serviceId: string;
  slug: string;
  name: string;
  promise: string;
  roundName: string;
  closesAt: Date;
};

/** Units that can provide a service. */
export type Provider = { id: string; name: string };
