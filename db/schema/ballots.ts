import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "./columns";
import { people } from "./people";
import { rounds, roundUnits } from "./surveys";

/**
 * The boxes of a round and the RSA keys that sign their tokens; the exponent is always 65537. Written while the round's
 * keys are cut and frozen then. The secret halves lie in SEAL_DIR and never in here.
 */
export const unitKeys = pgTable(
  "unit_keys",
  {
    roundId: uuid("round_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    eligible: integer("eligible").notNull(),
    modulus: bytea("modulus").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.unitId] }),
    foreignKey({ columns: [t.roundId, t.unitId], foreignColumns: [roundUnits.roundId, roundUnits.unitId] }),
    check("keys_have_2048_bits", sql`octet_length(${t.modulus}) = 256`),
  ],
);

/**
 * That a person picked up a ballot, and nothing about the ballot: the SHA-256 of what they had signed, which is blinded
 * and so says nothing of the token inside. The same request gets the same signature again, another one is refused.
 */
export const issuances = pgTable(
  "issuances",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    blindedHash: bytea("blinded_hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.personId] }),
    check("blinded_values_are_hashed", sql`octet_length(${t.blindedHash}) = 32`),
  ],
);

/** The public board: the receipt hash of every ballot that was counted, sorted, without unit. */
export const board = pgTable(
  "board",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    hash: bytea("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.hash] }),
    check("receipts_are_hashes", sql`octet_length(${t.hash}) = 32`),
  ],
);

/** How far a long work is (cutting keys, counting), for those who wait: figures of work, never of answers. */
export const progress = pgTable("progress", {
  task: text("task").primaryKey(),
  done: integer("done").notNull(),
  total: integer("total").notNull(),
});
