import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";

/** Bytes that people gave us to keep, in the database or, where that is set, in S3-compatible storage (`bytes` null). */
export const storedFiles = pgTable(
  "stored_files",
  {
    key: text("key").primaryKey(),
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    /** Kept as they are, uncompressed (migration 0023). */
    bytes: bytea("bytes"),
    storedAt: moment("stored_at").notNull(),
  },
  (t) => [check("files_have_a_size", sql`${t.size} >= 0`)],
);
