import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { awards, cycles } from "./awards";
import { moment } from "./columns";
import { nominations } from "./nominations";
import { people, pictures } from "./people";
import { units } from "./teams";

/** What the view `hung_wins` holds, as its indexes say it. */
const hangs = (t: { consent: AnyPgColumn; announcedAt: AnyPgColumn }) =>
  sql`${t.consent} = 'given' and ${t.announcedAt} is not null`;

/**
 * A cycle's winner. It hangs once it was announced and the winner said yes: the view `hung_wins` is what the wall reads.
 * Only consent, the winner's own picture and the announcement may still move (trigger); corrections are rows of their own.
 */
export const wins = pgTable(
  "wins",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    cycleId: uuid("cycle_id")
      .notNull()
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
    pickedAt: moment("picked_at").notNull(),
    /** Null until the set moment: before it nobody but panel, people team and (unless it is a surprise) winner knows. */
    announcedAt: moment("announced_at"),
    consent: text("consent", { enum: ["asked", "given", "declined"] }).notNull(),
    /** When the winner was asked; null while it is still a surprise. */
    askedAt: moment("asked_at"),
    consentedAt: moment("consented_at"),
    /** Whether their picture may hang, or only their name. */
    showPicture: boolean("show_picture").notNull().default(true),
    /** A picture that the winner chose for the frame instead of their portrait. */
    pictureId: text("picture_id").references(() => pictures.id),
    /** What the winner would like changed in the words, before they hang. */
    wish: text("wish").notNull().default(""),
    /** Declined before the announcement: another one is chosen, and nobody is told who this was. */
    stoodDownAt: moment("stood_down_at"),
    /** When those who spoke for it were thanked and the channels were told: once, when it first hung. */
    thankedAt: moment("thanked_at"),
    /** When panel and people team were told that the winner left before the announcement. */
    leavingNotedAt: moment("leaving_noted_at"),
  },
  (t) => [
    index("wins_month_idx").on(t.month),
    index("wins_person_idx").on(t.winnerPersonId),
    index("wins_unit_idx").on(t.winnerUnitId),
    index("wins_asked_idx").on(t.month).where(sql`${t.consent} = 'asked'`),
    index("wins_nomination_idx").on(t.nominationId),
    index("hung_wins_idx").on(t.month, t.announcedAt, t.id).where(hangs(t)),
    index("hung_wins_award_idx").on(t.awardId, t.month, t.announcedAt, t.id).where(hangs(t)),
    uniqueIndex("one_win_a_cycle").on(t.cycleId).where(sql`${t.stoodDownAt} is null`),
    check(
      "stood_down_before_the_announcement",
      sql`${t.stoodDownAt} is null or (${t.consent} = 'declined' and ${t.announcedAt} is null)`,
    ),
    check("won_by_a_person_or_a_team", sql`num_nonnulls(${t.winnerPersonId}, ${t.winnerUnitId}) = 1`),
    check("known_consents", sql`${t.consent} in ('asked', 'given', 'declined')`),
    check("consent_says_when", sql`(${t.consent} = 'asked') = (${t.consentedAt} is null)`),
  ],
);

/** A correction of a win's words: kept and shown, never silent. */
export const winCorrections = pgTable(
  "win_corrections",
  {
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
  },
  (t) => [index("win_corrections_idx").on(t.winId)],
);

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

/** A colleague's words below a frame, one a person and win; taken down by whoever wrote them, the winner or the people team. */
export const congratulations = pgTable(
  "congratulations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    winId: uuid("win_id")
      .notNull()
      .references(() => wins.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    words: text("words").notNull(),
    saidAt: moment("said_at").notNull(),
    takenDownAt: moment("taken_down_at"),
    takenDownBy: uuid("taken_down_by").references(() => people.id),
  },
  (t) => [
    uniqueIndex("one_congratulation_each").on(t.winId, t.personId).where(sql`${t.takenDownAt} is null`),
    check("congratulations_are_short", sql`length(${t.words}) between 1 and 280`),
  ],
);

/** A channel of Slack or Teams that hears announcements, by the address it gave us (a secret). */
export const announcementChannels = pgTable("announcement_channels", {
  id: uuid("id").primaryKey().defaultRandom(),
  kind: text("kind", { enum: ["slack", "teams", "mail"] }).notNull(),
  name: text("name").notNull(),
  address: text("address").notNull(),
  addedBy: uuid("added_by")
    .notNull()
    .references(() => people.id),
  addedAt: moment("added_at").notNull(),
  removedAt: moment("removed_at"),
});

/** That a channel heard of a win, once; or why it did not. */
export const announcements = pgTable(
  "announcements",
  {
    winId: uuid("win_id")
      .notNull()
      .references(() => wins.id),
    channelId: uuid("channel_id")
      .notNull()
      .references(() => announcementChannels.id),
    sentAt: moment("sent_at"),
    failure: text("failure").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.winId, t.channelId] })],
);
