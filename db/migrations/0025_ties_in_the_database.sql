-- What ties somebody to a nominee at a moment: it is them, their table or one they lead, with tablemates one who sits with
-- them, or one of the two stands above the other in the reporting line. As features/awards/policy.ts says it (tiesToNominee).
CREATE FUNCTION tied_to_nominee(somebody uuid, about nominations, at timestamptz, tablemates boolean) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  own uuid := (SELECT unit_id FROM seats WHERE person_id = somebody AND valid @> at);
  theirs uuid := coalesce(about.nominee_unit_id,
    (SELECT unit_id FROM seats WHERE tablemates AND person_id = about.nominee_person_id AND valid @> at));
  other uuid := coalesce(about.nominee_person_id,
    (SELECT lead_id FROM unit_versions WHERE unit_id = about.nominee_unit_id AND valid @> at));
BEGIN
  IF own = theirs OR somebody = other THEN
    RETURN true;
  END IF;
  RETURN EXISTS (
    WITH RECURSIVE up AS (
      SELECT start, manager_id AS id FROM people, unnest(ARRAY[somebody, other]) start WHERE people.id = start
      UNION
      SELECT up.start, p.manager_id FROM up JOIN people p ON p.id = up.id
    )
    SELECT 1 FROM up WHERE (start = somebody AND id = other) OR (start = other AND id = somebody)
  );
END $$;--> statement-breakpoint

-- Whether a tie keeps somebody from judging a case: one that was there when nominations closed and is there now. The commands
-- look at their own now, which the demo and tests set; this refuses nothing that they allow.
CREATE FUNCTION tied_to_case(somebody uuid, about nominations, closed timestamptz, tablemates boolean) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT tied_to_nominee(somebody, about, closed, tablemates) AND tied_to_nominee(somebody, about, now(), tablemates)
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sheets_of_the_first_pass() RETURNS trigger LANGUAGE plpgsql AS $$
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
  -- A score that was given before somebody changed tables stands when it is locked.
  IF NEW.scores IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.scores IS DISTINCT FROM OLD.scores)
     AND (tied_to_case(NEW.person_id, about, turn.nominations_close_at, tablemates => true)
       OR spoke_lately(NEW.person_id, about, greatest(turn.nominations_close_at, now()))) THEN
    RAISE EXCEPTION 'nobody scores what they are tied to' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

-- Whether somebody spoke for a case's nominee in the year before a moment, in any turn of any award.
CREATE FUNCTION spoke_lately(somebody uuid, about nominations, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM nominations n
    LEFT JOIN seconds s ON s.nomination_id = n.id AND s.person_id = somebody
    WHERE (n.nominee_person_id = about.nominee_person_id OR n.nominee_unit_id = about.nominee_unit_id)
      AND n.withdrawn_at IS NULL AND (n.nominated_by = somebody OR s.person_id IS NOT NULL)
      AND CASE WHEN n.nominated_by = somebody THEN n.nominated_at ELSE s.seconded_at END > at - interval '1 year'
  )
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION votes_of_peers() RETURNS trigger LANGUAGE plpgsql AS $$
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
  -- A vote is for the nominee, so a story of one's own about them counts whichever of theirs it names.
  IF tied_to_case(NEW.person_id, about, turn.nominations_close_at, tablemates => false)
     OR EXISTS (SELECT 1 FROM nominations n WHERE n.cycle_id = about.cycle_id AND n.nominated_by = NEW.person_id
       AND n.withdrawn_at IS NULL
       AND (n.nominee_person_id = about.nominee_person_id OR n.nominee_unit_id = about.nominee_unit_id)) THEN
    RAISE EXCEPTION 'nobody votes for what they are tied to' USING ERRCODE = 'TP006';
  END IF;
  RETURN NEW;
END $$;
