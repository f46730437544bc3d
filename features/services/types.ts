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

/** One quarter of a service: its round's name and the score. */
export type Quarter = { label: string; figure: Figure };

/** Where a score stands against the company line: by its whole interval, never by its number. */
export type Standing = "above" | "close" | "below" | "lid";

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
};

export type CountedRound = { name: string; closedAt: Date };
export type OpenServiceRound = { id: string; name: string; closesAt: Date };

export type ServiceLeague = {
  /** The newest published round. */
  round: CountedRound | null;
  /** Ratings of that round that stand in a published score. */
  ratings: number;
  /** The score of all those ratings together; null without any. */
  companyLine: number | null;
  open: OpenServiceRound | null;
  services: LeagueRow[];
};

/** A service as those who keep the catalogue see it. */
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

/** A rating with its name: for the service's owners alone. */
export type NamedRating = MyRating & {
  personId: string;
  name: string;
  pictureId: string | null;
  unitName: string;
  roundName: string;
  ratedAt: Date;
};

export type ServicePage = ServiceDesk & {
  round: CountedRound | null;
  score: Figure;
  /** The quarter before the newest. */
  previous: Figure | null;
  bounce: Figure;
  quarters: Quarter[];
  /** How each department feels served, by name. */
  groups: { unitId: string; name: string; figure: Figure }[];
  open: OpenServiceRound | null;
  mine: MyRating | null;
  isOwner: boolean;
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
};

/** A service that somebody on the open round's roster could rate. */
export type ServiceTicket = {
  serviceId: string;
  slug: string;
  name: string;
  roundName: string;
  closesAt: Date;
};
