import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
import { strengths } from "./strengths";

/** Somebody asks a colleague for help. What was asked is between the two; how many asked somebody is for all to see. */
export const asks = pgTable(
  "asks",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => people.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    words: text("words").notNull(),
    /** What they were found by, when it was a strength. */
    strengthId: text("strength_id").references(() => strengths.id),
    askedAt: moment("asked_at").notNull(),
    answer: text("answer", { enum: ["yes", "not_now"] }),
    answeredAt: moment("answered_at"),
    /** When the one who asked took the answer off their rail. */
    seenAt: moment("seen_at"),
  },
  (t) => [
    index("asks_person_idx").on(t.personId, t.askedAt),
    index("asks_asker_idx").on(t.askedBy, t.askedAt),
    index("asks_time_idx").on(t.askedAt, t.personId),
    uniqueIndex("one_open_ask_a_pair").on(t.askedBy, t.personId).where(sql`${t.answeredAt} is null`),
    check("nobody_asks_themselves", sql`${t.askedBy} <> ${t.personId}`),
    check("asks_are_words", sql`length(btrim(${t.words})) between 1 and 500`),
    check("known_answers", sql`${t.answer} in ('yes', 'not_now')`),
    check("answered_with_an_answer", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check("seen_once_answered", sql`${t.seenAt} is null or ${t.answeredAt} is not null`),
  ],
);
