ALTER TABLE "nominations" ADD COLUMN "lot" integer;--> statement-breakpoint

-- A lot is drawn once, after nominations closed, and stays.
CREATE FUNCTION lots_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lot IS NOT NULL OR (SELECT state FROM cycles WHERE id = NEW.cycle_id) <> 'judging' THEN
    RAISE EXCEPTION 'a lot is drawn once' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER lots_stay BEFORE UPDATE OF lot ON nominations
  FOR EACH ROW WHEN (NEW.lot IS DISTINCT FROM OLD.lot) EXECUTE FUNCTION lots_stay();--> statement-breakpoint

CREATE OR REPLACE FUNCTION cases_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  later text[] := ARRAY['withdrawn_at', 'screening', 'screening_note', 'screened_by', 'screened_at', 'shortlisted_at',
    'votes', 'may_tell', 'told_at', 'leaving_noted_at', 'lot'];
BEGIN
  IF (TG_OP = 'INSERT' OR (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later))
     AND (SELECT state FROM cycles WHERE id = NEW.cycle_id) <> 'open' THEN
    RAISE EXCEPTION 'nominations are closed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;
