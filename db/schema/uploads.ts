import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { storedFiles } from "./files";
import { people } from "./people";

/** A file that somebody sent: theirs alone until something holds it, and thrown away after a day if nothing does. */
export const uploadedFiles = pgTable(
  "uploaded_files",
  {
    fileKey: text("file_key")
      .primaryKey()
      .references(() => storedFiles.key),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    name: text("name").notNull(),
    sentAt: moment("sent_at").notNull(),
    attachedAt: moment("attached_at"),
  },
  (t) => [index("uploaded_files_owner_idx").on(t.ownerId)],
);
