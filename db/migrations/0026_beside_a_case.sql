-- What stands beside a case (voices, whom it helped, a file) was read by those who judged it, and hangs below its frame: from
-- the close of nominations on it stays, as the case itself does. Inserting a voice was kept so already.
DROP TRIGGER voices_while_open ON seconds;--> statement-breakpoint
DROP FUNCTION voices_while_open();--> statement-breakpoint
CREATE FUNCTION beside_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM nominations n JOIN cycles c ON c.id = n.cycle_id
      WHERE n.id IN (OLD.nomination_id, NEW.nomination_id) AND c.state <> 'open') THEN
    RAISE EXCEPTION 'nominations are closed' USING ERRCODE = 'TP002';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;--> statement-breakpoint
CREATE TRIGGER beside_while_open BEFORE INSERT OR UPDATE OR DELETE ON seconds FOR EACH ROW EXECUTE FUNCTION beside_while_open();--> statement-breakpoint
CREATE TRIGGER beside_while_open BEFORE INSERT OR UPDATE OR DELETE ON nomination_helped
  FOR EACH ROW EXECUTE FUNCTION beside_while_open();--> statement-breakpoint
CREATE TRIGGER beside_while_open BEFORE INSERT OR UPDATE OR DELETE ON nomination_files
  FOR EACH ROW EXECUTE FUNCTION beside_while_open();--> statement-breakpoint

-- No cases are made away with at once, and nothing of what was decided and corrected.
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON nominations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON seconds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON wins FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON win_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
