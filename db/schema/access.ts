import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";

/** A signed-in browser. The cookie carries a random id; only its hash is kept, and it dies here. */
export const sessions = pgTable("sessions", {
  idHash: text("id_hash").primaryKey(),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  revokedAt: moment("revoked_at"),
});

/** One-time links: the set-up of an empty portal, and sign-in without mail. */
export const signInLinks = pgTable(
  "sign_in_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose", { enum: ["set_up", "sign_in"] }).notNull(),
    personId: uuid("person_id").references(() => people.id),
    createdBy: uuid("created_by").references(() => people.id),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    check("known_purposes", sql`${t.purpose} in ('set_up', 'sign_in')`),
    check("sign_in_is_for_somebody", sql`(${t.purpose} = 'sign_in') = (${t.personId} is not null)`),
  ],
);

/** Who somebody is at the company's OpenID provider: issuer and subject never change, a mail address may. */
export const identities = pgTable(
  "identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("identities_person_idx").on(t.personId)],
);

/** What lets a machine in: the directory's SCIM client. Only the hash is kept; rotating gives the old one a last day. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: text("token_hash").notNull().unique(),
    name: text("name").notNull(),
    scope: text("scope", { enum: ["scim"] }).notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [
    check("known_scopes", sql`${t.scope} in ('scim')`),
    check("tokens_have_names", sql`length(btrim(${t.name})) between 1 and 80`),
  ],
);

/** What the directory's machine asked for last and could not have, one row a person or group, until it succeeds. */
export const connectionRefusals = pgTable(
  "connection_refusals",
  {
    tokenId: uuid("token_id")
      .notNull()
      .references(() => apiTokens.id, { onDelete: "cascade" }),
    noun: text("noun", { enum: ["person", "team"] }).notNull(),
    /** What it was about, as the machine named it. */
    subject: text("subject").notNull(),
    /** How many people it wanted at the table, where it said so. */
    people: integer("people"),
    reason: text("reason").notNull(),
    times: integer("times").notNull().default(1),
    lastAt: moment("last_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tokenId, t.noun, t.subject] }),
    check("known_refusal_nouns", sql`${t.noun} in ('person', 'team')`),
    check("refusals_are_short", sql`length(${t.subject}) <= 320 and length(${t.reason}) <= 600`),
  ],
);

/** How often something was done within a window of time, so that a limit holds over every replica. */
export const rateWindows = pgTable(
  "rate_windows",
  {
    key: text("key").notNull(),
    startsAt: moment("starts_at").notNull(),
    hits: integer("hits").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.startsAt] })],
);

/** What lets the office screen show the wall without sign-in. */
export const displayTokens = pgTable("display_tokens", {
  id: uuid("id").primaryKey().defaultRandom(),
  tokenHash: text("token_hash").notNull().unique(),
  name: text("name").notNull(),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => people.id),
  createdAt: moment("created_at").notNull(),
  /** When it last asked for the wall. */
  seenAt: moment("seen_at"),
  revokedAt: moment("revoked_at"),
});

/** Who did what. Append-only by trigger; ballots and comment threads never appear here. */
export const audit = pgTable(
  "audit",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    subject: text("subject"),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("audit_at_idx").on(t.at)],
);
