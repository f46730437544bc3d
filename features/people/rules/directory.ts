import type { TreeUnit } from "@/features/teams/types";

/** Somebody the portal knows already, as far as an import may change them. */
export type KnownPerson = {
  id: string;
  externalId: string | null;
  email: string;
  givenName: string;
  familyName: string;
  title: string;
  managerId: string | null;
  startedOn: string | null;
  pictureId: string | null;
  hasLeft: boolean;
  /** The table they sit at now. */
  teamId: string | null;
};

/** The directory as it stands, before a file is laid over it. */
export type Directory = {
  limit: number;
  people: KnownPerson[];
  tree: TreeUnit[];
  /** What a team that came in over the limit may hold. */
  ceilings: Record<string, number>;
};

/** Pictures that came with a file, by bare name: encoded, or what is wrong with them. */
export type ReadyPicture = { name: string; pictureId: string | null; problem: string | null };

/** What makes a team: a lead's line, a column that names it, or the department. */
export const TEAM_RULES = ["line", "team", "department"] as const;
export type TeamRule = (typeof TEAM_RULES)[number];
