import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
import { units } from "./teams";

/** An award programme. The jacket is the top one: one holder at a time. */
export const awards = pgTable(
  "awards",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    criteria: jsonb("criteria").$type<{ name: string; low: string; high: string }[]>().notNull(),
    isJacket: boolean("is_jacket").notNull().default(false),
    position: integer("position").notNull(),
  },
  (t) => [uniqueIndex("there_is_one_jacket").on(t.isJacket).where(sql`${t.isJacket}`)],
);

export const panelMembers = pgTable(
  "panel_members",
  {
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.awardId, t.personId] })],
);

/** One turn of an award: open for nominations, then judged, then announced. `month` is the first day of its month. */
export const cycles = pgTable(
  "cycles",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    month: date("month").notNull(),
    state: text("state", { enum: ["open", "judging", "announced", "closed"] }).notNull(),
    opensAt: moment("opens_at").notNull(),
    nominationsCloseAt: moment("nominations_close_at").notNull(),
    closedAt: moment("closed_at"),
  },
  (t) => [
    unique("one_cycle_a_month").on(t.awardId, t.month),
    check("known_cycle_states", sql`${t.state} in ('open', 'judging', 'announced', 'closed')`),
    check("months_start_on_day_one", sql`extract(day from ${t.month}) = 1`),
    check("cycles_last", sql`${t.nominationsCloseAt} > ${t.opensAt}`),
  ],
);

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
    nominatedAt: moment("nominated_at").notNull(),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    index("nominations_cycle_idx").on(t.cycleId),
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

/** That a panel member read a story with its names covered. Only who has read them all sees the names. */
export const panelReadings = pgTable(
  "panel_readings",
  {
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    readAt: moment("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.nominationId, t.personId] })],
);

/** What hangs on the wall. Only consent may still move (trigger); corrections are rows of their own. */
export const wins = pgTable(
  "wins",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cycleId: uuid("cycle_id")
      .notNull()
      .unique()
      .references(() => cycles.id),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    nominationId: uuid("nomination_id").references(() => nominations.id),
    winnerPersonId: uuid("winner_person_id").references(() => people.id),
    winnerUnitId: uuid("winner_unit_id").references(() => units.id),
    month: date("month").notNull(),
    citation: text("citation").notNull(),
    voices: integer("voices").notNull(),
    voiceTeams: integer("voice_teams").notNull(),
    pickedBy: uuid("picked_by").references(() => people.id),
    announcedAt: moment("announced_at").notNull(),
    consent: text("consent", { enum: ["asked", "given", "declined"] }).notNull(),
    consentedAt: moment("consented_at"),
  },
  (t) => [
    index("wins_month_idx").on(t.month),
    check("won_by_a_person_or_a_team", sql`num_nonnulls(${t.winnerPersonId}, ${t.winnerUnitId}) = 1`),
    check("known_consents", sql`${t.consent} in ('asked', 'given', 'declined')`),
    check("consent_says_when", sql`(${t.consent} = 'asked') = (${t.consentedAt} is null)`),
  ],
);

/** A correction of a win's words: kept and shown, never silent. */
export const winCorrections = pgTable("win_corrections", {
  id: uuid("id").primaryKey().defaultRandom(),
  winId: uuid("win_id")
    .notNull()
    .references(() => wins.id),
  before: text("before").notNull(),
  after: text("after").notNull(),
  reason: text("reason").notNull(),
  correctedBy: uuid("corrected_by")
    .notNull()
    .references(() => people.id),
  correctedAt: moment("corrected_at").notNull(),
});

/** One clap a person and win. */
export const claps = pgTable(
  "claps",
  {
    winId: uuid("win_id")
      .notNull()
      .references(() => wins.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    clappedAt: moment("clapped_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.winId, t.personId] })],
);
