-- The rules that tables alone cannot keep. Whoever writes, by whatever path, meets them here.
-- Error codes: TP001 team full · TP002 frozen · TP003 circle · TP004 strengths.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

ALTER TABLE people ADD CONSTRAINT people_manager_fk FOREIGN KEY (manager_id) REFERENCES people (id);

-- ── History: one version of a unit, one seat of a person, at any time ───────────────────────────────────────────

ALTER TABLE unit_versions ADD CONSTRAINT one_version_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&);
ALTER TABLE seats ADD CONSTRAINT one_seat_a_person EXCLUDE USING gist (person_id WITH =, valid WITH &&);
CREATE INDEX seats_team_time ON seats USING gist (unit_id, valid);

-- ── The two-pizza rule ──────────────────────────────────────────────────────────────────────────────────────────

-- The most people that ever sit in a team at one moment inside `span`. People only come at the start of a seat,
-- so the peak is at the start of the span or of a seat within it.
CREATE FUNCTION team_peak(team uuid, span tstzrange) RETURNS integer LANGUAGE sql STABLE AS $$
  WITH moments AS (
    SELECT lower(span) AS at
    UNION
    SELECT lower(valid) FROM seats WHERE unit_id = team AND valid && span AND lower(valid) <@ span
  )
  SELECT coalesce(max((SELECT count(*) FROM seats s WHERE s.unit_id = team AND s.valid @> moments.at)), 0)::integer
  FROM moments
$$;

-- The row lock makes joins of one team queue up; writing the row (not only locking it) also makes a
-- repeatable-read transaction with an old snapshot fail instead of counting what is no longer true.
CREATE FUNCTION keep_two_pizzas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  allowed integer;
  peak integer;
BEGIN
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

CREATE TRIGGER two_pizzas AFTER INSERT OR UPDATE OF unit_id, valid ON seats
  FOR EACH ROW EXECUTE FUNCTION keep_two_pizzas();

-- Somebody left an over-full team: what it may hold falls to what it holds from then on, and never rises again.
CREATE FUNCTION lower_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  left_at timestamptz := CASE WHEN TG_OP = 'UPDATE' AND NEW.unit_id = OLD.unit_id
    THEN coalesce(upper(NEW.valid), 'infinity') ELSE lower(OLD.valid) END;
  held integer;
BEGIN
  PERFORM 1 FROM teams WHERE unit_id = OLD.unit_id AND ceiling IS NOT NULL FOR UPDATE;
  IF FOUND AND left_at < 'infinity' THEN
    held := team_peak(OLD.unit_id, tstzrange(left_at, NULL));
    UPDATE teams SET ceiling = CASE WHEN held <= (SELECT team_limit FROM company) THEN NULL ELSE held END
    WHERE unit_id = OLD.unit_id AND ceiling > held;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER two_pizzas_shrink AFTER UPDATE OF unit_id, valid OR DELETE ON seats
  FOR EACH ROW EXECUTE FUNCTION lower_ceiling();

CREATE FUNCTION ceiling_only_falls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ceiling IS NOT NULL AND (OLD.ceiling IS NULL OR NEW.ceiling > OLD.ceiling) THEN
    RAISE EXCEPTION 'a team''s ceiling only falls' USING ERRCODE = 'TP001', DETAIL = NEW.unit_id::text;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ceiling_only_falls BEFORE UPDATE OF ceiling ON teams
  FOR EACH ROW EXECUTE FUNCTION ceiling_only_falls();

-- A lower company limit must not leave a team silently over it.
CREATE FUNCTION company_limit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.team_limit < OLD.team_limit AND EXISTS (
    SELECT 1 FROM teams t WHERE t.ceiling IS NULL AND team_peak(t.unit_id, tstzrange(now(), NULL)) > NEW.team_limit
  ) THEN
    RAISE EXCEPTION 'some teams have more than % people', NEW.team_limit USING ERRCODE = 'TP001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER company_limit_fits BEFORE UPDATE OF team_limit ON company
  FOR EACH ROW EXECUTE FUNCTION company_limit_fits();

-- ── Reporting lines and the tree have no circles (checked at commit, so an import may arrive in any order) ──────

CREATE FUNCTION no_manager_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE line AS (
      SELECT manager_id FROM people WHERE id = NEW.id
      UNION
      SELECT p.manager_id FROM people p JOIN line ON p.id = line.manager_id
    )
    SELECT 1 FROM line WHERE manager_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'the reporting line of % is a circle', NEW.email USING ERRCODE = 'TP003', DETAIL = NEW.id::text;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER no_manager_circle AFTER INSERT OR UPDATE OF manager_id ON people
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.manager_id IS NOT NULL) EXECUTE FUNCTION no_manager_circle();

