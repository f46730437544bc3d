-- The two-pizza rule learns waivers: leave for one team to seat more for a while. And nobody who writes seats waits in a
-- knot. Error code: TP005 waiver.

-- A seat has a first moment, at which it is counted; one that began just after a moment would hide from the count.
ALTER TABLE "seats" ADD CONSTRAINT "seats_begin" CHECK (lower_inc("seats"."valid") and not upper_inc("seats"."valid"));--> statement-breakpoint
ALTER TABLE "team_waivers" ADD CONSTRAINT "waivers_begin" CHECK (lower_inc("team_waivers"."valid") and not upper_inc("team_waivers"."valid"));
--> statement-breakpoint
-- Every moment in `span` at which people may be too many, how many sit there then, and the leave that the team has beside
-- the company's limit: its ceiling or a waiver that runs at that moment. People only come at the start of a seat, so
-- those are the moments to look at; and this very moment, so that nobody slips in by a seat dated back into a waiver.
CREATE FUNCTION team_moments(team uuid, span tstzrange)
RETURNS TABLE (moment timestamptz, people bigint, leave integer) LANGUAGE sql STABLE AS $$
  SELECT m.moment,
    (SELECT count(*) FROM seats s WHERE s.unit_id = team AND s.valid @> m.moment),
    greatest(t.ceiling, (SELECT w.seats FROM team_waivers w WHERE w.unit_id = team AND w.valid @> m.moment))
  FROM teams t CROSS JOIN (
    SELECT coalesce(lower(span), '-infinity') AS moment
    UNION
    SELECT lower(valid) FROM seats WHERE unit_id = team AND valid && span AND lower(valid) <@ span
    UNION
    SELECT now() WHERE span @> now()
  ) m WHERE t.unit_id = team
$$;
--> statement-breakpoint
-- Whoever seats somebody locks the person first, then the tables in the order of their ids: an insert by hand that wrote
-- its row first would wait for a move that waits for it.
CREATE FUNCTION seats_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM people WHERE id = NEW.person_id FOR NO KEY UPDATE;
    PERFORM 1 FROM teams WHERE unit_id = NEW.unit_id FOR NO KEY UPDATE;
  ELSE
    PERFORM 1 FROM teams WHERE unit_id IN (OLD.unit_id, NEW.unit_id) ORDER BY unit_id FOR NO KEY UPDATE;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER seats_in_order BEFORE INSERT OR UPDATE OF unit_id, valid ON seats
  FOR EACH ROW EXECUTE FUNCTION seats_in_order();
--> statement-breakpoint
-- As in 0005, and: the company's row is held while somebody sits down, so that its limit cannot fall between the count and
-- the commit; and what a waiver allows counts at the moments at which it runs. When it has run out, those who sit there
-- stay, and nobody joins them until the team fits again.
CREATE OR REPLACE FUNCTION keep_two_pizzas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  everybodys integer;
  peak integer;
  worst record;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.unit_id = OLD.unit_id AND NEW.valid <@ OLD.valid THEN
    RETURN NULL;
  END IF;
  UPDATE teams SET seat_changes = seat_changes + 1 WHERE unit_id = NEW.unit_id;
  SELECT team_limit INTO everybodys FROM company FOR SHARE;
  IF everybodys IS NULL THEN
    RAISE EXCEPTION 'there is no company yet, so no team can be seated' USING ERRCODE = 'TP001';
  END IF;
  peak := team_peak(NEW.unit_id, NEW.valid);
  IF peak <= everybodys THEN
    RETURN NULL;
  END IF;
  SELECT m.people, greatest(everybodys, m.leave) AS allowed INTO worst
  FROM team_moments(NEW.unit_id, NEW.valid) m WHERE m.people > greatest(everybodys, m.leave)
  ORDER BY m.people DESC LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'team % would have % people, its limit is %', NEW.unit_id, worst.people, worst.allowed
      USING ERRCODE = 'TP001', DETAIL = NEW.unit_id::text, HINT = 'Free a seat or split the team first.';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A team comes in over the limit as it is, never with room to spare: what its ceiling says beyond the people that sit
