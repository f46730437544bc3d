export type Stage = "spotted" | "on_the_table" | "in_the_oven" | "served";

/** Something promised to people, as they read it. */
export type FollowUp = {
  id: string;
  /** Position among the unit's follow-ups, first one 1: the number on its ticket. */
  number: number;
  unitId: string;
  unitName: string;
  youSaid: string;
  weDo: string;
  knowWhen: string;
  owner: { id: string; name: string; pictureId: string | null };
  /** ISO day. */
  dueOn: string;
  stage: Stage;
  outcome: string | null;
  /** The round it answers, if it answers one. */
  roundName: string | null;
  servedAt: Date | null;
};

/** A served promise as everybody may read it. */
export type ServedForAll = { youSaid: string; weDo: string; outcome: string };
