import type { TreeUnit } from "@/features/teams/types";

/** A person as lists and pickers show them. `teamId` is the table they sit at now. */
export type PersonCard = {
  id: string;
  name: string;
  givenName: string;
  title: string;
  pictureId: string | null;
  teamId: string | null;
  teamName: string | null;
};

/** One page of a search. `total` people on all `pages`; `page` counts from 1. */
export type PeopleFound = { people: PersonCard[]; total: number; page: number; pages: number };

/**
 * One table a person sat at: since when, until when (null: still there), how many sat there when they came and how many
 * of them were over two pizzas, whether it came of a split or merger or ended in one (`into` so many), and the names it
 * had before `name` while they sat there. Without `unitId` it is a time between tables.
 */
export type TableSoFar = {
  unitId: string | null;
  name: string;
  since: Date;
  until: Date | null;
  people: number;
  over: number;
  cameOf: "split" | "merge" | null;
  endedIn: { how: "split" | "merge"; into: number } | null;
  names: { name: string; until: Date }[];
};

/** What a person's page tells everybody signed in. */
export type PersonPage = PersonCard & {
  about: string;
  /** Whether they sent their picture themselves, and so may cut it anew. */
  pictureIsTheirs: boolean;
  startedOn: string | null;
  hasLeft: boolean;
  manager: { id: string; name: string; pictureId: string | null } | null;
  /** What they lead now: departments, teams. */
  leads: TreeUnit[];
  /** From the company down to the table they sit at; empty without a seat. */
  path: TreeUnit[];
  tables: TableSoFar[];
};

/** What the company is called, what its people call each other, and how many may sit in a team. */
export type CompanyWords = {
  name: string;
  memberSingular: string;
  memberPlural: string;
  teamLimit: number;
  timeZone: string;
};

/** What the directory says of somebody; what is left out stays as it is. */
export type PersonFields = {
  email?: string;
  givenName?: string;
  familyName?: string;
  title?: string;
  department?: string;
  /** What ties them to the HR system; nobody else's. */
  externalId?: string | null;
  /** What the company's directory calls them and what they sign in with there, where that is something else again. */
  directoryId?: string | null;
  userName?: string | null;
  managerId?: string | null;
  /** A calendar day, YYYY-MM-DD. */
  startedOn?: string | null;
};
