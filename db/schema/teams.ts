import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tstzrange } from "./columns";
import { people } from "./people";

export const UNIT_KINDS = ["company", "business_unit", "department", "team"] as const;

/** The identity of a node of the organisation's tree; what it is called and where it hangs stands in its versions. */
export const units = pgTable("units", {
  id: uuid("id").primaryKey().defaultRandom(),
  createdAt: moment("created_at").notNull(),
});

/** What a unit was during `valid`: name, kind, parent, lead. Versions of one unit never overlap (constraint). */
export const unitVersions = pgTable(
  "unit_versions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    parentId: uuid("parent_id").references(() => units.id),
    kind: text("kind", { enum: UNIT_KINDS }).notNull(),
    name: text("name").notNull(),
    leadId: uuid("lead_id").references(() => people.id),
    valid: tstzrange("valid").notNull(),
  },
  (t) => [
    index("unit_versions_unit_idx").on(t.unitId),
    index("unit_versions_parent_idx").on(t.parentId),
    index("unit_versions_lead_idx").on(t.leadId),
    check("known_kinds", sql`${t.kind} in ('company', 'business_unit', 'department', 'team')`),
    check("only_the_company_hangs_nowhere", sql`(${t.kind} = 'company') = (${t.parentId} is null)`),
    check("unit_names_are_words", sql`length(trim(${t.name})) between 1 and 200`),
    check("versions_last", sql`not isempty(${t.valid})`),
  ],
);

/**
 * A unit that has people. This row is what the two-pizza trigger locks before it counts.
 * `ceiling` is set when a team comes in over the limit: what it holds when it is made; it only falls.
 */
export const teams = pgTable(
  "teams",
  {
    unitId: uuid("unit_id")
      .primaryKey()
      .references(() => units.id),
    ceiling: integer("ceiling"),
    /** What the directory's machine calls it. */
    directoryId: text("directory_id").unique(),
    seatChanges: integer("seat_changes").notNull().default(0),
  },
  (t) => [
    index("teams_ceiling_idx").on(t.unitId).where(sql`${t.ceiling} is not null`),
    check("ceilings_are_counts", sql`${t.ceiling} > 0`),
  ],
);

/** A person at a table during `valid`. One seat a person at any time (constraint); the team's limit by trigger. */
export const seats = pgTable(
  "seats",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => teams.unitId),
    valid: tstzrange("valid").notNull(),
  },
  (t) => [
    index("seats_unit_idx").on(t.unitId),
    check("seats_last", sql`not isempty(${t.valid})`),
    check("seats_begin", sql`lower_inc(${t.valid}) and not upper_inc(${t.valid})`),
  ],
);

/**
 * Leave for a team to seat more than the limit for a while: how many, why, who said so, until when. When it runs out the
 * team stands over the limit and can only shrink. Never two at a time for one team (constraint); a waiver is shortened,
 * never changed (trigger).
 */
export const teamWaivers = pgTable(
  "team_waivers",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => teams.unitId),
    seats: integer("seats").notNull(),
    reason: text("reason").notNull(),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    valid: tstzrange("valid").notNull(),
    remindedAt: moment("reminded_at"),
  },
  (t) => [
    check("waivers_are_small", sql`${t.seats} between 3 and 20`),
    check("waivers_have_a_reason", sql`length(btrim(${t.reason})) between 10 and 500`),
    check(
      "waivers_end",
      sql`not isempty(${t.valid}) and not upper_inf(${t.valid}) and not lower_inf(${t.valid})
        and upper(${t.valid}) <= lower(${t.valid}) + interval '366 days'`,
    ),
    check("waivers_begin", sql`lower_inc(${t.valid}) and not upper_inc(${t.valid})`),
  ],
);

/**
 * What hangs below a unit in a company of more than a hundred teams, counted by a job every minute, so that a page need
 * not count a hundred thousand seats to show seven figures. Never what anything is decided by.
 */
export const unitCounts = pgTable("unit_counts", {
  unitId: uuid("unit_id")
    .primaryKey()
    .references(() => units.id),
  teams: integer("teams").notNull(),
  people: integer("people").notNull(),
  /** Teams with more people than two pizzas feed, and teams with a seat to spare. */
  over: integer("over").notNull(),
  free: integer("free").notNull(),
  countedAt: moment("counted_at").notNull(),
});

/** Where a unit came from: a split makes several of one, a merge one of several. */
export const unitLineage = pgTable(
  "unit_lineage",
  {
    cameFrom: uuid("came_from")
      .notNull()
      .references(() => units.id),
    became: uuid("became")
      .notNull()
      .references(() => units.id),
    how: text("how", { enum: ["split", "merge"] }).notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cameFrom, t.became] }),
    check("known_ways", sql`${t.how} in ('split', 'merge')`),
    check("nothing_comes_from_itself", sql`${t.cameFrom} <> ${t.became}`),
  ],
);

/** Changes of the tree with a day on which they happen, all or none. `steps` are inputs of the commands that do them. */
export const reorganisations = pgTable(
  "reorganisations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    takesEffectAt: moment("takes_effect_at").notNull(),
    steps: jsonb("steps").$type<unknown[]>().notNull(),
    state: text("state", { enum: ["planned", "done", "stuck", "cancelled"] })
      .notNull()
      .default("planned"),
    /** Why it is stuck, in words. */
    problem: text("problem"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    settledAt: moment("settled_at"),
  },
  (t) => [
    index("reorganisations_due_idx").on(t.takesEffectAt).where(sql`${t.state} = 'planned'`),
    check("known_reorganisation_states", sql`${t.state} in ('planned', 'done', 'stuck', 'cancelled')`),
    check("reorganisations_have_names", sql`length(btrim(${t.name})) between 1 and 120`),
  ],
);
