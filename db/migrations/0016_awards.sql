CREATE TABLE "stored_files" (
	"key" text PRIMARY KEY NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea",
	"stored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_have_a_size" CHECK ("stored_files"."size" >= 0)
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"ranking" jsonb NOT NULL,
	"tie_rule" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extra_covers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"words" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" uuid NOT NULL,
	"finding" text NOT NULL,
	"note" text NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel_sheets" (
	"nomination_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"scores" smallint[],
	"knows" boolean DEFAULT false NOT NULL,
	"sat_out" text,
	"locked_at" timestamp with time zone,
	CONSTRAINT "panel_sheets_nomination_id_person_id_pk" PRIMARY KEY("nomination_id","person_id"),
	CONSTRAINT "scores_from_one_to_five" CHECK (1 <= all("panel_sheets"."scores") and 5 >= all("panel_sheets"."scores")),
	CONSTRAINT "who_sits_out_scores_nothing" CHECK ("panel_sheets"."sat_out" is null or "panel_sheets"."scores" is null)
);
--> statement-breakpoint
CREATE TABLE "peer_votes" (
	"cycle_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	CONSTRAINT "peer_votes_cycle_id_person_id_pk" PRIMARY KEY("cycle_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "nomination_drafts" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"draft" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nomination_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_key" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nomination_helped" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	CONSTRAINT "helped_a_person_or_a_team" CHECK (num_nonnulls("nomination_helped"."person_id", "nomination_helped"."unit_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "announcement_channels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"win_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text DEFAULT '' NOT NULL,
	CONSTRAINT "announcements_win_id_channel_id_pk" PRIMARY KEY("win_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "congratulations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"win_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"taken_down_at" timestamp with time zone,
	"taken_down_by" uuid,
	CONSTRAINT "congratulations_are_short" CHECK (length("congratulations"."words") between 1 and 280)
);
--> statement-breakpoint
INSERT INTO panel_sheets (nomination_id, person_id, read_at)
  SELECT nomination_id, person_id, read_at FROM panel_readings;--> statement-breakpoint
DROP TABLE "panel_readings";--> statement-breakpoint
ALTER TABLE "wins" DROP CONSTRAINT "wins_cycle_id_unique";--> statement-breakpoint
ALTER TABLE "cycles" DROP CONSTRAINT "known_cycle_states";--> statement-breakpoint
ALTER TABLE "cycles" DROP CONSTRAINT "cycles_last";--> statement-breakpoint
ALTER TABLE "wins" ALTER COLUMN "announced_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "display_tokens" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "sign" text DEFAULT 'star' NOT NULL;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "rules" jsonb;--> statement-breakpoint
-- Awards from before go on as they were: by hand, by panel, every case on the shortlist.
UPDATE awards SET rules = jsonb_build_object(
  'forWhom', 'both', 'criteria', CASE WHEN jsonb_array_length(criteria) > 0 THEN criteria
    ELSE '[{"name": "Beyond what anyone could ask", "low": "their job", "high": "nobody would have asked"}]'::jsonb END, 'values', '[]'::jsonb, 'unitId', null,
  'nominate', 'everyone', 'second', 'everyone', 'vote', 'everyone', 'decidedBy', 'panel', 'screened', false,
  'shortlist', '{"voices": 1, "atMost": 12}'::jsonb, 'tie', '["teams", "voices", "lot"]'::jsonb, 'coolDownMonths', 12,
  'surprise', false, 'calendar', jsonb_build_object('rhythm', 'by_hand', 'opensOn', 1,
    'nominateDays', 20, 'decideDays', 7, 'announceAt', '15:00'));--> statement-breakpoint
ALTER TABLE "awards" ALTER COLUMN "rules" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "rules_since" timestamp with time zone;--> statement-breakpoint
UPDATE awards SET rules_since = coalesce((SELECT min(opens_at) FROM cycles WHERE award_id = awards.id), now());--> statement-breakpoint
ALTER TABLE "awards" ALTER COLUMN "rules_since" SET NOT NULL;--> statement-breakpoint
UPDATE awards SET sign = 'jacket' WHERE is_jacket;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "rules" jsonb;--> statement-breakpoint
UPDATE cycles SET rules = a.rules FROM awards a WHERE a.id = cycles.award_id;--> statement-breakpoint
ALTER TABLE "cycles" ALTER COLUMN "rules" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "decide_by" timestamp with time zone;--> statement-breakpoint
UPDATE cycles SET decide_by = greatest(nominations_close_at, coalesce(closed_at, nominations_close_at + interval '7 days'));--> statement-breakpoint
ALTER TABLE "cycles" ALTER COLUMN "decide_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "announce_at" timestamp with time zone;--> statement-breakpoint
UPDATE cycles SET announce_at = decide_by;--> statement-breakpoint
ALTER TABLE "cycles" ALTER COLUMN "announce_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "covers_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "voters" integer;--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "values" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "picture_id" text;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "screening" text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "screening_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "screened_by" uuid;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "screened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "shortlisted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "votes" integer;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "may_tell" boolean;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "picked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wins" DISABLE TRIGGER wins_stay;--> statement-breakpoint
UPDATE wins SET picked_at = announced_at;--> statement-breakpoint
ALTER TABLE "wins" ALTER COLUMN "picked_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
UPDATE wins SET asked_at = announced_at;--> statement-breakpoint
ALTER TABLE "wins" ENABLE TRIGGER wins_stay;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "show_picture" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "picture_id" text;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "wish" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "stood_down_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra_covers" ADD CONSTRAINT "extra_covers_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra_covers" ADD CONSTRAINT "extra_covers_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_notes" ADD CONSTRAINT "panel_notes_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_notes" ADD CONSTRAINT "panel_notes_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_sheets" ADD CONSTRAINT "panel_sheets_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_sheets" ADD CONSTRAINT "panel_sheets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_votes" ADD CONSTRAINT "peer_votes_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_votes" ADD CONSTRAINT "peer_votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_votes" ADD CONSTRAINT "peer_votes_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_drafts" ADD CONSTRAINT "nomination_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_files" ADD CONSTRAINT "nomination_files_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_files" ADD CONSTRAINT "nomination_files_file_key_stored_files_key_fk" FOREIGN KEY ("file_key") REFERENCES "public"."stored_files"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_helped" ADD CONSTRAINT "nomination_helped_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_helped" ADD CONSTRAINT "nomination_helped_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_helped" ADD CONSTRAINT "nomination_helped_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_channels" ADD CONSTRAINT "announcement_channels_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_win_id_wins_id_fk" FOREIGN KEY ("win_id") REFERENCES "public"."wins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_channel_id_announcement_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."announcement_channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "congratulations" ADD CONSTRAINT "congratulations_win_id_wins_id_fk" FOREIGN KEY ("win_id") REFERENCES "public"."wins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "congratulations" ADD CONSTRAINT "congratulations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "congratulations" ADD CONSTRAINT "congratulations_taken_down_by_people_id_fk" FOREIGN KEY ("taken_down_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extra_covers_idx" ON "extra_covers" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "panel_notes_idx" ON "panel_notes" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "nomination_files_idx" ON "nomination_files" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "nomination_helped_idx" ON "nomination_helped" USING btree ("nomination_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_congratulation_each" ON "congratulations" USING btree ("win_id","person_id") WHERE "congratulations"."taken_down_at" is null;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_screened_by_people_id_fk" FOREIGN KEY ("screened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nominations_nominee_idx" ON "nominations" USING btree ("nominee_person_id");--> statement-breakpoint
CREATE INDEX "nominations_nominator_idx" ON "nominations" USING btree ("nominated_by");--> statement-breakpoint
CREATE INDEX "wins_person_idx" ON "wins" USING btree ("winner_person_id");--> statement-breakpoint
CREATE INDEX "wins_unit_idx" ON "wins" USING btree ("winner_unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_win_a_cycle" ON "wins" USING btree ("cycle_id") WHERE "wins"."stood_down_at" is null;--> statement-breakpoint
ALTER TABLE "awards" DROP COLUMN "criteria";--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "rules_say_who_decides" CHECK ("awards"."rules" ->> 'decidedBy' in ('panel', 'peers') and "awards"."rules" ->> 'forWhom' in ('people', 'teams', 'both')
      and jsonb_array_length("awards"."rules" -> 'criteria') between 1 and 5);--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "known_cycle_states" CHECK ("cycles"."state" in ('open', 'screening', 'judging', 'decided', 'announced', 'closed'));--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_last" CHECK ("cycles"."nominations_close_at" >= "cycles"."opens_at" and "cycles"."decide_by" >= "cycles"."nominations_close_at"
      and "cycles"."announce_at" >= "cycles"."decide_by");--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "known_screenings" CHECK ("nominations"."screening" in ('waiting', 'passed', 'returned'));--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "stood_down_before_the_announcement" CHECK ("wins"."stood_down_at" is null or ("wins"."consent" = 'declined' and "wins"."announced_at" is null));--> statement-breakpoint

-- ── What hangs ──────────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW hung_wins AS SELECT * FROM wins WHERE consent = 'given' AND announced_at IS NOT NULL;--> statement-breakpoint

CREATE OR REPLACE FUNCTION wins_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := ARRAY['consent', 'consented_at', 'asked_at', 'show_picture', 'picture_id', 'wish', 'announced_at', 'stood_down_at'];
BEGIN
  IF (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable)
     OR (OLD.announced_at IS NOT NULL AND NEW.announced_at IS DISTINCT FROM OLD.announced_at)
     OR (OLD.stood_down_at IS NOT NULL AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'a win is corrected in the open, never changed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

CREATE FUNCTION announced_when_it_was_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.announced_at < (SELECT announce_at FROM cycles WHERE id = NEW.cycle_id) THEN
    RAISE EXCEPTION 'nothing is announced before its moment' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER announced_when_it_was_set BEFORE INSERT OR UPDATE OF announced_at ON wins
  FOR EACH ROW WHEN (NEW.announced_at IS NOT NULL) EXECUTE FUNCTION announced_when_it_was_set();--> statement-breakpoint

CREATE FUNCTION only_below_what_hangs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM hung_wins WHERE id = NEW.win_id) THEN
    RAISE EXCEPTION 'this does not hang' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER only_below_what_hangs BEFORE INSERT ON claps FOR EACH ROW EXECUTE FUNCTION only_below_what_hangs();--> statement-breakpoint
CREATE TRIGGER only_below_what_hangs BEFORE INSERT ON congratulations FOR EACH ROW EXECUTE FUNCTION only_below_what_hangs();--> statement-breakpoint
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- ── One turn of an award ────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION cycle_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.award_id, NEW.month, NEW.opens_at, NEW.rules) IS DISTINCT FROM (OLD.award_id, OLD.month, OLD.opens_at, OLD.rules)
     OR (NEW.state <> OLD.state AND (OLD.state || ' ' || NEW.state) <> ALL (ARRAY['open screening', 'open judging',
       'open closed', 'screening judging', 'screening closed', 'judging decided', 'judging closed', 'decided judging',
       'decided announced']))
     OR (OLD.state = 'announced' AND NEW.announce_at <> OLD.announce_at)
     OR (OLD.covers_off_at IS NOT NULL AND NEW.covers_off_at IS DISTINCT FROM OLD.covers_off_at) THEN
    RAISE EXCEPTION 'a cycle keeps its rules and only moves on' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER cycle_moves_forward BEFORE UPDATE ON cycles FOR EACH ROW EXECUTE FUNCTION cycle_moves_forward();--> statement-breakpoint

CREATE FUNCTION cases_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  later text[] := ARRAY['withdrawn_at', 'screening', 'screening_note', 'screened_by', 'screened_at', 'shortlisted_at',
    'votes', 'may_tell', 'told_at'];
BEGIN
  IF (TG_OP = 'INSERT' OR (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later))
     AND (SELECT state FROM cycles WHERE id = NEW.cycle_id) <> 'open' THEN
    RAISE EXCEPTION 'nominations are closed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER cases_while_open BEFORE INSERT OR UPDATE ON nominations FOR EACH ROW EXECUTE FUNCTION cases_while_open();--> statement-breakpoint

CREATE FUNCTION voices_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT c.state FROM cycles c JOIN nominations n ON n.cycle_id = c.id WHERE n.id = NEW.nomination_id) <> 'open' THEN
    RAISE EXCEPTION 'nominations are closed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER voices_while_open BEFORE INSERT ON seconds FOR EACH ROW EXECUTE FUNCTION voices_while_open();--> statement-breakpoint

-- ── Judging ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION sheets_of_the_first_pass() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about nominations;
  turn cycles;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.locked_at IS NOT NULL THEN
    RAISE EXCEPTION 'scores of the first pass stand' USING ERRCODE = 'TP002';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  SELECT * INTO about FROM nominations WHERE id = NEW.nomination_id;
  SELECT * INTO turn FROM cycles WHERE id = about.cycle_id;
  IF turn.state <> 'judging' OR (turn.covers_off_at IS NOT NULL AND NEW.locked_at IS NULL) THEN
    RAISE EXCEPTION 'the first pass is over' USING ERRCODE = 'TP002';
  END IF;
  IF NEW.scores IS NOT NULL AND (cardinality(NEW.scores) <> jsonb_array_length(turn.rules -> 'criteria')
     OR NEW.person_id IN (about.nominee_person_id, about.nominated_by)
     OR EXISTS (SELECT 1 FROM seconds s WHERE s.nomination_id = about.id AND s.person_id = NEW.person_id)) THEN
    RAISE EXCEPTION 'one score a criterion, and none for a case of one''s own' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER sheets_of_the_first_pass BEFORE INSERT OR UPDATE OR DELETE ON panel_sheets
  FOR EACH ROW EXECUTE FUNCTION sheets_of_the_first_pass();--> statement-breakpoint

CREATE FUNCTION votes_of_peers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about nominations;
  turn cycles;
BEGIN
  SELECT * INTO about FROM nominations WHERE id = NEW.nomination_id;
  SELECT * INTO turn FROM cycles WHERE id = NEW.cycle_id;
  IF turn.state <> 'judging' OR turn.rules ->> 'decidedBy' <> 'peers' THEN
    RAISE EXCEPTION 'no vote is open' USING ERRCODE = 'TP002';
  END IF;
  IF about.cycle_id <> NEW.cycle_id OR about.shortlisted_at IS NULL OR about.withdrawn_at IS NOT NULL
     OR NEW.person_id IN (about.nominee_person_id, about.nominated_by) THEN
    RAISE EXCEPTION 'one vote, for a case of this shortlist, never for one''s own' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER votes_of_peers BEFORE INSERT OR UPDATE ON peer_votes FOR EACH ROW EXECUTE FUNCTION votes_of_peers();
