import { getDb } from "@/db/client";
import { readAsked } from "@/features/services/queries/read-rounds";
import * as devices from "@/server/demo/devices";

/** What somebody says of one service. */
export type Rating = { slug: string; score: number; passedOn?: number; words?: string };

/** Rates services for somebody, all on one ballot, by the ballots' own path: picked up, sealed, dropped in the box. */
export async function rateFor(personId: string, roundId: string, ratings: readonly Rating[]): Promise<void> {
  const asked = await readAsked(getDb(), roundId);
  const answers: Record<string, number> = {};
  const comments: Record<string, string> = {};
  for (const { slug, score, passedOn = 0, words } of ratings) {
    const keys = asked.find((service) => service.slug === slug)?.keys;
    if (!keys) throw new Error(`the round does not ask about ${slug}`);
    answers[keys.score] = score;
    answers[keys.passed] = passedOn;
    if (words) comments[keys.words] = words;
  }
  await devices.answerFor(personId, roundId, { answers, comments });
}
