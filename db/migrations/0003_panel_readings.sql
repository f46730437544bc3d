CREATE TABLE "panel_readings" (
	"nomination_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "panel_readings_nomination_id_person_id_pk" PRIMARY KEY("nomination_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "panel_readings" ADD CONSTRAINT "panel_readings_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_readings" ADD CONSTRAINT "panel_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;