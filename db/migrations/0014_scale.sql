-- What a large company's pages need to answer as fast as a small one's. Each index stands beside what it serves.

-- The page of all teams: what hangs below each department, counted by a job.
CREATE TABLE "unit_counts" (
	"unit_id" uuid PRIMARY KEY NOT NULL,
	"teams" integer NOT NULL,
	"people" integer NOT NULL,
	"over" integer NOT NULL,
	"free" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit_counts" ADD CONSTRAINT "unit_counts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The page of everybody, by first name, and how many are here.
CREATE INDEX "people_by_name_idx" ON "people" USING btree ("given_name" collate "und-x-icu","family_name" collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "people_left_idx" ON "people" USING btree ("left_at");--> statement-breakpoint
-- The list of teams over two pizzas: those came in so, or have a waiver.
CREATE INDEX "teams_ceiling_idx" ON "teams" USING btree ("unit_id") WHERE "teams"."ceiling" is not null;--> statement-breakpoint
-- The branch above a table, and names of units by id.
CREATE INDEX "unit_versions_unit_idx" ON "unit_versions" USING btree ("unit_id");
--> statement-breakpoint
-- People as somebody types: those whose name begins so come first, in the order of their letters. Of the first hundred
-- letters, because an entry of an index has no room for a very long title.
CREATE INDEX people_search_start_idx ON people (left(search, 100) COLLATE "C");--> statement-breakpoint
CREATE INDEX people_family_start_idx ON people (left(plain_words(family_name), 100) COLLATE "C");
