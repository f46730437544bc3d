import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import { people } from "./people";
import { services } from "./services";
import { UNIT_KINDS, units } from "./teams";

export const QUESTION_KINDS = ["nps", "agree", "passed_on", "comment"] as const;

/** The bank of questions: nps is 0-10, agree 1-5, passed_on a count of times, comment words. */
export const questions = pgTable(
  "questions",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: QUESTION_KINDS }).notNull(),
    text: text("text").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [check("known_question_kinds", sql`${t.kind} in ('nps', 'agree', 'passed_on', 'comment')`)],
);

/**
 * One run of a survey. What people were promised (k, strict, questions, tree, roster, closing time) is frozen at once;
 * the manifest and the sealing key come when its keys are cut and it opens. From then on the trigger lets only its
 * state move, open -> closed -> published, or to void.
 */
export const rounds = pgTable(
  "rounds",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind", { enum: ["pulse", "service"] }).notNull(),
    name: text("name").notNull(),
    state: text("state", { enum: ["cutting", "open", "closed", "published", "void"] }).notNull(),
    k: integer("k").notNull(),
    strict: boolean("strict").notNull().default(false),
    sealingKey: bytea("sealing_key"),
    /** The very text whose SHA-256 is the fingerprint; null until the round opens. */
    manifest: text("manifest"),
    openedBy: uuid("opened_by").references(() => people.id),
    opensAt: moment("opens_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    closedAt: moment("closed_at"),
    closedBy: uuid("closed_by").references(() => people.id),
    closeReason: text("close_reason"),
    publishedAt: moment("published_at"),
    eligible: integer("eligible").notNull(),
    issued: integer("issued"),
    cast: integer("cast"),
    /** Ballots on the board: cast ones that opened and whose unit was not voided. */
    counted: integer("counted"),
  },
  (t) => [
    uniqueIndex("one_open_round_of_a_kind").on(t.kind).where(sql`${t.state} in ('cutting', 'open')`),
    index("rounds_closes_idx").on(t.state, t.closesAt),
    check("known_round_kinds", sql`${t.kind} in ('pulse', 'service')`),
    check("known_round_states", sql`${t.state} in ('cutting', 'open', 'closed', 'published', 'void')`),
    check("a_round_promises", sql`${t.state} in ('cutting', 'void') or ${t.manifest} is not null`),
    check("rounds_last", sql`${t.closesAt} > ${t.opensAt}`),
    check("k_never_below_four", sql`${t.k} >= 4`),
    check("published_after_close", sql`${t.publishedAt} is null or ${t.closedAt} is not null`),
  ],
);

/** The tree a round was asked with. `reportsIn` is the unit that this one's people answer in (small units merge up). */
export const roundUnits = pgTable(
  "round_units",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    parentId: uuid("parent_id"),
    kind: text("kind", { enum: UNIT_KINDS }).notNull(),
    name: text("name").notNull(),
    leadId: uuid("lead_id"),
    eligible: integer("eligible").notNull(),
    reportsIn: uuid("reports_in").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.unitId] })],
);

/** Who may answer, and in which unit their answer is counted. */
export const roundRoster = pgTable(
  "round_roster",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    seatUnitId: uuid("seat_unit_id").notNull(),
    answersIn: uuid("answers_in").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] })],
);

export const roundQuestions = pgTable(
  "round_questions",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    position: integer("position").notNull(),
    /** Names the question inside a ballot: its id in a pulse, "3.score" for the third service of a service round. */
    key: text("key").notNull(),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    serviceId: uuid("service_id").references(() => services.id),
    kind: text("kind", { enum: QUESTION_KINDS }).notNull(),
    text: text("text").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.position] }),
    unique("keys_name_one_question").on(t.roundId, t.key),
  ],
);
