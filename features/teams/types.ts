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
