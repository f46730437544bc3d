import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
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
 * `ceiling` is set when a team comes in over the limit; it only falls.
 */
export const teams = pgTable(
  "teams",
  {
    unitId: uuid("unit_id")
      .primaryKey()
      .references(() => units.id),
    ceiling: integer("ceiling"),
    seatChanges: integer("seat_changes").notNull().default(0),
  },
  (t) => [check("ceilings_are_counts", sql`${t.ceiling} > 0`)],
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
  (t) => [index("seats_unit_idx").on(t.unitId), check("seats_last", sql`not isempty(${t.valid})`)],
);