CREATE FUNCTION no_unit_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE line AS (
      SELECT NEW.parent_id AS unit_id
      UNION
      SELECT v.parent_id FROM unit_versions v JOIN line ON v.unit_id = line.unit_id AND v.valid && NEW.valid
    )
    SELECT 1 FROM line WHERE unit_id = NEW.unit_id
  ) THEN
    RAISE EXCEPTION 'unit % would hang under itself', NEW.name USING ERRCODE = 'TP003', DETAIL = NEW.unit_id::text;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER no_unit_circle AFTER INSERT OR UPDATE OF parent_id, valid ON unit_versions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION no_unit_circle();

-- ── Strengths: none, or five to ten ─────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION five_to_ten_strengths() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who uuid := coalesce(NEW.person_id, OLD.person_id);
  posted integer;
BEGIN
  SELECT count(*) INTO posted FROM person_strengths WHERE person_id = who;
  IF posted BETWEEN 1 AND 4 THEN
    RAISE EXCEPTION 'a person posts five to ten strengths, not %', posted USING ERRCODE = 'TP004';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER five_to_ten_strengths AFTER INSERT OR UPDATE OR DELETE ON person_strengths
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION five_to_ten_strengths();

-- ── What is frozen stays frozen ─────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is kept as it was written', TG_TABLE_NAME USING ERRCODE = 'TP002';
END $$;

CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON round_units FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON round_roster FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON round_questions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON cells FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON published_comments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON win_corrections FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON cells FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON published_comments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A round's promise never changes; its state moves forward only.
CREATE FUNCTION round_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.kind, NEW.name, NEW.k, NEW.strict, NEW.sealing_key, NEW.manifest, NEW.opens_at, NEW.closes_at, NEW.eligible)
     IS DISTINCT FROM
     (OLD.id, OLD.kind, OLD.name, OLD.k, OLD.strict, OLD.sealing_key, OLD.manifest, OLD.opens_at, OLD.closes_at, OLD.eligible) THEN
    RAISE EXCEPTION 'what a round promised is frozen once it opens' USING ERRCODE = 'TP002';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
     (('open', 'closed'), ('closed', 'published'), ('open', 'void'), ('closed', 'void')) THEN
    RAISE EXCEPTION 'a round does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER round_moves_forward BEFORE UPDATE ON rounds FOR EACH ROW EXECUTE FUNCTION round_moves_forward();
CREATE TRIGGER rounds_stay BEFORE DELETE ON rounds FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- No ballot enters a box that is not open, and no result is published before the close.
CREATE FUNCTION only_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM rounds WHERE id = NEW.round_id AND state = 'open' FOR SHARE) THEN
    RAISE EXCEPTION 'this round is not open' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE ON sealed_ballots FOR EACH ROW EXECUTE FUNCTION only_while_open();
CREATE TRIGGER only_while_open BEFORE INSERT ON issuances FOR EACH ROW EXECUTE FUNCTION only_while_open();
CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE ON named_ratings FOR EACH ROW EXECUTE FUNCTION only_while_open();

CREATE FUNCTION only_after_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM rounds WHERE id = NEW.round_id AND state = 'closed') THEN
    RAISE EXCEPTION 'results are written once, between close and publication' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER only_after_close BEFORE INSERT ON answers FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER only_after_close BEFORE INSERT ON answer_comments FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER only_after_close BEFORE INSERT ON cells FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER only_after_close BEFORE INSERT ON published_comments FOR EACH ROW EXECUTE FUNCTION only_after_close();

-- ── The wall ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX one_case_a_nominator ON nominations (cycle_id, nominated_by, nominee_person_id, nominee_unit_id)
  NULLS NOT DISTINCT WHERE withdrawn_at IS NULL;

CREATE FUNCTION wins_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'consent' - 'consented_at') IS DISTINCT FROM (to_jsonb(OLD) - 'consent' - 'consented_at') THEN
    RAISE EXCEPTION 'a win is corrected in the open, never changed' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER wins_stay BEFORE UPDATE ON wins FOR EACH ROW EXECUTE FUNCTION wins_stay();
CREATE TRIGGER wins_hang BEFORE DELETE ON wins FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION nobody_seconds_themselves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM nominations WHERE id = NEW.nomination_id
             AND NEW.person_id IN (nominee_person_id, nominated_by)) THEN
    RAISE EXCEPTION 'nobody adds a voice to their own case' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER nobody_seconds_themselves BEFORE INSERT ON seconds
  FOR EACH ROW EXECUTE FUNCTION nobody_seconds_themselves();
