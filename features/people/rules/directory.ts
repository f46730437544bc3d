/** Pictures that came with a file, by bare name: encoded, or what is wrong with them. */
export type ReadyPicture = { name: string; pictureId: string | null; problem: string | null };

/** What makes a team: a lead's line, a column that names it, or the department. */
export const TEAM_RULES = ["line", "team", "department"] as const;
export type TeamRule = (typeof TEAM_RULES)[number];
