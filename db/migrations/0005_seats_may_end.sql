-- A seat that only gets shorter takes no room, so it is not counted. Counting it kept people at a table that was over
-- the limit: after the first had left, its ceiling was below what it had held, and whoever left next was refused.
CREATE OR REPLACE FUNCTION keep_two_pizzas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allowed integer;
  peak integer;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.unit_id = OLD.unit_id AND NEW.valid <@ OLD.valid THEN
    RETURN NULL;
  END IF;
  UPDATE teams SET seat_changes = seat_changes + 1 WHERE unit_id = NEW.unit_id;
  SELECT greatest(c.team_limit, coalesce(t.ceiling, 0)) INTO allowed
  FROM teams t CROSS JOIN company c WHERE t.unit_id = NEW.unit_id;
  IF allowed IS NULL THEN
    RAISE EXCEPTION 'there is no company yet, so no team can be seated' USING ERRCODE = 'TP001';
  END IF;
  peak := team_peak(NEW.unit_id, NEW.valid);
  IF peak > allowed THEN
    RAISE EXCEPTION 'team % would have % people, its limit is %', NEW.unit_id, peak, allowed
      USING ERRCODE = 'TP001', DETAIL = NEW.unit_id::text, HINT = 'Free a seat or split the team first.';
  END IF;
  RETURN NULL;
END $$;
