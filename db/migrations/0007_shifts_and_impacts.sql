CREATE TABLE "impacts" (
	"round_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"weight" real,
	CONSTRAINT "impacts_round_id_unit_id_question_id_pk" PRIMARY KEY("round_id","unit_id","question_id"),
	CONSTRAINT "weights_are_shares" CHECK ("impacts"."weight" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"round_id" uuid NOT NULL,
	"service_id" uuid,
	"unit_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"since_round_id" uuid NOT NULL,
	"p" real NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "a_shift_is_tested_once" UNIQUE NULLS NOT DISTINCT("round_id","service_id","unit_id","question_id"),
	CONSTRAINT "known_verdicts" CHECK ("shifts"."verdict" in ('up', 'down', 'none')),
	CONSTRAINT "chances_are_shares" CHECK ("shifts"."p" > 0 and "shifts"."p" <= 1)
);
--> statement-breakpoint
ALTER TABLE "impacts" ADD CONSTRAINT "impacts_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impacts" ADD CONSTRAINT "impacts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impacts" ADD CONSTRAINT "impacts_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_since_round_id_rounds_id_fk" FOREIGN KEY ("since_round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER only_after_close BEFORE INSERT ON shifts FOR EACH ROW EXECUTE FUNCTION only_after_close();--> statement-breakpoint
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON shifts FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON shifts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER only_after_close BEFORE INSERT ON impacts FOR EACH ROW EXECUTE FUNCTION only_after_close();--> statement-breakpoint
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON impacts FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON impacts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
