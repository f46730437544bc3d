ALTER TABLE "asks" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "strengths" ADD COLUMN "words" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "asks_asker_idx" ON "asks" USING btree ("asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "asks_time_idx" ON "asks" USING btree ("asked_at","person_id");--> statement-breakpoint
CREATE INDEX "person_strengths_strength_idx" ON "person_strengths" USING btree ("strength_id","position","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "strengths_name_key" ON "strengths" USING btree (lower(btrim("name")));--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "seen_once_answered" CHECK ("asks"."seen_at" is null or "asks"."answered_at" is not null);--> statement-breakpoint
ALTER TABLE "strengths" ADD CONSTRAINT "everyday_words_are_few" CHECK (length("strengths"."words") <= 400);
--> statement-breakpoint
-- Units are searched by their words, as people are.
CREATE INDEX unit_versions_words_idx ON unit_versions USING gin (plain_words(name) gin_trgm_ops);--> statement-breakpoint
-- Sixteen more strengths beside the first 24, none a vendor's; a company that has one of that name already keeps its own.
INSERT INTO strengths (id, family, name, hint, position) VALUES
  ('starter', 'hands', 'Starter', 'Has begun while we still talk.', 25),
  ('promise-keeper', 'hands', 'Promise keeper', 'Said Tuesday, came on Tuesday.', 26),
  ('tool-maker', 'hands', 'Tool maker', 'Builds the thing that does it for us.', 27),
  ('improviser', 'hands', 'Improviser', 'Tape, a spoon, and it holds till morning.', 28),
  ('number-reader', 'head', 'Number reader', 'Finds the one row that is wrong.', 29),
  ('risk-spotter', 'head', 'Risk spotter', 'Knows where it will leak.', 30),
  ('quick-study', 'head', 'Quick study', 'New to it on Monday, helps on Friday.', 31),
  ('untangler', 'head', 'Untangler', 'Pulls the one string that matters.', 32),
  ('encourager', 'heart', 'Encourager', 'Says the good word out loud.', 33),
  ('noticer', 'heart', 'Noticer', 'Sees who has gone quiet.', 34),
  ('sharer', 'heart', 'Sharer', 'Gives away the credit, and the recipe.', 35),
  ('endless-patience', 'heart', 'Endless patience', 'The fifth time sounds like the first.', 36),
  ('writer', 'voice', 'Writer', 'You read it once and you know.', 37),
  ('presenter', 'voice', 'Presenter', 'Steps up front, and the room listens.', 38),
  ('customers-voice', 'voice', 'Customer’s voice', 'Says what the customer would say.', 39),
  ('persuader', 'voice', 'Persuader', 'You came to say no.', 40)
ON CONFLICT DO NOTHING;--> statement-breakpoint
-- What people type who need one: the strength is found by these besides its name and its hint.
UPDATE strengths SET words = said.words FROM (VALUES
  ('fixer', 'repair, broken, mend, fault, outage, crash, bug, stuck, breakdown'),
  ('finisher', 'finish, done, complete, deadline, last mile, loose ends, overdue, ship'),
  ('planner', 'plan, schedule, timeline, project, steps, roadmap, milestones, organise'),
  ('organiser', 'tidy, sort, order, mess, event, move, archive, logistics'),
  ('builder', 'build, prototype, make, craft, assemble, set up, construct'),
  ('safe-pair-of-hands', 'careful, safe, backup, migration, reliable, trust, checklist, critical'),
  ('fact-finder', 'facts, research, evidence, investigate, logs, find out, source, truth'),
  ('questioner', 'question, challenge, review, second opinion, why, assumption, doubt'),
  ('pattern-spotter', 'pattern, trend, analysis, diagnose, root cause, repeat, connection'),
  ('inventor', 'idea, invent, creative, brainstorm, new, design, sketch, concept'),
  ('simplifier', 'simple, simplify, complicated, complex, cut, shorten, clear, process'),
  ('long-view', 'strategy, future, vision, direction, years, goal, long term'),
  ('calm-in-a-rush', 'calm, angry, upset, stress, emergency, incident, crisis, urgent, panic, complaint, pressure'),
  ('listener', 'listen, talk, hear, ear, worry, personal, trouble, confide, feedback'),
  ('teacher', 'teach, learn, train, explain, course, coach, mentor, show how, lesson, beginner'),
  ('peacemaker', 'conflict, argument, quarrel, fight, mediate, dispute, tension, disagree'),
  ('host', 'welcome, party, lunch, visitor, guest, newcomer, first day, celebrate'),
  ('backer', 'support, backing, courage, defend, stand by, ally, confidence'),
  ('storyteller', 'story, presentation, case, message, slides, tell, article, pitch'),
  ('straight-talker', 'honest, feedback, candid, frank, truth, difficult conversation, bad news'),
  ('rallier', 'motivate, energy, kickoff, morale, lead, excite, team spirit, launch'),
  ('bargainer', 'negotiate, deal, contract, price, supplier, discount, terms, vendor'),
  ('translator', 'translate, jargon, technical, explain, language, interpret, non technical, plain words'),
  ('door-opener', 'contact, introduce, network, know somebody, connection, partner, reach'),
  ('starter', 'start, begin, first step, pilot, kick off, initiative, try'),
  ('promise-keeper', 'promise, on time, depend, rely, commitment, follow up, punctual'),
  ('tool-maker', 'tool, script, automate, automation, spreadsheet, template, macro, shortcut'),
  ('improviser', 'improvise, workaround, makeshift, last minute, no budget, quick fix, rescue'),
  ('number-reader', 'numbers, figures, budget, spreadsheet, statistics, data, forecast, calculation, report'),
  ('risk-spotter', 'risk, danger, security, audit, weak spot, worst case, check, warning'),
  ('quick-study', 'new topic, unknown, learn fast, pick up, unfamiliar, switch'),
  ('untangler', 'tangle, knot, mess, confusing, complicated, legacy, messy, sort out, unravel'),
  ('encourager', 'encourage, praise, cheer, nervous, confidence, motivation, thank'),
  ('noticer', 'notice, care, quiet, mood, wellbeing, attention, detail, overlooked'),
  ('sharer', 'share, knowledge, document, recipe, handover, credit, generous'),
  ('endless-patience', 'patient, patience, slow, again, difficult customer, repeat, elderly, calm'),
  ('writer', 'write, text, letter, mail, document, wording, proofread, edit, announcement'),
  ('presenter', 'present, talk, stage, speech, demo, slides, audience, webinar, speak'),
  ('customers-voice', 'customer, client, user, complaint, service, feedback, satisfaction, experience'),
  ('persuader', 'persuade, convince, sell, pitch, argue, win over, buy in, stakeholder')
) AS said (id, words) WHERE strengths.id = said.id;
