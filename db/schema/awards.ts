import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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

/**
 * The rules of an award as they are published beside it. A cycle keeps the ones it opened with (`cycles.rules`), so that
 * nothing changes while people nominate and judge.
 */
export type AwardRules = {
  forWhom: "people" | "teams" | "both";
  /** One to five; a panel scores each from 1 to 5. */
  criteria: { name: string; low: string; high: string }[];
  /** What the company stands for that this award honours; a story may say which it shows. */
  values: string[];
  /** The unit whose people take part and can be nominated; null for the whole company. */
  unitId: string | null;
  /** Who may do what, of those who take part. Judges are people chosen for the panel. */
  nominate: "everyone" | "leads";
  second: "everyone" | "leads";
  vote: "everyone" | "leads";
  decidedBy: "panel" | "peers";
  /** Whether the people team reads every case before it counts. */
  screened: boolean;
  /** A case needs this many people speaking for it (its maker counts); at most so many go on, most voices first. */
  shortlist: { voices: number; atMost: number };
  /** What decides between level cases, in order; a draw by lot always comes last. */
  tie: ("teams" | "voices" | "wait" | "lot")[];
  /** Months between two wins of this award by the same person or team. */
  coolDownMonths: number;
  /** The winner hears it with everybody else, and is asked for their consent then, not before. */
  surprise: boolean;
  /** When cycles open, close and are announced, in the company's own time zone. */
  calendar: {
    /** How often a cycle opens by itself; "by_hand" opens none. */
    rhythm: "month" | "quarter" | "year" | "by_hand";
    /** The day of the month nominations open, 1 to 28; of the quarter's or the year's first month. */
    opensOn: number;
    nominateDays: number;
    /** Days to screen and decide in, from the close of nominations. The announcement follows at `announceAt` of the last. */
    decideDays: number;
    /** How many of these days the people team reads in, where it does; turns from before reading had an end say none. */
    screenDays?: number;
    /** Time of day, "15:00". */
    announceAt: string;
  };
};

/** An award programme. The jacket is the top one: one holder at a time. */
export const awards = pgTable(
  "awards",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    /** Which drawing stands for it (components/awards/award-sign.tsx). */
    sign: text("sign").notNull().default("star"),
    /** What is published beside the award. A change holds for the cycles that open after it. */
    rules: jsonb("rules").$type<AwardRules>().notNull(),
    rulesSince: moment("rules_since").notNull(),
    isJacket: boolean("is_jacket").notNull().default(false),
    position: integer("position").notNull(),
    /** A programme that ended opens no cycle; what it hung stays. */
    endedAt: moment("ended_at"),
  },
  (t) => [
    uniqueIndex("there_is_one_jacket").on(t.isJacket).where(sql`${t.isJacket}`),
    check(
      "rules_say_who_decides",
      sql`${t.rules} ->> 'decidedBy' in ('panel', 'peers') and ${t.rules} ->> 'forWhom' in ('people', 'teams', 'both')
      and jsonb_array_length(${t.rules} -> 'criteria') between 1 and 5`,
    ),
  ],
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

/**
 * One turn of an award: open for nominations, screened where the rules say so, judged or voted on, decided, announced at
 * the set moment; or closed without a winner. `month` is the first day of its month. States only move on (trigger), but a
 * winner who says no before the announcement sends it back to judging.
 */
export const cycles = pgTable(
  "cycles",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    month: date("month").notNull(),
    state: text("state", {
      enum: ["open", "screening", "judging", "decided", "announced", "closed"],
    }).notNull(),
    /** The award's rules as they stood when it opened; frozen (trigger). */
    rules: jsonb("rules").$type<AwardRules>().notNull(),
    opensAt: moment("opens_at").notNull(),
    nominationsCloseAt: moment("nominations_close_at").notNull(),
    /** Until when the people team reads; null where it does not. */
    screenBy: moment("screen_by"),
    decideBy: moment("decide_by").notNull(),
    announceAt: moment("announce_at").notNull(),
    /** When the panel's first pass ended: scores stand, names show. */
    coversOffAt: moment("covers_off_at"),
    /** How many voted, where peers decide; known after the count. */
    voters: integer("voters"),
    decidedAt: moment("decided_at"),
    closedAt: moment("closed_at"),
  },
  (t) => [
    unique("one_cycle_a_month").on(t.awardId, t.month),
    check(
      "known_cycle_states",
      sql`${t.state} in ('open', 'screening', 'judging', 'decided', 'announced', 'closed')`,
    ),
    check("months_start_on_day_one", sql`extract(day from ${t.month}) = 1`),
    check(
      "cycles_last",
      sql`${t.nominationsCloseAt} >= ${t.opensAt} and ${t.decideBy} >= ${t.nominationsCloseAt}
      and ${t.announceAt} >= ${t.decideBy}`,
    ),
    check(
      "reading_ends",
      sql`(${t.rules} ->> 'screened')::boolean = (${t.screenBy} is not null)
      and ${t.screenBy} between ${t.nominationsCloseAt} and ${t.decideBy}`,
    ),
  ],
);
