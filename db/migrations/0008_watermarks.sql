CREATE TABLE "watermarks" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"mark" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "watermarks" ADD CONSTRAINT "watermarks_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;