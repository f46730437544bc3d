CREATE TABLE "connection_refusals" (
	"token_id" uuid NOT NULL,
	"noun" text NOT NULL,
	"subject" text NOT NULL,
	"people" integer,
	"reason" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connection_refusals_token_id_noun_subject_pk" PRIMARY KEY("token_id","noun","subject"),
	CONSTRAINT "known_refusal_nouns" CHECK ("connection_refusals"."noun" in ('person', 'team')),
	CONSTRAINT "refusals_are_short" CHECK (length("connection_refusals"."subject") <= 320 and length("connection_refusals"."reason") <= 600)
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "directory_id" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "dropped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "directory_id" text;--> statement-breakpoint
ALTER TABLE "connection_refusals" ADD CONSTRAINT "connection_refusals_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_user_name_key" ON "people" USING btree (lower("user_name"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_directory_id_key" ON "people" USING btree ("directory_id");--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_directory_id_unique" UNIQUE("directory_id");
