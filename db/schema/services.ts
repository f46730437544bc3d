import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
import { rounds } from "./surveys";
import { units } from "./teams";

/** Something one unit does for other people in the company: Payroll, IT help, Facilities. */
export const services = pgTable("services", {
  id: uuid("id").primaryKey().defaultRandom(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  promise: text("promise").notNull().default(""),
  providerId: uuid("provider_id").references(() => units.id),
  createdAt: moment("created_at").notNull(),
  retiredAt: moment("retired_at"),
});

export const serviceOwners = pgTable(
  "service_owners",
  {
    serviceId: uuid("service_id")
      .notNull()
      .references(() => services.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.personId] })],
);

/** A rating that says who gave it: one a person, service and round. Kept apart from ballots and answers for good. */
export const namedRatings = pgTable(
  "named_ratings",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    serviceId: uuid("service_id")
      .notNull()
      .references(() => services.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    consumerUnitId: uuid("consumer_unit_id")
      .notNull()
      .references(() => units.id),
    score: integer("score").notNull(),
    passedOn: integer("passed_on").notNull(),
    reason: text("reason").notNull().default(""),
    ratedAt: moment("rated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.serviceId, t.personId] }),
    check("scores_are_0_to_10", sql`${t.score} between 0 and 10`),
    check("passes_are_counts", sql`${t.passedOn} between 0 and 9`),
  ],
);
