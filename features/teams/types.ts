export type UnitKind = "company" | "business_unit" | "department" | "team";

/** A node of the organisation's tree as it stands at one moment. */
export type TreeUnit = {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  leadId: string | null;
};

/** Who sits where at one moment. */
export type Seat = { personId: string; unitId: string };

/** A team as the list of all teams shows it. `over` people beyond `limit`, or `free` seats; one of them is 0. */
export type TeamCard = {
  id: string;
  name: string;
  /** The unit it hangs under: a department, mostly. */
  parentId: string | null;
  parentName: string;
  /** What stands above that, a business unit mostly; null right under the company. */
  upper: { id: string; name: string } | null;
  lead: { id: string; name: string; pictureId: string | null } | null;
  people: number;
  limit: number;
  over: number;
  free: number;
};

/** Which teams of a branch are looked at: all, those over two pizzas, those with a free seat. */
export type TeamsShown = "all" | "over" | "free";

/** What hangs below a unit: teams, people at them, teams over two pizzas, teams with a free seat. */
export type UnitCounts = {
  teams: number;
  people: number;
  over: number;
  free: number;
  /** When a job counted it; null for what was counted just now. */
  countedAt: Date | null;
};

/** A unit of a large company; `counts` is null until it was counted for the first time. */
export type BranchPart = { id: string; name: string; kind: UnitKind; counts: UnitCounts | null };

/** A page of teams. `total` teams on all `pages`; `page` counts from 1. */
export type TeamsFound = { teams: TeamCard[]; total: number; page: number; pages: number };

/**
 * A branch of the company. A `whole` one has all its teams in `teams`; of a large one `parts` hang right below it, and
 * `teams` is a page of the teams that do.
 */
export type Branch = TeamsFound & {
  /** From the company down to the branch itself; empty before there is a company. */
  path: BranchPart[];
  whole: boolean;
  counts: UnitCounts | null;
  parts: BranchPart[];
};

/** Somebody at a table. */
export type Member = {
  id: string;
  name: string;
  title: string;
  pictureId: string | null;
  /** Strength ids, best first. */
  strengths: string[];
};

/** What a team's page tells everybody signed in. */
export type TeamPage = TeamCard & {
  kind: UnitKind;
  /** From the company down to this unit. */
  path: TreeUnit[];
  members: Member[];
  /** Whether the one who asks may seat somebody here. */
  maySeat: boolean;
};

/** A unit before or after changes; `people` at its table, null where there is none. */
export type PreviewUnit = {
  id: string;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  parentName: string | null;
  leadName: string | null;
  people: number | null;
};

/** What changes of the tree would make of the units they touch. */
export type Preview = { before: PreviewUnit[]; after: PreviewUnit[] };

/** Leave for a team to seat more than the limit: how many, why, who approved it, from when until when. */
export type Waiver = {
  unitId: string;
  teamName: string;
  seats: number;
  reason: string;
  approver: { id: string; name: string };
  since: Date;
  endsAt: Date;
  /** How many sit there now. */
  people: number;
};

/** A team with more people than two pizzas feed, and why: it came in like this, or a waiver ran out or runs. */
export type OverTeam = {
  id: string;
  name: string;
  parentName: string;
  people: number;
  waivedUntil: Date | null;
};

/** A planned reorganisation as those who plan see it. */
export type Reorganisation = {
  id: string;
  name: string;
  takesEffectAt: Date;
  state: "planned" | "done" | "stuck" | "cancelled";
  problem: string | null;
  maker: { id: string; name: string };
  /** Its steps in words. */
  steps: string[];
  settledAt: Date | null;
};

/** Something planned for a unit: when, in which plan, and what happens to it, in words. */
export type Ahead = { id: string; plan: string; day: Date; words: string };

/** A unit of another time that became this one, or that this one became. */
export type Kin = {
  id: string;
  name: string;
  kind: UnitKind;
  how: "split" | "merge";
  at: Date;
  stands: boolean;
};

/** What a unit was before, and what became of it. `endedAt` is null while it stands. */
export type UnitHistory = {
  id: string;
  name: string;
  kind: UnitKind;
  parentName: string | null;
  endedAt: Date | null;
  people: number;
  cameFrom: Kin[];
  became: Kin[];
  /** Names it had before, newest first, with the day each was given up. */
  names: { name: string; until: Date }[];
};

/** A unit that a search found; `people` at its table, null where there is none. */
export type UnitFound = {
  id: string;
  name: string;
  kind: UnitKind;
  parentName: string;
  people: number | null;
};
