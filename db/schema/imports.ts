import { sql } from "drizzle-orm";
import {
  bigserial,
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
import { bytea, moment } from "./columns";
import { people, pictures } from "./people";

export const IMPORT_STATES = [
  "reading",
  "looking",
  "ready",
  "refused",
  "seating",
  "applied",
  "undone",
] as const;

/** An HR system that files come from, known by its header; what its columns meant when it was last applied. */
export const importSources = pgTable(
  "import_sources",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    /** SHA-256 of the header's words in order. */
    fingerprint: text("fingerprint").notNull(),
    /** What each column means, by its words in the header. */
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull(),
    teamRule: text("team_rule").notNull(),
    /** Whether its files hold the whole company, so that whoever is not in one leaves. */
    whole: boolean("whole").notNull(),
    lastUsedAt: moment("last_used_at").notNull(),
  },
  (t) => [uniqueIndex("import_sources_fingerprint_key").on(t.fingerprint)],
);

/** A directory file on its way in: read, looked at, then applied in one transaction or dropped. */
export const importDrafts = pgTable(
  "import_drafts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    fileName: text("file_name").notNull(),
    state: text("state", { enum: IMPORT_STATES }).notNull().default("reading"),
    /** Why it was refused, or why nobody was seated, in words. */
    problem: text("problem"),
    encoding: text("encoding").notNull().default(""),
    delimiter: text("delimiter").notNull().default(","),
    header: jsonb("header").$type<string[]>().notNull().default([]),
    headerLine: integer("header_line").notNull().default(1),
    rows: integer("rows").notNull().default(0),
    trimmed: integer("trimmed").notNull().default(0),
    sourceId: uuid("source_id").references(() => importSources.id),
    /** When that source was last used before this file. */
    sourceUsedAt: moment("source_used_at"),
    /** Columns whose meaning is remembered of the source. */
    learnt: jsonb("learnt").$type<number[]>().notNull().default([]),
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull(),
    teamRule: text("team_rule").notNull(),
    whole: boolean("whole").notNull().default(false),
    /** What the file would do, in counts and names, as it was last looked at. */
    summary: jsonb("summary").$type<Record<string, unknown>>(),
    /** Who said that everybody shall sit down, and how many leavers they named. */
    seatedBy: uuid("seated_by").references(() => people.id),
    leaversNamed: integer("leavers_named"),
    appliedAt: moment("applied_at"),
    undoneAt: moment("undone_at"),
    undoneBy: uuid("undone_by").references(() => people.id),
  },
  (t) => [
    index("import_drafts_creator_idx").on(t.createdBy),
    check(
      "known_import_states",
      sql`${t.state} in ('reading', 'looking', 'ready', 'refused', 'seating', 'applied', 'undone')`,
    ),
    check("applied_at_a_time", sql`(${t.state} in ('applied', 'undone')) = (${t.appliedAt} is not null)`),
    check("undone_at_a_time", sql`(${t.state} = 'undone') = (${t.undoneAt} is not null)`),
  ],
);

const draftId = () =>
  uuid("draft_id")
    .notNull()
    .references(() => importDrafts.id, { onDelete: "cascade" });

/** The file as it came, in pieces of a megabyte; gone 30 days after it was applied. */
export const importPieces = pgTable(
  "import_pieces",
  { draftId: draftId(), position: integer("position").notNull(), bytes: bytea("bytes").notNull() },
  (t) => [primaryKey({ columns: [t.draftId, t.position] })],
);

/** A row of the file, by the line it starts at; mended or left out on the screen. */
export const importRows = pgTable(
  "import_rows",
  {
    draftId: draftId(),
    line: integer("line").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    leftOut: boolean("left_out").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.line] })],
);

/** A row as a person, its words checked. Keys are for comparison: composed (NFC) and without case. */
export const importPeople = pgTable(
  "import_people",
  {
    draftId: draftId(),
    line: integer("line").notNull(),
    externalId: text("external_id"),
    numberKey: text("number_key"),
    email: text("email").notNull(),
    mailKey: text("mail_key").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    nameKey: text("name_key").notNull(),
    title: text("title"),
    team: text("team"),
    teamKey: text("team_key"),
    department: text("department"),
    departmentKey: text("department_key"),
    businessUnit: text("business_unit"),
    businessUnitKey: text("business_unit_key"),
    manager: text("manager"),
    managerKey: text("manager_key"),
    startedOn: date("started_on"),
    picture: text("picture"),
    /** Names that a picture of theirs may bear, the surest first. */
    pictureStems: text("picture_stems").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.line] })],
);

/** What is wrong with a file, and what would probably be right. */
export const importProblems = pgTable(
  "import_problems",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    draftId: draftId(),
    line: integer("line").notNull(),
    /** Counted from 0; null when it is the whole row. */
    columnIndex: integer("column_index"),
    columnName: text("column_name"),
    value: text("value"),
    sentence: text("sentence").notNull(),
    fix: text("fix"),
  },
  (t) => [index("import_problems_draft_idx").on(t.draftId, t.line)],
);

/** A line of the diff: somebody or a table, and what would become of them. */
export const importLines = pgTable(
  "import_lines",
  {
    draftId: draftId(),
    section: text("section").notNull(),
    position: integer("position").notNull(),
    /** The person or unit it is about; of somebody new the id they would have is not told. */
    subjectId: uuid("subject_id"),
    name: text("name").notNull(),
    before: text("before").notNull().default(""),
    after: text("after").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.section, t.position] })],
);

/** Somebody wants a file that is being applied to stop. In a row of its own: the draft's is locked meanwhile. */
export const importStops = pgTable("import_stops", {
  draftId: draftId().primaryKey(),
  askedAt: moment("asked_at").notNull(),
});

/** What applying a file changed, row by row, as it was and as it became. Written by triggers alone; for undoing. */
export const importChanges = pgTable(
  "import_changes",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    draftId: draftId(),
    tableName: text("table_name").notNull(),
    rowId: text("row_id").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
  },
  (t) => [index("import_changes_draft_idx").on(t.draftId, t.tableName)],
);

/** Pictures that came with a draft, already re-encoded: encoding precedes the transaction. */
export const importPictures = pgTable(
  "import_pictures",
  {
    draftId: draftId(),
    name: text("name").notNull(),
    /** The name without ending, case, accents and signs. */
    stem: text("stem").notNull().default(""),
    pictureId: text("picture_id").references(() => pictures.id),
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.draftId, t.name] }),
    check("picture_or_problem", sql`num_nonnulls(${t.pictureId}, ${t.problem}) = 1`),
  ],
);
