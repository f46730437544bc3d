-- "strict" is a reserved word of PL/pgSQL: unquoted, the trigger refused every change of a round, its close included.
CREATE OR REPLACE FUNCTION round_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.kind, NEW.name, NEW.k, NEW."strict", NEW.sealing_key, NEW.manifest, NEW.opens_at, NEW.closes_at, NEW.eligible)
     IS DISTINCT FROM
     (OLD.id, OLD.kind, OLD.name, OLD.k, OLD."strict", OLD.sealing_key, OLD.manifest, OLD.opens_at, OLD.closes_at, OLD.eligible) THEN
    RAISE EXCEPTION 'what a round promised is frozen once it opens' USING ERRCODE = 'TP002';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
     (('open', 'closed'), ('closed', 'published'), ('open', 'void'), ('closed', 'void')) THEN
    RAISE EXCEPTION 'a round does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;
