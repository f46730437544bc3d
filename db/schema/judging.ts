import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { cycles } from "./awards";
import { moment } from "./columns";
import { nominations } from "./nominations";
import { people } from "./people";

/** A panel member's sheet for one case of the first pass, names covered. Locked when the covers come off (trigger). */
export const panelSheets = pgTable(
  "panel_sheets",
  {
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    readAt: moment("read_at").notNull(),
    /** One from 1 to 5 for each criterion, in their order; null in it for one that is not given yet. */
    scores: smallint("scores").array().$type<(number | null)[]>(),
    /** "I think I know who this is": the scores count, the others see a mark. */
    knows: boolean("knows").notNull().default(false),
    /** Why they sit it out; what it was is told to nobody, only that they did. */
    satOut: text("sat_out", { enum: ["declared", "own", "voice", "team", "line", "mutual"] }),
    lockedAt: moment("locked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.nominationId, t.personId] }),
    check("scores_from_one_to_five", sql`1 <= all(${t.scores}) and 5 >= all(${t.scores})`),
    check("who_sits_out_scores_nothing", sql`${t.satOut} is null or ${t.scores} is null`),
  ],
);

/** Words of a case that gave a name away; they go under tape for the whole panel. */
export const extraCovers = pgTable(
  "extra_covers",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    words: text("words").notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => people.id),
    addedAt: moment("added_at").notNull(),
  },
  (t) => [index("extra_covers_idx").on(t.nominationId)],
);

/** What a panel decided about something that the fairness checks showed. */
export const panelNotes = pgTable(
  "panel_notes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cycleId: uuid("cycle_id")
      .notNull()
      .references(() => cycles.id),
    finding: text("finding").notNull(),
    note: text("note").notNull(),
    notedBy: uuid("noted_by")
      .notNull()
      .references(() => people.id),
    notedAt: moment("noted_at").notNull(),
  },
  (t) => [index("panel_notes_idx").on(t.cycleId)],
);

/** A colleague's vote while peers decide. Counted into `nominations.votes`; then these rows are deleted. */
export const peerVotes = pgTable(
  "peer_votes",
  {
    cycleId: uuid("cycle_id")
      .notNull()
      .references(() => cycles.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.personId] })],
);

/** How a cycle was decided, kept as it was worked out: the order, what broke a tie, and why the panel left the order. */
export const decisions = pgTable("decisions", {
  id: uuid("id").primaryKey().defaultRandom(),
  cycleId: uuid("cycle_id")
    .notNull()
    .references(() => cycles.id),
  nominationId: uuid("nomination_id")
    .notNull()
    .references(() => nominations.id),
  ranking: jsonb("ranking").$type<Record<string, unknown>[]>().notNull(),
  tieRule: text("tie_rule", { enum: ["teams", "voices", "wait", "lot"] }),
  reason: text("reason").notNull().default(""),
  decidedBy: uuid("decided_by").references(() => people.id),
  decidedAt: moment("decided_at").notNull(),
});
