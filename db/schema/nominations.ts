import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { cycles } from "./awards";
import { moment } from "./columns";
import { storedFiles } from "./files";
import { people, pictures } from "./people";
import { units } from "./teams";

/** A case for a person or a whole team. */
export const nominations = pgTable(
  "nominations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cycleId: uuid("cycle_id")
      .notNull()
      .references(() => cycles.id),
    nomineePersonId: uuid("nominee_person_id").references(() => people.id),
    nomineeUnitId: uuid("nominee_unit_id").references(() => units.id),
    nominatedBy: uuid("nominated_by")
      .notNull()
      .references(() => people.id),
    story: text("story").notNull(),
    helped: text("helped").notNull().default(""),
    /** Which of the award's values the story shows. */
    values: text("values").array().notNull().default(sql`'{}'::text[]`),
    /** A picture for the story: seen by whoever may read the case, by everybody once it hangs. */
    pictureId: text("picture_id").references(() => pictures.id),
    nominatedAt: moment("nominated_at").notNull(),
    withdrawnAt: moment("withdrawn_at"),
    screening: text("screening", { enum: ["waiting", "passed", "returned"] })
      .notNull()
      .default("waiting"),
    /** What the people team wrote to its maker when it went back. */
    screeningNote: text("screening_note").notNull().default(""),
    screenedBy: uuid("screened_by").references(() => people.id),
    screenedAt: moment("screened_at"),
    shortlistedAt: moment("shortlisted_at"),
    /** Votes of peers, known after the count. */
    votes: integer("votes"),
    /** Its place in the draw by lot, drawn once when the covers come off or votes are counted; stays (trigger). */
    lot: integer("lot"),
    /** Whether its maker agrees that the nominee is told what was said, if another wins; null while not asked. */
    mayTell: boolean("may_tell"),
    toldAt: moment("told_at"),
    /** When those who speak for it were told that the nominee left before the decision. */
    leavingNotedAt: moment("leaving_noted_at"),
  },
  (t) => [
    index("nominations_cycle_idx").on(t.cycleId),
    index("nominations_nominee_idx").on(t.nomineePersonId),
    index("nominations_nominator_idx").on(t.nominatedBy),
    check("known_screenings", sql`${t.screening} in ('waiting', 'passed', 'returned')`),
    check("a_person_or_a_team", sql`num_nonnulls(${t.nomineePersonId}, ${t.nomineeUnitId}) = 1`),
    check("nobody_nominates_themselves", sql`${t.nomineePersonId} is distinct from ${t.nominatedBy}`),
  ],
);

/** A colleague's "me too", with a reason. */
export const seconds = pgTable(
  "seconds",
  {
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    reason: text("reason").notNull().default(""),
    secondedAt: moment("seconded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.nominationId, t.personId] })],
);

/** Somebody, or a whole team, whom it helped. */
export const nominationHelped = pgTable(
  "nomination_helped",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    personId: uuid("person_id").references(() => people.id),
    unitId: uuid("unit_id").references(() => units.id),
  },
  (t) => [
    index("nomination_helped_idx").on(t.nominationId),
    check("helped_a_person_or_a_team", sql`num_nonnulls(${t.personId}, ${t.unitId}) = 1`),
  ],
);

/** A file that goes with a case: only ever downloaded, never shown as a page. */
export const nominationFiles = pgTable(
  "nomination_files",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    name: text("name").notNull(),
    fileKey: text("file_key")
      .notNull()
      .references(() => storedFiles.key),
    addedAt: moment("added_at").notNull(),
  },
  (t) => [index("nomination_files_idx").on(t.nominationId)],
);

/** A case that somebody keeps for later: one each, seen by nobody else. */
export const nominationDrafts = pgTable("nomination_drafts", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => people.id),
  draft: jsonb("draft").$type<Record<string, unknown>>().notNull(),
  savedAt: moment("saved_at").notNull(),
});
