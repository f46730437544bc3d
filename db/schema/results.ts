import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { services } from "./services";
import { questions, rounds } from "./surveys";
import { units } from "./teams";

/**
 * What the gate lets out, once and for ever: one figure of one unit in one round. For a service round
 * `serviceId` names the tree (each service is one of its own). Update and delete are refused by trigger.
 *
 * exact: n and either the three counts or `words` (nearly_all, hardly_any) · band: low, middle or high · lid: nothing.
 */
export const cells = pgTable(
  "cells",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    serviceId: uuid("service_id").references(() => services.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    state: text("state", { enum: ["exact", "band", "lid"] }).notNull(),
    n: integer("n"),
    favourable: integer("favourable"),
    neutral: integer("neutral"),
    unfavourable: integer("unfavourable"),
    words: text("words", { enum: ["nearly_all", "hardly_any"] }),
    band: text("band", { enum: ["low", "middle", "high"] }),
    stats: jsonb("stats").$type<CellStats>(),
  },
  (t) => [
    unique("a_figure_is_published_once")
      .on(t.roundId, t.serviceId, t.unitId, t.questionId)
      .nullsNotDistinct(),
    index("cells_unit_idx").on(t.unitId, t.questionId),
    check("known_states", sql`${t.state} in ('exact', 'band', 'lid')`),
    check(
      "exact_shows_counts_or_words",
      sql`${t.state} <> 'exact' or (${t.n} is not null and (
        (${t.words} is null and ${t.favourable} + ${t.neutral} + ${t.unfavourable} = ${t.n})
        or (${t.words} is not null and num_nonnulls(${t.favourable}, ${t.neutral}, ${t.unfavourable}, ${t.stats}) = 0)))`,
    ),
    check(
      "bands_and_lids_show_no_number",
      sql`${t.state} = 'exact' or num_nonnulls(${t.n}, ${t.favourable}, ${t.neutral}, ${t.unfavourable}, ${t.words}, ${t.stats}) = 0`,
    ),
    check("bands_have_a_band", sql`(${t.state} = 'band') = (${t.band} is not null)`),
  ],
);

/** Derived statistics of an exact cell: score or share with its interval, in points (scores) or percent (shares). */
export type CellStats = { value: number; low: number; high: number };

/** Comments that may be read at a unit, in an order that means nothing. Immutable like the cells. */
export const publishedComments = pgTable(
  "published_comments",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    serviceId: uuid("service_id").references(() => services.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    position: integer("position").notNull(),
    body: text("body").notNull(),
  },
  (t) => [
    unique("a_comment_is_published_once").on(t.roundId, t.serviceId, t.unitId, t.position).nullsNotDistinct(),
  ],
);

/**
 * How many picked up a ballot and how many cast one, in units that show exact figures and nowhere else. Immutable like
 * the cells.
 */
export const turnouts = pgTable(
  "turnouts",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    issued: integer("issued").notNull(),
    cast: integer("cast").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.unitId] }),
    check("cast_what_was_issued", sql`${t.cast} between 0 and ${t.issued}`),
  ],
);

/**
 * Whether a department or something larger answered differently than in the round before that asked: the permutation test
 * on its raw answers, run once at the tally, for units that show a number in both rounds. `p` has two digits; the verdict
 * is made over all tests of the round together (Benjamini-Hochberg). Immutable like the cells.
 */
export const shifts = pgTable(
  "shifts",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    serviceId: uuid("service_id").references(() => services.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    sinceRoundId: uuid("since_round_id")
      .notNull()
      .references(() => rounds.id),
    p: real("p").notNull(),
    verdict: text("verdict", { enum: ["up", "down", "none"] }).notNull(),
  },
  (t) => [
    unique("a_shift_is_tested_once").on(t.roundId, t.serviceId, t.unitId, t.questionId).nullsNotDistinct(),
    check("known_verdicts", sql`${t.verdict} in ('up', 'down', 'none')`),
    check("chances_are_shares", sql`${t.p} > 0 and ${t.p} <= 1`),
  ],
);

/**
 * Which drivers the score hangs together with, in units with enough people: with 100 and more every driver and the part of
 * what all explain that is its own (0..1); with 60 to 99 the three strongest, without a weight. Immutable like the cells.
 */
export const impacts = pgTable(
  "impacts",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    weight: real("weight"),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.unitId, t.questionId] }),
    check("weights_are_shares", sql`${t.weight} between 0 and 1`),
  ],
);
