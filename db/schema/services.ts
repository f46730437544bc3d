import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
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
