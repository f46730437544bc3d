CREATE TABLE "import_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "import_lines" (
	"draft_id" uuid NOT NULL,
	"section" text NOT NULL,
	"position" integer NOT NULL,
	"subject_id" uuid,
	"name" text NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_lines_draft_id_section_position_pk" PRIMARY KEY("draft_id","section","position")
);
--> statement-breakpoint
CREATE TABLE "import_people" (
	"draft_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"external_id" text,
	"number_key" text,
	"email" text NOT NULL,
	"mail_key" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"name_key" text NOT NULL,
	"title" text,
	"team" text,
	"team_key" text,
	"department" text,
	"department_key" text,
	"business_unit" text,
	"business_unit_key" text,
	"manager" text,
	"manager_key" text,
	"started_on" date,
	"picture" text,
	"picture_stems" text[] NOT NULL,
	CONSTRAINT "import_people_draft_id_line_pk" PRIMARY KEY("draft_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_pieces" (
	"draft_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_pieces_draft_id_position_pk" PRIMARY KEY("draft_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column_index" integer,
	"column_name" text,
	"value" text,
	"sentence" text NOT NULL,
	"fix" text
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"draft_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"left_out" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_rows_draft_id_line_pk" PRIMARY KEY("draft_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"team_rule" text NOT NULL,
	"whole" boolean NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_stops" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_drafts" ALTER COLUMN "file" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "state" text DEFAULT 'reading' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "encoding" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "delimiter" text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "header" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "header_line" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "rows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "trimmed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "source_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "learnt" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "whole" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "seated_by" uuid;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "leavers_named" integer;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "undone_by" uuid;--> statement-breakpoint
ALTER TABLE "import_pictures" ADD COLUMN "stem" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_people" ADD CONSTRAINT "import_people_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_pieces" ADD CONSTRAINT "import_pieces_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_stops" ADD CONSTRAINT "import_stops_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_draft_idx" ON "import_changes" USING btree ("draft_id","table_name");--> statement-breakpoint
CREATE INDEX "import_problems_draft_idx" ON "import_problems" USING btree ("draft_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "import_sources_fingerprint_key" ON "import_sources" USING btree ("fingerprint");--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_source_id_import_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."import_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_seated_by_people_id_fk" FOREIGN KEY ("seated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_drafts_creator_idx" ON "import_drafts" USING btree ("created_by");--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "known_import_states" CHECK ("import_drafts"."state" in ('reading', 'looking', 'ready', 'refused', 'seating', 'applied', 'undone'));