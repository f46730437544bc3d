import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
import { teams } from "./teams";

export const SPLIT_STATES = ["draft", "proposed", "applied", "withdrawn"] as const;

/** A plan to split one team: drafted, proposed to the table, agreed, applied in one transaction. One open plan a team. */
export const splitProposals = pgTable(
  "split_proposals",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => teams.unitId),
    state: text("state", { enum: SPLIT_STATES }).notNull().default("draft"),
    /** Rises with every change of the plan; answers count for the version they were given to. */
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    proposedAt: moment("proposed_at"),
    settledAt: moment("settled_at"),
    settledBy: uuid("settled_by").references(() => people.id),
  },
  (t) => [
    uniqueIndex("one_open_split_a_team").on(t.unitId).where(sql`${t.state} in ('draft', 'proposed')`),
    check("known_split_states", sql`${t.state} in ('draft', 'proposed', 'applied', 'withdrawn')`),
  ],
);

/** A table of the plan. */
export const splitTables = pgTable(
  "split_tables",
  {
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => splitProposals.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    leadId: uuid("lead_id").references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.position] }),
    check("split_tables_have_names", sql`length(btrim(${t.name})) between 1 and 120`),
  ],
);

/** Who would sit at which table of the plan. */
export const splitSeats = pgTable(
  "split_seats",
  {
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => splitProposals.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.proposalId, t.personId] })],
);

/** What somebody at the table says to the plan, by name: this is no ballot. */
export const splitAnswers = pgTable(
  "split_answers",
  {
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => splitProposals.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    version: integer("version").notNull(),
    agrees: boolean("agrees").notNull(),
    words: text("words").notNull().default(""),
    answeredAt: moment("answered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.personId] }),
    check("split_words_are_short", sql`length(${t.words}) <= 280`),
  ],
);
