import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";
import { rounds } from "./surveys";
import { units } from "./teams";

/** An action promised to people: what they said, what we do, who, until when, and how we will know. */
export const followUps = pgTable(
  "follow_ups",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    roundId: uuid("round_id").references(() => rounds.id),
    youSaid: text("you_said").notNull(),
    weDo: text("we_do").notNull(),
    knowWhen: text("know_when").notNull(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    dueOn: date("due_on").notNull(),
    stage: text("stage", { enum: ["spotted", "on_the_table", "in_the_oven", "served"] }).notNull(),
    outcome: text("outcome"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    servedAt: moment("served_at"),
  },
  (t) => [
    index("follow_ups_unit_idx").on(t.unitId),
    check("known_stages", sql`${t.stage} in ('spotted', 'on_the_table', 'in_the_oven', 'served')`),
    check("served_says_when", sql`(${t.stage} = 'served') = (${t.servedAt} is not null)`),
  ],
);
