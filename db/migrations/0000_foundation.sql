CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "display_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "display_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "known_purposes" CHECK ("sign_in_links"."purpose" in ('set_up', 'sign_in')),
	CONSTRAINT "sign_in_is_for_somebody" CHECK (("sign_in_links"."purpose" = 'sign_in') = ("sign_in_links"."person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "answer_comments" (
	"round_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"round_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"value" smallint NOT NULL,
	CONSTRAINT "answers_are_small_numbers" CHECK ("answers"."value" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"is_jacket" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "awards_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "claps" (
	"win_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"clapped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "claps_win_id_person_id_pk" PRIMARY KEY("win_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"award_id" uuid NOT NULL,
	"month" date NOT NULL,
	"state" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"nominations_close_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "one_cycle_a_month" UNIQUE("award_id","month"),
	CONSTRAINT "known_cycle_states" CHECK ("cycles"."state" in ('open', 'judging', 'announced', 'closed')),
	CONSTRAINT "months_start_on_day_one" CHECK (extract(day from "cycles"."month") = 1),
	CONSTRAINT "cycles_last" CHECK ("cycles"."nominations_close_at" > "cycles"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" uuid NOT NULL,
	"nominee_person_id" uuid,
	"nominee_unit_id" uuid,
	"nominated_by" uuid NOT NULL,
	"story" text NOT NULL,
	"helped" text DEFAULT '' NOT NULL,
	"nominated_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "a_person_or_a_team" CHECK (num_nonnulls("nominations"."nominee_person_id", "nominations"."nominee_unit_id") = 1),
	CONSTRAINT "nobody_nominates_themselves" CHECK ("nominations"."nominee_person_id" is distinct from "nominations"."nominated_by")
);
--> statement-breakpoint
CREATE TABLE "panel_members" (
	"award_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "panel_members_award_id_person_id_pk" PRIMARY KEY("award_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "seconds" (
	"nomination_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"seconded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seconds_nomination_id_person_id_pk" PRIMARY KEY("nomination_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "win_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"win_id" uuid NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"corrected_by" uuid NOT NULL,
	"corrected_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wins" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" uuid NOT NULL,
	"award_id" uuid NOT NULL,
	"nomination_id" uuid,
	"winner_person_id" uuid,
	"winner_unit_id" uuid,
	"month" date NOT NULL,
	"citation" text NOT NULL,
	"voices" integer NOT NULL,
	"voice_teams" integer NOT NULL,
	"picked_by" uuid,
	"announced_at" timestamp with time zone NOT NULL,
	"consent" text NOT NULL,
	"consented_at" timestamp with time zone,
	CONSTRAINT "wins_cycle_id_unique" UNIQUE("cycle_id"),
	CONSTRAINT "won_by_a_person_or_a_team" CHECK (num_nonnulls("wins"."winner_person_id", "wins"."winner_unit_id") = 1),
	CONSTRAINT "known_consents" CHECK ("wins"."consent" in ('asked', 'given', 'declined')),
	CONSTRAINT "consent_says_when" CHECK (("wins"."consent" = 'asked') = ("wins"."consented_at" is null))
);
--> statement-breakpoint
CREATE TABLE "issuances" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"request_mac" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issuances_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" uuid NOT NULL,
	"round_id" uuid,
	"you_said" text NOT NULL,
	"we_do" text NOT NULL,
	"know_when" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"stage" text NOT NULL,
	"outcome" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"served_at" timestamp with time zone,
	CONSTRAINT "known_stages" CHECK ("follow_ups"."stage" in ('spotted', 'on_the_table', 'in_the_oven', 'served')),
	CONSTRAINT "served_says_when" CHECK (("follow_ups"."stage" = 'served') = ("follow_ups"."served_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "company" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"member_singular" text DEFAULT 'colleague' NOT NULL,
	"member_plural" text DEFAULT 'colleagues' NOT NULL,
	"team_limit" integer DEFAULT 8 NOT NULL,
	"lid_opens_at" integer DEFAULT 5 NOT NULL,
	"demo_mark" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_company" CHECK ("company"."id"),
	CONSTRAINT "two_pizzas_at_most" CHECK ("company"."team_limit" between 2 and 10),
	CONSTRAINT "lid_never_below_four" CHECK ("company"."lid_opens_at" between 4 and 50)
);
--> statement-breakpoint
CREATE TABLE "import_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"file" "bytea" NOT NULL,
	"mapping" jsonb NOT NULL,
	"team_rule" text NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_pictures" (
	"draft_id" uuid NOT NULL,
	"name" text NOT NULL,
	"picture_id" text,
	"problem" text,
	CONSTRAINT "import_pictures_draft_id_name_pk" PRIMARY KEY("draft_id","name"),
	CONSTRAINT "picture_or_problem" CHECK (num_nonnulls("import_pictures"."picture_id", "import_pictures"."problem") = 1)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"external_id" text,
	"email" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"manager_id" uuid,
	"picture_id" text,
	"started_on" date,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "nobody_manages_themselves" CHECK ("people"."manager_id" <> "people"."id"),
	CONSTRAINT "people_have_an_address" CHECK ("people"."email" like '%_@_%' and length("people"."email") <= 320)
);
--> statement-breakpoint
CREATE TABLE "picture_sizes" (
	"picture_id" text NOT NULL,
	"width" integer NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "picture_sizes_picture_id_width_pk" PRIMARY KEY("picture_id","width")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid,
	CONSTRAINT "role_grants_person_id_role_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "known_roles" CHECK ("role_grants"."role" in ('admin', 'people_team', 'leader'))
);
--> statement-breakpoint
CREATE TABLE "cells" (
	"round_id" uuid NOT NULL,
	"service_id" uuid,
	"unit_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"state" text NOT NULL,
	"n" integer,
	"favourable" integer,
	"neutral" integer,
	"unfavourable" integer,
	"words" text,
	"band" text,
	"stats" jsonb,
	CONSTRAINT "a_figure_is_published_once" UNIQUE NULLS NOT DISTINCT("round_id","service_id","unit_id","question_id"),
	CONSTRAINT "known_states" CHECK ("cells"."state" in ('exact', 'band', 'lid')),
	CONSTRAINT "exact_shows_counts_or_words" CHECK ("cells"."state" <> 'exact' or ("cells"."n" is not null and (
        ("cells"."words" is null and "cells"."favourable" + "cells"."neutral" + "cells"."unfavourable" = "cells"."n")
        or ("cells"."words" is not null and num_nonnulls("cells"."favourable", "cells"."neutral", "cells"."unfavourable", "cells"."stats") = 0)))),
	CONSTRAINT "bands_and_lids_show_no_number" CHECK ("cells"."state" = 'exact' or num_nonnulls("cells"."n", "cells"."favourable", "cells"."neutral", "cells"."unfavourable", "cells"."words", "cells"."stats") = 0),
	CONSTRAINT "bands_have_a_band" CHECK (("cells"."state" = 'band') = ("cells"."band" is not null))
);
--> statement-breakpoint
CREATE TABLE "published_comments" (
	"round_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "published_comments_round_id_unit_id_position_pk" PRIMARY KEY("round_id","unit_id","position")
);
--> statement-breakpoint
CREATE TABLE "named_ratings" (
	"round_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"consumer_unit_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"passed_on" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"rated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "named_ratings_round_id_service_id_person_id_pk" PRIMARY KEY("round_id","service_id","person_id"),
	CONSTRAINT "scores_are_0_to_10" CHECK ("named_ratings"."score" between 0 and 10),
	CONSTRAINT "passes_are_counts" CHECK ("named_ratings"."passed_on" between 0 and 9)
);
--> statement-breakpoint
CREATE TABLE "service_owners" (
	"service_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "service_owners_service_id_person_id_pk" PRIMARY KEY("service_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"promise" text DEFAULT '' NOT NULL,
	"provider_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "services_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "person_strengths" (
	"person_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"strength_id" text NOT NULL,
	CONSTRAINT "person_strengths_person_id_position_pk" PRIMARY KEY("person_id","position"),
	CONSTRAINT "a_strength_is_posted_once" UNIQUE("person_id","strength_id"),
	CONSTRAINT "ten_places" CHECK ("person_strengths"."position" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "strengths" (
	"id" text PRIMARY KEY NOT NULL,
	"family" text NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "known_families" CHECK ("strengths"."family" in ('hands', 'head', 'heart', 'voice'))
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "known_question_kinds" CHECK ("questions"."kind" in ('nps', 'agree', 'passed_on', 'comment'))
);
--> statement-breakpoint
CREATE TABLE "round_questions" (
	"round_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "round_questions_round_id_position_pk" PRIMARY KEY("round_id","position")
);
--> statement-breakpoint
CREATE TABLE "round_roster" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seat_unit_id" uuid NOT NULL,
	"answers_in" uuid NOT NULL,
	CONSTRAINT "round_roster_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "round_units" (
	"round_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"lead_id" uuid,
	"eligible" integer NOT NULL,
	"reports_in" uuid NOT NULL,
	CONSTRAINT "round_units_round_id_unit_id_pk" PRIMARY KEY("round_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"k" integer NOT NULL,
	"strict" boolean DEFAULT false NOT NULL,
	"sealing_key" "bytea",
	"manifest" jsonb NOT NULL,
	"opened_by" uuid,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"close_reason" text,
	"published_at" timestamp with time zone,
	"eligible" integer NOT NULL,
	"issued" integer,
	"cast" integer,
	CONSTRAINT "known_round_kinds" CHECK ("rounds"."kind" in ('pulse', 'service')),
	CONSTRAINT "known_round_states" CHECK ("rounds"."state" in ('open', 'closed', 'published', 'void')),
	CONSTRAINT "rounds_last" CHECK ("rounds"."closes_at" > "rounds"."opens_at"),
	CONSTRAINT "k_never_below_four" CHECK ("rounds"."k" >= 4),
	CONSTRAINT "published_after_close" CHECK ("rounds"."published_at" is null or "rounds"."closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"valid" "tstzrange" NOT NULL,
	CONSTRAINT "seats_last" CHECK (not isempty("seats"."valid"))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"unit_id" uuid PRIMARY KEY NOT NULL,
	"ceiling" integer,
	"seat_changes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "ceilings_are_counts" CHECK ("teams"."ceiling" > 0)
);
--> statement-breakpoint
CREATE TABLE "unit_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"lead_id" uuid,
	"valid" "tstzrange" NOT NULL,
	CONSTRAINT "known_kinds" CHECK ("unit_versions"."kind" in ('company', 'business_unit', 'department', 'team')),
	CONSTRAINT "only_the_company_hangs_nowhere" CHECK (("unit_versions"."kind" = 'company') = ("unit_versions"."parent_id" is null)),
	CONSTRAINT "unit_names_are_words" CHECK (length(trim("unit_versions"."name")) between 1 and 200),
	CONSTRAINT "versions_last" CHECK (not isempty("unit_versions"."valid"))
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed_ballots" (
	"round_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"unit_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "sealed_ballots_round_id_token_hash_pk" PRIMARY KEY("round_id","token_hash"),
	CONSTRAINT "one_length_for_all" CHECK (octet_length("sealed_ballots"."sealed") = 4144),
	CONSTRAINT "tokens_are_hashes" CHECK (octet_length("sealed_ballots"."token_hash") = 32),
	CONSTRAINT "versions_count_up" CHECK ("sealed_ballots"."version" between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "display_tokens" ADD CONSTRAINT "display_tokens_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_comments" ADD CONSTRAINT "answer_comments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claps" ADD CONSTRAINT "claps_win_id_wins_id_fk" FOREIGN KEY ("win_id") REFERENCES "public"."wins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claps" ADD CONSTRAINT "claps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominee_person_id_people_id_fk" FOREIGN KEY ("nominee_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominee_unit_id_units_id_fk" FOREIGN KEY ("nominee_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominated_by_people_id_fk" FOREIGN KEY ("nominated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_members" ADD CONSTRAINT "panel_members_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_members" ADD CONSTRAINT "panel_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seconds" ADD CONSTRAINT "seconds_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seconds" ADD CONSTRAINT "seconds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "win_corrections" ADD CONSTRAINT "win_corrections_win_id_wins_id_fk" FOREIGN KEY ("win_id") REFERENCES "public"."wins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "win_corrections" ADD CONSTRAINT "win_corrections_corrected_by_people_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_winner_person_id_people_id_fk" FOREIGN KEY ("winner_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_winner_unit_id_units_id_fk" FOREIGN KEY ("winner_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_picked_by_people_id_fk" FOREIGN KEY ("picked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuances" ADD CONSTRAINT "issuances_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuances" ADD CONSTRAINT "issuances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_pictures" ADD CONSTRAINT "import_pictures_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_pictures" ADD CONSTRAINT "import_pictures_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_sizes" ADD CONSTRAINT "picture_sizes_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_comments" ADD CONSTRAINT "published_comments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_comments" ADD CONSTRAINT "published_comments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ratings" ADD CONSTRAINT "named_ratings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ratings" ADD CONSTRAINT "named_ratings_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ratings" ADD CONSTRAINT "named_ratings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_ratings" ADD CONSTRAINT "named_ratings_consumer_unit_id_units_id_fk" FOREIGN KEY ("consumer_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_owners" ADD CONSTRAINT "service_owners_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_owners" ADD CONSTRAINT "service_owners_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_provider_id_units_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_strengths" ADD CONSTRAINT "person_strengths_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_strengths" ADD CONSTRAINT "person_strengths_strength_id_strengths_id_fk" FOREIGN KEY ("strength_id") REFERENCES "public"."strengths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_roster" ADD CONSTRAINT "round_roster_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_roster" ADD CONSTRAINT "round_roster_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_units" ADD CONSTRAINT "round_units_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_units" ADD CONSTRAINT "round_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_unit_id_teams_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."teams"("unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "unit_versions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "unit_versions_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "unit_versions_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_ballots" ADD CONSTRAINT "sealed_ballots_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_at_idx" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "answer_comments_block_idx" ON "answer_comments" USING btree ("round_id","block_id");--> statement-breakpoint
CREATE INDEX "answers_block_idx" ON "answers" USING btree ("round_id","block_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "there_is_one_jacket" ON "awards" USING btree ("is_jacket") WHERE "awards"."is_jacket";--> statement-breakpoint
CREATE INDEX "nominations_cycle_idx" ON "nominations" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "wins_month_idx" ON "wins" USING btree ("month");--> statement-breakpoint
CREATE INDEX "follow_ups_unit_idx" ON "follow_ups" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_external_id_key" ON "people" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "people_manager_idx" ON "people" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "cells_unit_idx" ON "cells" USING btree ("unit_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_round_of_a_kind" ON "rounds" USING btree ("kind") WHERE "rounds"."state" = 'open';--> statement-breakpoint
CREATE INDEX "rounds_closes_idx" ON "rounds" USING btree ("state","closes_at");--> statement-breakpoint
CREATE INDEX "seats_unit_idx" ON "seats" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_versions_parent_idx" ON "unit_versions" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "unit_versions_lead_idx" ON "unit_versions" USING btree ("lead_id");