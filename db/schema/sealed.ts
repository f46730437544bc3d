import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytea } from "./columns";
import { rounds } from "./surveys";

/** Bytes of a sealed ballot: HPKE encapsulated key (32), padded plaintext (4096), AES-GCM tag (16). */
export const SEALED_BYTES = 4144;

/**
 * The ballot box: sealed bytes of one fixed length under the ballot's own fresh key (an uncompressed P-256 point).
 * No person, no time, no order that means anything once the sealing key is gone.
 */
export const sealedBallots = pgTable(
  "sealed_ballots",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    publicKey: bytea("public_key").notNull(),
    unitId: uuid("unit_id").notNull(),
    version: integer("version").notNull(),
    sealed: bytea("sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.publicKey] }),
    check("one_length_for_all", sql`octet_length(${t.sealed}) = ${sql.raw(String(SEALED_BYTES))}`),
    check("keys_are_points", sql`octet_length(${t.publicKey}) = 65`),
    check("versions_count_up", sql`${t.version} between 1 and 1000`),
  ],
);
