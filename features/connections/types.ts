/** Somebody as SCIM shows them. `active`: they are here. */
export type UserRow = {
  id: string;
  externalId: string | null;
  directoryId: string | null;
  userName: string | null;
  email: string;
  givenName: string;
  familyName: string;
  name: string;
  title: string;
  department: string;
  active: boolean;
  createdAt: string;
  managerId: string | null;
  managerName: string | null;
  teamId: string | null;
  teamName: string | null;
};

/** A team as SCIM shows it: a group whose members sit at its table. */
export type GroupRow = {
  id: string;
  directoryId: string | null;
  name: string;
  createdAt: string;
  members: { id: string; name: string }[];
};

/** A resource on its way out, as RFC 7643 section 3 writes it. */
export type Resource = {
  schemas: string[];
  id: string;
  meta: { resourceType: "User" | "Group"; created: string; location: string; version: string };
  [attribute: string]: unknown;
};

/** What a client says of somebody, attributes that we keep only; what is left out was not said. */
export type SaidUser = {
  userName?: string;
  externalId?: string;
  givenName?: string;
  familyName?: string;
  formatted?: string;
  displayName?: string;
  title?: string;
  active?: boolean;
  /** The work address, or the first one. */
  email?: string;
  /** Whether the enterprise extension was there at all. */
  enterprise: boolean;
  employeeNumber?: string;
  department?: string;
  managerId?: string;
};

/** What a client says of a group. */
export type SaidGroup = { displayName?: string; externalId?: string; members?: string[] };

/** A page of a list: `startIndex` counts from 1, `count` at most 200. */
export type ListAsk = {
  filter?: string;
  startIndex: number;
  count: number;
  sortBy?: string;
  descending?: boolean;
};

/** Which resource, where the portal is reached, and the version that a client's If-Match names. */
export type At = { id: string; base: string; ifMatch?: string | null };

/** A token as the administration lists it; its secret is stored nowhere. */
export type Connection = {
  id: string;
  name: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** What the directory's machine asked for last and could not have. */
export type Refusal = {
  connection: string;
  noun: "person" | "team";
  subject: string;
  people: number | null;
  reason: string;
  times: number;
  lastAt: Date;
};

/** What came in through connections in the last week, and what they keep. */
export type ConnectionsDesk = {
  connections: Connection[];
  refusals: Refusal[];
  people: number;
  teams: number;
  lastWeek: { joined: number; changed: number; left: number; tables: number };
};