-- there when its transaction commits is taken away.
CREATE FUNCTION ceiling_is_what_it_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held integer := team_peak(NEW.unit_id, tstzrange(NULL, NULL));
BEGIN
  UPDATE teams SET ceiling = CASE WHEN held <= (SELECT team_limit FROM company) THEN NULL ELSE held END
  WHERE unit_id = NEW.unit_id AND ceiling > held;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ceiling_is_what_it_holds AFTER INSERT ON teams
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.ceiling IS NOT NULL) EXECUTE FUNCTION ceiling_is_what_it_holds();
--> statement-breakpoint
-- A lower company limit must not put a team over it that kept the old one. Teams over it in the open, by a ceiling or a
-- waiver, running or run out, stay as they are.
CREATE OR REPLACE FUNCTION company_limit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.team_limit < OLD.team_limit AND EXISTS (
    SELECT 1 FROM teams t CROSS JOIN LATERAL team_moments(t.unit_id, tstzrange(now(), NULL)) m
    WHERE team_peak(t.unit_id, tstzrange(now(), NULL)) > NEW.team_limit
      AND m.people > greatest(NEW.team_limit, m.leave) AND m.people <= greatest(OLD.team_limit, m.leave)
  ) THEN
    RAISE EXCEPTION 'some teams have more than % people', NEW.team_limit USING ERRCODE = 'TP001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A waiver says more than the limit, is approved by somebody who may, and is only ever shortened: never below the last
-- person who sat down because of it. Its team is written, so that it waits for those who are sitting down just now.
CREATE FUNCTION keep_waivers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  everybodys integer;
BEGIN
  UPDATE teams SET seat_changes = seat_changes + 1 WHERE unit_id = NEW.unit_id;
  SELECT team_limit INTO everybodys FROM company;
  IF TG_OP = 'INSERT' THEN
    IF NEW.seats <= everybodys THEN
      RAISE EXCEPTION 'a waiver for % seats is none: everybody may seat %', NEW.seats, everybodys USING ERRCODE = 'TP005';
    END IF;
    PERFORM 1 FROM role_grants WHERE person_id = NEW.approved_by AND role IN ('admin', 'people_team') FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'waivers are approved by an admin or the people team' USING ERRCODE = 'TP005';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - 'valid' - 'reminded_at') IS DISTINCT FROM (to_jsonb(OLD) - 'valid' - 'reminded_at')
     OR lower(NEW.valid) <> lower(OLD.valid) OR upper(NEW.valid) > upper(OLD.valid)
     OR (OLD.reminded_at IS NOT NULL AND NEW.reminded_at IS DISTINCT FROM OLD.reminded_at) THEN
    RAISE EXCEPTION 'a waiver is shortened, never changed' USING ERRCODE = 'TP005';
  END IF;
  IF upper(NEW.valid) < upper(OLD.valid) AND EXISTS (
    SELECT 1 FROM seats s CROSS JOIN teams t
    WHERE t.unit_id = NEW.unit_id AND s.unit_id = NEW.unit_id
      AND lower(s.valid) <@ tstzrange(upper(NEW.valid), upper(OLD.valid))
      AND (SELECT count(*) FROM seats o WHERE o.unit_id = NEW.unit_id AND o.valid @> lower(s.valid))
        > greatest(everybodys, t.ceiling)
  ) THEN
    RAISE EXCEPTION 'somebody sat down later than that because of this waiver' USING ERRCODE = 'TP005';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_waivers BEFORE INSERT OR UPDATE ON team_waivers FOR EACH ROW EXECUTE FUNCTION keep_waivers();
--> statement-breakpoint
CREATE TRIGGER waivers_stay BEFORE DELETE ON team_waivers FOR EACH ROW EXECUTE FUNCTION refuse_change();
