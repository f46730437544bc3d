/** Who would sit where: the tables in order, each with a name, a lead or none yet, and its people. */
export type Plan = { tables: PlanTable[] };
export type PlanTable = {
  name: string;
  /** Somebody of this table, or whoever leads the team today from outside of it; null is "to be chosen". */
  leadId: string | null;
  /** Person ids, in the order of their seats. */
  seats: string[];
};

/** Somebody at the table that is split. */
export type SplitPerson = {
  id: string;
  name: string;
  title: string;
  pictureId: string | null;
  /** Ids of what they are best at, at most five, best first. */
  strengths: string[];
};

/** The team that is split, as a plan is checked against it. */
export type SplitTeam = {
  id: string;
  name: string;
  parentName: string;
  /** How many two pizzas feed. */
  limit: number;
  /** How many answers besides the lead's a lid needs to open. */
  k: number;
  lead: { id: string; name: string } | null;
  people: SplitPerson[];
  /** What the strengths of these people are called, by id. */
  strengths: Record<string, string>;
};

/** What is known of people for a proposal, and stays on the server. */
export type SplitFacts = {
  /** Pairs who work together, each pair once, with how much. */
  bonds: Bond[];
  /** How many of the table report to somebody of it, by person id. */
  reports: Record<string, number>;
  /** When each sat down here, by person id, as ISO strings. */
  since: Record<string, string>;
  /** What the other units below the same one are called. */
  beside: string[];
};

/** Two people who work together; `weight` is a small whole number. */
export type Bond = { a: string; b: string; weight: number };

/** One line below the tables of a plan. */
export type Check = {
  key: "fits" | "lids" | "strengths" | "trends";
  /** Something to be looked at before it is proposed; a plan that does not fit cannot be. */
  ok: boolean;
  title: string;
  words: string;
  /** Two people who could change places to mend it. */
  swap?: { a: string; b: string };
};

/** What somebody said to a plan, by name. */
export type SplitAnswer = {
  person: { id: string; name: string; pictureId: string | null };
  agrees: boolean;
  words: string;
  answeredAt: Date;
};

export type SplitState = "draft" | "proposed";

/** The planner's page. `version` is 0 while nothing is saved and the plan is only what the portal would do. */
export type SplitPage = {
  team: SplitTeam;
  plan: Plan;
  state: SplitState | "new";
  version: number;
  /** Names of those who sat down or got up since the plan was saved; the plan shown has them in it. */
  joined: string[];
  left: string[];
  /** Answers to this version, and how many yeses it takes. */
  answers: SplitAnswer[];
  needed: number;
  /** What the team does for the company, and which of the tables would do it. */
  services: { name: string; position: number }[];
  mine: { agrees: boolean; words: string } | null;
  mayEdit: boolean;
  mayAnswer: boolean;
};

/** A proposal that waits for somebody's answer, on their rail. */
export type SplitTicket = { unitId: string; teamName: string; tables: number; proposedBy: string };

/** How many teams had more people than two pizzas feed, at the end of each month and now. */
export type BurnDown = { months: { at: Date; over: number }[]; over: number };
