import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import { people } from "./people";
import { rounds } from "./surveys";

/**
 * That a person picked up a ballot, and nothing about the ballot. `requestMac` is keyed by the round's stamping key,
 * which never enters the database: the same request gets the same stamp again, another one is refused.
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
    requestMac: bytea("request_mac").notNull(),
    issuedAt: moment("issued_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] })],
);
