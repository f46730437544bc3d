-- A directory that keeps itself true: waivers, splits and where units came from, planned reorganisations, requests for
-- help, who somebody is at the provider of sign-in, and what lets the directory's machine in.

-- Words as they are searched: without case and accents. unaccent() is only STABLE, because its dictionary could be changed.
CREATE FUNCTION plain_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent', said))
$$;
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "known_scopes" CHECK ("api_tokens"."scope" in ('scim')),
	CONSTRAINT "tokens_have_names" CHECK (length(btrim("api_tokens"."name")) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "rate_windows" (
	"key" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_windows_key_starts_at_pk" PRIMARY KEY("key","starts_at")
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asked_by" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"strength_id" text,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "nobody_asks_themselves" CHECK ("asks"."asked_by" <> "asks"."person_id"),
	CONSTRAINT "asks_are_words" CHECK (length(btrim("asks"."words")) between 1 and 500),
	CONSTRAINT "known_answers" CHECK ("asks"."answer" in ('yes', 'not_now')),
	CONSTRAINT "answered_with_an_answer" CHECK (("asks"."answer" is null) = ("asks"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "split_answers" (
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"agrees" boolean NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "split_answers_proposal_id_person_id_pk" PRIMARY KEY("proposal_id","person_id"),
	CONSTRAINT "split_words_are_short" CHECK (length("split_answers"."words") <= 280)
);
--> statement-breakpoint
CREATE TABLE "split_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"proposed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "known_split_states" CHECK ("split_proposals"."state" in ('draft', 'proposed', 'applied', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "split_seats" (
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "split_seats_proposal_id_person_id_pk" PRIMARY KEY("proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "split_tables" (
	"proposal_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"lead_id" uuid,
	CONSTRAINT "split_tables_proposal_id_position_pk" PRIMARY KEY("proposal_id","position"),
	CONSTRAINT "split_tables_have_names" CHECK (length(btrim("split_tables"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "strength_suggestions" (
	"person_id" uuid NOT NULL,
	"strength_id" text NOT NULL,
	"suggested_by" uuid NOT NULL,
	"suggested_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "strength_suggestions_person_id_strength_id_suggested_by_pk" PRIMARY KEY("person_id","strength_id","suggested_by"),
	CONSTRAINT "nobody_suggests_themselves" CHECK ("strength_suggestions"."suggested_by" <> "strength_suggestions"."person_id")
);
--> statement-breakpoint
CREATE TABLE "reorganisations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"takes_effect_at" timestamp with time zone NOT NULL,
	"steps" jsonb NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"problem" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "known_reorganisation_states" CHECK ("reorganisations"."state" in ('planned', 'done', 'stuck', 'cancelled')),
	CONSTRAINT "reorganisations_have_names" CHECK (length(btrim("reorganisations"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "team_waivers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" uuid NOT NULL,
	"seats" integer NOT NULL,
	"reason" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"valid" "tstzrange" NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "waivers_are_small" CHECK ("team_waivers"."seats" between 3 and 20),
	CONSTRAINT "waivers_have_a_reason" CHECK (length(btrim("team_waivers"."reason")) between 10 and 500),
	CONSTRAINT "waivers_end" CHECK (not isempty("team_waivers"."valid") and not upper_inf("team_waivers"."valid") and not lower_inf("team_waivers"."valid")
        and upper("team_waivers"."valid") <= lower("team_waivers"."valid") + interval '366 days')
);
--> statement-breakpoint
CREATE TABLE "unit_lineage" (
	"came_from" uuid NOT NULL,
	"became" uuid NOT NULL,
	"how" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_lineage_came_from_became_pk" PRIMARY KEY("came_from","became"),
	CONSTRAINT "known_ways" CHECK ("unit_lineage"."how" in ('split', 'merge')),
	CONSTRAINT "nothing_comes_from_itself" CHECK ("unit_lineage"."came_from" <> "unit_lineage"."became")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "name" text GENERATED ALWAYS AS (btrim(given_name || ' ' || family_name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "search" text GENERATED ALWAYS AS (plain_words(given_name || ' ' || family_name || ' ' || title)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "department" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "strengths" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_strength_id_strengths_id_fk" FOREIGN KEY ("strength_id") REFERENCES "public"."strengths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_answers" ADD CONSTRAINT "split_answers_proposal_id_split_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."split_proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_answers" ADD CONSTRAINT "split_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_proposals" ADD CONSTRAINT "split_proposals_unit_id_teams_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."teams"("unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_proposals" ADD CONSTRAINT "split_proposals_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_proposals" ADD CONSTRAINT "split_proposals_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_seats" ADD CONSTRAINT "split_seats_proposal_id_split_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."split_proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_seats" ADD CONSTRAINT "split_seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_tables" ADD CONSTRAINT "split_tables_proposal_id_split_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."split_proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_tables" ADD CONSTRAINT "split_tables_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strength_suggestions" ADD CONSTRAINT "strength_suggestions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strength_suggestions" ADD CONSTRAINT "strength_suggestions_strength_id_strengths_id_fk" FOREIGN KEY ("strength_id") REFERENCES "public"."strengths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strength_suggestions" ADD CONSTRAINT "strength_suggestions_suggested_by_people_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reorganisations" ADD CONSTRAINT "reorganisations_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_waivers" ADD CONSTRAINT "team_waivers_unit_id_teams_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."teams"("unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_waivers" ADD CONSTRAINT "team_waivers_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_lineage" ADD CONSTRAINT "unit_lineage_came_from_units_id_fk" FOREIGN KEY ("came_from") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_lineage" ADD CONSTRAINT "unit_lineage_became_units_id_fk" FOREIGN KEY ("became") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_person_idx" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "asks_person_idx" ON "asks" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_ask_a_pair" ON "asks" USING btree ("asked_by","person_id") WHERE "asks"."answered_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_split_a_team" ON "split_proposals" USING btree ("unit_id") WHERE "split_proposals"."state" in ('draft', 'proposed');--> statement-breakpoint
CREATE INDEX "reorganisations_due_idx" ON "reorganisations" USING btree ("takes_effect_at") WHERE "reorganisations"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "people_search_idx" ON "people" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "names_are_words" CHECK (length("people"."given_name") <= 200 and length("people"."family_name") <= 200
      and btrim("people"."given_name" || "people"."family_name") <> '');--> statement-breakpoint
ALTER TABLE "strengths" ADD CONSTRAINT "strengths_have_names" CHECK (length(btrim("strengths"."name")) between 1 and 40 and length("strengths"."hint") <= 120);
--> statement-breakpoint
ALTER TABLE team_waivers ADD CONSTRAINT one_waiver_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&);--> statement-breakpoint
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON unit_lineage FOR EACH ROW EXECUTE FUNCTION refuse_change();
