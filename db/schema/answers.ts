import { sql } from "drizzle-orm";
import { check, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { questions, rounds } from "./surveys";

/** Opened answers under their published block: no id, no time, no order. Written by the tally, read by the gate. */
export const answers = pgTable(
  "answers",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    blockId: uuid("block_id").notNull(),
    questionId: text("question_id")
      .notNull()
      .references(() => questions.id),
    value: smallint("value").notNull(),
  },
  (t) => [
    index("answers_block_idx").on(t.roundId, t.blockId, t.questionId),
    check("answers_are_small_numbers", sql`${t.value} between 0 and 10`),
  ],
);

/** Opened comments under their published block, apart from the numbers. */
export const answerComments = pgTable(
  "answer_comments",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    blockId: uuid("block_id").notNull(),
    body: text("body").notNull(),
  },
  (t) => [index("answer_comments_block_idx").on(t.roundId, t.blockId)],
);
