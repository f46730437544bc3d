import { sql } from "drizzle-orm";
import { check, integer, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { services } from "./services";
import { questions, rounds } from "./surveys";

/**
 * How often each answer was given in a published block: counts, so there is no row, no order and no time of a person.
 * Written by the tally, read by the gate.
 */
export const answers = pgTable(
  "answers",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    serviceId: uuid("service_id").references(() => services.id),
    blockId: uuid("block_id").notNull(),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    value: smallint("value").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [
    unique("an_answer_is_counted_once")
      .on(t.roundId, t.serviceId, t.blockId, t.questionId, t.value)
      .nullsNotDistinct(),
    check("answers_are_small_numbers", sql`${t.value} between 0 and 10`),
    check("counts_count", sql`${t.n} > 0`),
  ],
);
