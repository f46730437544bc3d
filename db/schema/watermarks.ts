import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { rounds } from "./surveys";

/**
 * How far a round has come in this database, a number that only rises. The same number lies beside the round's keys,
 * outside the database and its backups: a database that knows a lower one was restored from a backup.
 */
export const watermarks = pgTable("watermarks", {
  roundId: uuid("round_id")
    .primaryKey()
    .references(() => rounds.id),
  mark: integer("mark").notNull(),
});
