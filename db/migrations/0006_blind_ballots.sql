-- Ballots become blind-signed and sealed under keys of their own; service rounds become ballots too. A round that was
-- open or uncounted under the older stamps cannot be counted under the new rules: it is voided, in words.

DELETE FROM sealed_ballots;
DELETE FROM issuances;
UPDATE rounds SET state = 'void', close_reason = 'The portal was renewed while this round was under way, so nothing of it was counted. Please ask again.'
  WHERE state IN ('open', 'closed');

DROP TABLE answer_comments;
DROP TABLE named_ratings;

-- ── Rounds ──────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE rounds DROP CONSTRAINT "known_round_states";
DROP INDEX "one_open_round_of_a_kind";
ALTER TABLE rounds ALTER COLUMN manifest SET DATA TYPE text;
ALTER TABLE rounds ALTER COLUMN manifest DROP NOT NULL;
ALTER TABLE rounds ADD COLUMN counted integer;
CREATE UNIQUE INDEX "one_open_round_of_a_kind" ON rounds USING btree (kind) WHERE rounds.state in ('cutting', 'open');
ALTER TABLE rounds ADD CONSTRAINT "known_round_states" CHECK (rounds.state in ('cutting', 'open', 'closed', 'published', 'void'));
ALTER TABLE rounds ADD CONSTRAINT "a_round_promises" CHECK (rounds.state in ('cutting', 'void') or rounds.manifest is not null);

ALTER TABLE round_questions ADD COLUMN key text;
ALTER TABLE round_questions ADD COLUMN service_id uuid CONSTRAINT "round_questions_service_id_services_id_fk" REFERENCES services(id);
ALTER TABLE round_questions DISABLE TRIGGER frozen;
UPDATE round_questions SET key = question_id;
ALTER TABLE round_questions ENABLE TRIGGER frozen;
ALTER TABLE round_questions ALTER COLUMN key SET NOT NULL;
ALTER TABLE round_questions ADD CONSTRAINT "keys_name_one_question" UNIQUE (round_id, key);

INSERT INTO questions (id, kind, text, position) VALUES
  ('service-words', 'comment', 'What was good, and what would make it better?', 32);

-- What a round promised never changes; while its keys are cut it only waits for them, then its state moves forward.
CREATE OR REPLACE FUNCTION round_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.kind, NEW.name, NEW.k, NEW."strict", NEW.opens_at, NEW.closes_at, NEW.eligible)
     IS DISTINCT FROM (OLD.id, OLD.kind, OLD.name, OLD.k, OLD."strict", OLD.opens_at, OLD.closes_at, OLD.eligible)
     OR (OLD.state <> 'cutting' AND (NEW.sealing_key, NEW.manifest)
         IS DISTINCT FROM (OLD.sealing_key, OLD.manifest)) THEN
    RAISE EXCEPTION 'what a round promised is frozen once it opens' USING ERRCODE = 'TP002';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
     (('cutting', 'open'), ('open', 'closed'), ('closed', 'published'),
      ('cutting', 'void'), ('open', 'void'), ('closed', 'void')) THEN
    RAISE EXCEPTION 'a round does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

-- ── Keys, board, turnouts, progress ─────────────────────────────────────────────────────────────────────────────

CREATE TABLE "unit_keys" (
	"round_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"eligible" integer NOT NULL,
	"modulus" "bytea" NOT NULL,
	CONSTRAINT "unit_keys_round_id_unit_id_pk" PRIMARY KEY("round_id","unit_id"),
	CONSTRAINT "unit_keys_round_id_unit_id_round_units_round_id_unit_id_fk" FOREIGN KEY ("round_id","unit_id") REFERENCES round_units("round_id","unit_id"),
	CONSTRAINT "keys_have_2048_bits" CHECK (octet_length("unit_keys"."modulus") = 256)
);

CREATE TABLE "board" (
	"round_id" uuid NOT NULL CONSTRAINT "board_round_id_rounds_id_fk" REFERENCES rounds(id),
	"hash" "bytea" NOT NULL,
	CONSTRAINT "board_round_id_hash_pk" PRIMARY KEY("round_id","hash"),
	CONSTRAINT "receipts_are_hashes" CHECK (octet_length("board"."hash") = 32)
);

