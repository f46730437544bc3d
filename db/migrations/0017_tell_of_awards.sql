ALTER TABLE "nominations" ADD COLUMN "leaving_noted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "thanked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wins" ADD COLUMN "leaving_noted_at" timestamp with time zone;--> statement-breakpoint

CREATE OR REPLACE FUNCTION wins_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := ARRAY['consent', 'consented_at', 'asked_at', 'show_picture', 'picture_id', 'wish', 'announced_at',
    'stood_down_at', 'thanked_at', 'leaving_noted_at'];
BEGIN
  IF (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable)
     OR (OLD.announced_at IS NOT NULL AND NEW.announced_at IS DISTINCT FROM OLD.announced_at)
     OR (OLD.stood_down_at IS NOT NULL AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'a win is corrected in the open, never changed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION cases_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  later text[] := ARRAY['withdrawn_at', 'screening', 'screening_note', 'screened_by', 'screened_at', 'shortlisted_at',
    'votes', 'may_tell', 'told_at', 'leaving_noted_at'];
BEGIN
  IF (TG_OP = 'INSERT' OR (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later))
     AND (SELECT state FROM cycles WHERE id = NEW.cycle_id) <> 'open' THEN
    RAISE EXCEPTION 'nominations are closed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

-- Who hangs already was thanked at the time, or never will be.
UPDATE wins SET thanked_at = announced_at WHERE announced_at IS NOT NULL;
