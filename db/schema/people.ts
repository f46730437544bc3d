import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { storedFiles } from "./files";

/** The one company this portal serves: its name, its words and its limits. */
export const company = pgTable(
  "company",
  {
    id: boolean("id").primaryKey().default(true),
    name: text("name").notNull(),
    memberSingular: text("member_singular").notNull().default("colleague"),
    memberPlural: text("member_plural").notNull().default("colleagues"),
    teamLimit: integer("team_limit").notNull().default(8),
    lidOpensAt: integer("lid_opens_at").notNull().default(5),
    /** The company's own clock (IANA name): by it cycles open and winners are announced. */
    timeZone: text("time_zone").notNull().default("UTC"),
    demoMark: text("demo_mark"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    check("one_company", sql`${t.id}`),
    check("two_pizzas_at_most", sql`${t.teamLimit} between 2 and 10`),
    check("lid_never_below_four", sql`${t.lidOpensAt} between 4 and 50`),
  ],
);

/**
 * A re-encoded picture; immutable. What came with a directory is named by the SHA-256 of its largest encoding, what
 * somebody sent by chance alone, so that nobody learns that a picture exists.
 */
export const pictures = pgTable(
  "pictures",
  {
    id: text("id").primaryKey(),
    createdAt: moment("created_at").notNull(),
    /** Who sent it; nobody for what came with a directory. */
    ownerId: uuid("owner_id").references((): AnyPgColumn => people.id),
    /** Its owner alone until something holds it; then whoever may read that case, or everybody signed in. */
    visibleTo: text("visible_to", { enum: ["owner", "case", "inside"] }).notNull(),
    /** The whole picture, re-encoded, from which its owner may cut it anew. */
    originalKey: text("original_key").references(() => storedFiles.key),
    /** Where it was cut: shares of width and height, and how much larger. */
    focal: jsonb("focal").$type<{ x: number; y: number; zoom: number }>(),
    /** When its large sizes were drawn as AVIF, which is too slow to wait for. */
    avifAt: moment("avif_at"),
  },
  (t) => [
    index("pictures_owner_idx").on(t.ownerId).where(sql`${t.visibleTo} = 'owner'`),
    index("pictures_without_avif_idx").on(t.createdAt).where(sql`${t.avifAt} is null`),
    check("known_viewers", sql`${t.visibleTo} in ('owner', 'case', 'inside')`),
    check("what_is_private_is_somebodys", sql`${t.visibleTo} = 'inside' or ${t.ownerId} is not null`),
  ],
);

export const pictureSizes = pgTable(
  "picture_sizes",
  {
    pictureId: text("picture_id")
      .notNull()
      .references(() => pictures.id, { onDelete: "cascade" }),
    width: integer("width").notNull(),
    contentType: text("content_type").notNull(),
    fileKey: text("file_key")
      .notNull()
      .references(() => storedFiles.key),
  },
  (t) => [
    primaryKey({ columns: [t.pictureId, t.width, t.contentType] }),
    index("picture_sizes_file_idx").on(t.fileKey),
  ],
);

/** Somebody in the directory. Leaving keeps the row and its history. */
export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    externalId: text("external_id"),
    /** What the directory's machine calls them, where that is not their external id. */
    directoryId: text("directory_id"),
    /** What they sign in with there, where that is not their mail address. */
    userName: text("user_name"),
    email: text("email").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    title: text("title").notNull().default(""),
    /** Both names as one, for whoever has only one of them too. */
    name: text("name").notNull().generatedAlwaysAs(sql`btrim(given_name || ' ' || family_name)`),
    /** Name and title without case and accents, for searching as somebody types (trigram index). */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`plain_words(given_name || ' ' || family_name || ' ' || title)`),
    /** What the HR system calls their department; where they hang in the tree is told by their seat. */
    department: text("department").notNull().default(""),
    about: text("about").notNull().default(""),
    managerId: uuid("manager_id"),
    pictureId: text("picture_id").references(() => pictures.id),
    startedOn: date("started_on"),
    leftAt: moment("left_at"),
    /** When the directory's machine deleted them: while they are gone it knows them no more; here their history stays. */
    droppedAt: moment("dropped_at"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("people_user_name_key").on(sql`lower(${t.userName})`),
    uniqueIndex("people_directory_id_key").on(t.directoryId),
    uniqueIndex("people_email_key").on(sql`lower(${t.email})`),
    uniqueIndex("people_external_id_key").on(t.externalId),
    index("people_manager_idx").on(t.managerId),
    index("people_picture_idx").on(t.pictureId),
    check("nobody_manages_themselves", sql`${t.managerId} <> ${t.id}`),
    index("people_search_idx").using("gin", sql`${t.search} gin_trgm_ops`),
    // The list of everybody here, and how many they are; names that begin so have two indexes in the migration.
    index("people_by_name_idx").on(
      sql`${t.givenName} collate "und-x-icu"`,
      sql`${t.familyName} collate "und-x-icu"`,
      t.id,
    ),
    index("people_left_idx").on(t.leftAt),
    check(
      "names_are_words",
      sql`length(${t.givenName}) <= 200 and length(${t.familyName}) <= 200
      and btrim(${t.givenName} || ${t.familyName}) <> ''`,
    ),
    check("people_have_an_address", sql`${t.email} like '%_@_%' and length(${t.email}) <= 320`),
  ],
);

/** Roles that the directory cannot tell: who leads, owns or judges stands with units, services and awards. */
export const roleGrants = pgTable(
  "role_grants",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role", { enum: ["admin", "people_team", "leader"] }).notNull(),
    grantedAt: moment("granted_at").notNull(),
    grantedBy: uuid("granted_by").references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role] }),
    check("known_roles", sql`${t.role} in ('admin', 'people_team', 'leader')`),
  ],
);
