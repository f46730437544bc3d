CREATE INDEX "win_corrections_idx" ON "win_corrections" USING btree ("win_id");--> statement-breakpoint
CREATE INDEX "hung_wins_idx" ON "wins" USING btree ("month","announced_at","id") WHERE "wins"."consent" = 'given' and "wins"."announced_at" is not null;--> statement-breakpoint
CREATE INDEX "hung_wins_award_idx" ON "wins" USING btree ("award_id","month","announced_at","id") WHERE "wins"."consent" = 'given' and "wins"."announced_at" is not null;--> statement-breakpoint

-- The wall is searched by its words, as people are by theirs.
CREATE INDEX wins_words_idx ON wins USING gin (plain_words(citation) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX nominations_words_idx ON nominations USING gin (plain_words(story) gin_trgm_ops);
