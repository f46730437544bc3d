-- Undoing the last import: a journal of what applying a file changed, written by triggers alone, and the one way in which a
-- team's ceiling may return to what it was before that file. Files of before are let go of: they were kept whole.
DELETE FROM "import_drafts" WHERE "applied_at" IS NULL;--> statement-breakpoint
UPDATE "import_drafts" SET "state" = 'applied' WHERE "applied_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" DROP COLUMN "file";--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "applied_at_a_time" CHECK (("import_drafts"."state" in ('applied', 'undone')) = ("import_drafts"."applied_at" is not null));--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "undone_at_a_time" CHECK (("import_drafts"."state" = 'undone') = ("import_drafts"."undone_at" is not null));
--> statement-breakpoint
CREATE FUNCTION import_row_key(t text, r jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE t WHEN 'teams' THEN r ->> 'unit_id' WHEN 'role_grants' THEN (r ->> 'person_id') || ' ' || (r ->> 'role')
    ELSE r ->> 'id' END
$$;
--> statement-breakpoint
-- The draft that is being applied in this transaction, or null. One that was applied takes no more changes.
CREATE FUNCTION import_under_way() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT d.id FROM import_drafts d
  WHERE d.id = nullif(current_setting('two_pizza.import', true), '')::uuid AND d.applied_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION note_import_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  draft uuid;
BEGIN
  IF coalesce(current_setting('two_pizza.import', true), '') = '' THEN
    RETURN NULL;
  END IF;
  draft := import_under_way();
  IF draft IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO import_changes (draft_id, table_name, row_id, after)
    SELECT draft, TG_TABLE_NAME, import_row_key(TG_TABLE_NAME, to_jsonb(n)), to_jsonb(n) - 'search' FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO import_changes (draft_id, table_name, row_id, before)
    SELECT draft, TG_TABLE_NAME, import_row_key(TG_TABLE_NAME, to_jsonb(o)), to_jsonb(o) - 'search' FROM old_rows o;
  ELSE
    INSERT INTO import_changes (draft_id, table_name, row_id, before, after)
    SELECT draft, TG_TABLE_NAME, o.id::text, to_jsonb(o) - 'search', to_jsonb(n) - 'search'
    FROM old_rows o JOIN new_rows n ON n.id = o.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_import_insert AFTER INSERT ON people REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_update AFTER UPDATE ON people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_insert AFTER INSERT ON seats REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_update AFTER UPDATE ON seats REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_delete AFTER DELETE ON seats REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_insert AFTER INSERT ON unit_versions REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_update AFTER UPDATE ON unit_versions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_delete AFTER DELETE ON unit_versions REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_insert AFTER INSERT ON units REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
CREATE TRIGGER note_import_delete AFTER DELETE ON role_grants REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
--> statement-breakpoint
-- Every seat writes its team's counter, so only a changed ceiling is noted, row by row.
CREATE FUNCTION note_import_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  draft uuid := import_under_way();
BEGIN
  IF draft IS NOT NULL THEN
    INSERT INTO import_changes (draft_id, table_name, row_id, before, after)
    VALUES (draft, 'teams', NEW.unit_id::text, jsonb_build_object('ceiling', OLD.ceiling), jsonb_build_object('ceiling', NEW.ceiling));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_import_ceiling AFTER UPDATE OF ceiling ON teams FOR EACH ROW
  WHEN (OLD.ceiling IS DISTINCT FROM NEW.ceiling AND coalesce(current_setting('two_pizza.import', true), '') <> '')
  EXECUTE FUNCTION note_import_ceiling();
--> statement-breakpoint
-- The journal is believed when a ceiling returns: nobody writes it by hand, and what it says stays.
CREATE FUNCTION changes_are_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'what an import changed is noted by the database alone' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER changes_are_noted BEFORE INSERT OR UPDATE ON import_changes
  FOR EACH ROW EXECUTE FUNCTION changes_are_noted();
--> statement-breakpoint
-- A file is undone once, while it is the last one, within thirty days.
CREATE FUNCTION undone_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.applied_at IS NOT NULL AND NEW.applied_at IS DISTINCT FROM OLD.applied_at
     OR OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at THEN
    RAISE EXCEPTION 'a file is applied once and undone once' USING ERRCODE = 'TP002';
  END IF;
  IF OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND (
    OLD.applied_at IS NULL OR NEW.undone_at > OLD.applied_at + interval '30 days'
    OR EXISTS (SELECT 1 FROM import_drafts d WHERE d.applied_at > OLD.applied_at AND d.undone_at IS NULL)
  ) THEN
    RAISE EXCEPTION 'only the last file is undone, within thirty days' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER undone_once BEFORE UPDATE OF applied_at, undone_at ON import_drafts
  FOR EACH ROW EXECUTE FUNCTION undone_once();
--> statement-breakpoint
-- A ceiling only falls; but where an import let it fall and this very transaction undoes that import, it may return to what
-- it was before it, and no higher.
CREATE OR REPLACE FUNCTION ceiling_only_falls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ceiling IS NOT NULL AND (OLD.ceiling IS NULL OR NEW.ceiling > OLD.ceiling) AND NOT EXISTS (
    SELECT 1 FROM import_drafts d JOIN import_changes c ON c.draft_id = d.id
    WHERE d.undone_at IS NOT NULL AND d.xmin = pg_current_xact_id()::xid
      AND c.table_name = 'teams' AND c.row_id = NEW.unit_id::text AND (c.before ->> 'ceiling')::integer >= NEW.ceiling
  ) THEN
    RAISE EXCEPTION 'a team''s ceiling only falls' USING ERRCODE = 'TP001', DETAIL = NEW.unit_id::text;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What returned is for those who sat there before the import. At commit the ceiling falls to as many as sit there of them,
-- and whoever came since has to fit under it.
CREATE FUNCTION returned_ceiling_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  everybodys integer := (SELECT team_limit FROM company);
  undone timestamptz := (SELECT max(applied_at) FROM import_drafts WHERE undone_at IS NOT NULL AND xmin = pg_current_xact_id()::xid);
  held integer;
  sitting integer;
BEGIN
  SELECT count(*) FILTER (WHERE lower(valid) < undone), count(*) INTO held, sitting
  FROM seats WHERE unit_id = NEW.unit_id AND upper_inf(valid);
  IF sitting > greatest(everybodys, held) AND NOT EXISTS (
    SELECT 1 FROM team_waivers w WHERE w.unit_id = NEW.unit_id AND w.valid @> now() AND w.seats >= sitting
  ) THEN
    RAISE EXCEPTION 'a ceiling returns for those who sat there before' USING ERRCODE = 'TP001', DETAIL = NEW.unit_id::text;
  END IF;
  UPDATE teams SET ceiling = CASE WHEN held <= everybodys THEN NULL ELSE held END
  WHERE unit_id = NEW.unit_id AND ceiling > held;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER returned_ceiling_fits AFTER UPDATE OF ceiling ON teams
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.ceiling IS NOT NULL AND (OLD.ceiling IS NULL OR NEW.ceiling > OLD.ceiling))
  EXECUTE FUNCTION returned_ceiling_fits();
