ALTER TABLE "cycles" ADD COLUMN "screen_by" timestamp with time zone;--> statement-breakpoint
-- Turns from before reading had an end get three days, or half of the days there are; awards say the three from now on.
UPDATE cycles SET screen_by = CASE WHEN nominations_close_at + interval '3 days' < decide_by
    THEN nominations_close_at + interval '3 days' ELSE nominations_close_at + (decide_by - nominations_close_at) / 2 END
  WHERE (rules ->> 'screened')::boolean;--> statement-breakpoint
UPDATE awards SET rules = jsonb_set(rules, '{calendar,screenDays}', '3');--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "reading_ends" CHECK (("cycles"."rules" ->> 'screened')::boolean = ("cycles"."screen_by" is not null)
      and "cycles"."screen_by" between "cycles"."nominations_close_at" and "cycles"."decide_by");
