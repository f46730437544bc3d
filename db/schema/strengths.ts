import { sql } from "drizzle-orm";
import {
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
import { moment } from "./columns";
import { people } from "./people";

export const STRENGTH_FAMILIES = ["hands", "head", "heart", "voice"] as const;

/** The company's catalogue of strengths, in four families. */
export const strengths = pgTable(
  "strengths",
  {
    id: text("id").primaryKey(),
    family: text("family", { enum: STRENGTH_FAMILIES }).notNull(),
    name: text("name").notNull(),
    hint: text("hint").notNull(),
    position: integer("position").notNull(),
    /** Everyday words for it, with commas between: what somebody types who needs it. */
    words: text("words").notNull().default(""),
    /** Taken out of the catalogue: nobody can choose it any more, whoever posted it keeps it. */
    retiredAt: moment("retired_at"),
  },
  (t) => [
    check(
      "strengths_have_names",
      sql`length(btrim(${t.name})) between 1 and 40 and length(${t.hint}) <= 120`,
    ),
    check("known_families", sql`${t.family} in ('hands', 'head', 'heart', 'voice')`),
    check("everyday_words_are_few", sql`length(${t.words}) <= 400`),
    uniqueIndex("strengths_name_key").on(sql`lower(btrim(${t.name}))`),
  ],
);

/** What a person posts about themselves, best first: none or five to ten (deferred trigger). */
export const personStrengths = pgTable(
  "person_strengths",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    position: integer("position").notNull(),
    strengthId: text("strength_id")
      .notNull()
      .references(() => strengths.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.position] }),
    unique("a_strength_is_posted_once").on(t.personId, t.strengthId),
    index("person_strengths_strength_idx").on(t.strengthId, t.position, t.personId),
    check("ten_places", sql`${t.position} between 1 and 10`),
  ],
);

/** A colleague says what somebody is good at. Only the person decides whether to post it. */
export const strengthSuggestions = pgTable(
  "strength_suggestions",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    strengthId: text("strength_id")
      .notNull()
      .references(() => strengths.id),
    suggestedBy: uuid("suggested_by")
      .notNull()
      .references(() => people.id),
    suggestedAt: moment("suggested_at").notNull(),
    settledAt: moment("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.strengthId, t.suggestedBy] }),
    check("nobody_suggests_themselves", sql`${t.suggestedBy} <> ${t.personId}`),
  ],
);