CREATE TABLE "turnouts" (
	"round_id" uuid NOT NULL CONSTRAINT "turnouts_round_id_rounds_id_fk" REFERENCES rounds(id),
	"unit_id" uuid NOT NULL CONSTRAINT "turnouts_unit_id_units_id_fk" REFERENCES units(id),
	"issued" integer NOT NULL,
	"cast" integer NOT NULL,
	CONSTRAINT "turnouts_round_id_unit_id_pk" PRIMARY KEY("round_id","unit_id"),
	CONSTRAINT "cast_what_was_issued" CHECK ("turnouts"."cast" between 0 and "turnouts"."issued")
);

CREATE TABLE "progress" (
	"task" text PRIMARY KEY NOT NULL,
	"done" integer NOT NULL,
	"total" integer NOT NULL
);

CREATE FUNCTION only_while_cutting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM rounds WHERE id = NEW.round_id AND state = 'cutting') THEN
    RAISE EXCEPTION 'keys are cut before a round opens' USING ERRCODE = 'TP002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER only_while_cutting BEFORE INSERT ON unit_keys FOR EACH ROW EXECUTE FUNCTION only_while_cutting();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON unit_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_after_close BEFORE INSERT ON board FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON board FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_after_close BEFORE INSERT ON turnouts FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON turnouts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_all BEFORE TRUNCATE ON board FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── The box and the list of those who picked up a ballot ────────────────────────────────────────────────────────

ALTER TABLE issuances DROP COLUMN request_mac, DROP COLUMN issued_at, ADD COLUMN blinded_hash bytea NOT NULL;
ALTER TABLE issuances ADD CONSTRAINT "blinded_values_are_hashed" CHECK (octet_length(issuances.blinded_hash) = 32);

ALTER TABLE sealed_ballots DROP CONSTRAINT "sealed_ballots_round_id_token_hash_pk";
ALTER TABLE sealed_ballots DROP COLUMN token_hash, ADD COLUMN public_key bytea NOT NULL;
ALTER TABLE sealed_ballots ADD CONSTRAINT "sealed_ballots_round_id_public_key_pk" PRIMARY KEY (round_id, public_key);
ALTER TABLE sealed_ballots ADD CONSTRAINT "keys_are_points" CHECK (octet_length(sealed_ballots.public_key) = 65);

-- ── Answers become counts ───────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE answers RENAME TO answers_one_by_one;
ALTER TABLE answers_one_by_one DISABLE TRIGGER USER;
CREATE TABLE "answers" (
	"round_id" uuid NOT NULL CONSTRAINT "answers_round_id_rounds_id_fk" REFERENCES rounds(id),
	"service_id" uuid CONSTRAINT "answers_service_id_services_id_fk" REFERENCES services(id),
	"block_id" uuid NOT NULL,
	"question_id" text NOT NULL CONSTRAINT "answers_question_id_questions_id_fk" REFERENCES questions(id),
	"value" smallint NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "an_answer_is_counted_once" UNIQUE NULLS NOT DISTINCT("round_id","service_id","block_id","question_id","value"),
	CONSTRAINT "answers_are_small_numbers" CHECK ("answers"."value" between 0 and 10),
	CONSTRAINT "counts_count" CHECK ("answers"."n" > 0)
);
INSERT INTO answers (round_id, block_id, question_id, value, n)
  SELECT round_id, block_id, question_id, value, count(*) FROM answers_one_by_one GROUP BY 1, 2, 3, 4;
DROP TABLE answers_one_by_one;
CREATE TRIGGER only_after_close BEFORE INSERT ON answers FOR EACH ROW EXECUTE FUNCTION only_after_close();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON answers FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE published_comments ADD COLUMN service_id uuid CONSTRAINT "published_comments_service_id_services_id_fk" REFERENCES services(id);
ALTER TABLE published_comments DROP CONSTRAINT "published_comments_round_id_unit_id_position_pk";
ALTER TABLE published_comments ADD CONSTRAINT "a_comment_is_published_once" UNIQUE NULLS NOT DISTINCT (round_id, service_id, unit_id, position);
