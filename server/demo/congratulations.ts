import { getSql } from "@/db/client";
import { congratulate } from "@/features/wall/commands/congratulate";
import { at } from "@/lib/clock";
import { type Cast, personActor } from "./cast";
import { chance } from "./chance";

const NEWEST = 8;
const WORDS = [
  "I was on that shift. Thank you, again.",
  "About time somebody hung this one.",
  "Now the whole floor knows what my table has known for years.",
  "You never said a word about it. Good that others did.",
  "The coffee is on me, for as long as the frame hangs.",
  "Read it twice, smiled twice.",
  "This is the reason why I like it here.",
  "Well deserved. And the portrait is a good one, too.",
  "My customer still asks after you.",
  "Next to this one even the jacket looks calm.",
];

/** Colleagues leave words below the newest frames, on the days after each was announced. */
export async function playCongratulations(cast: Cast): Promise<void> {
  const luck = chance(58);
  const frames = await getSql()<{ winId: string; winnerId: string; announcedAt: string }[]>`
    select id as "winId", winner_person_id as "winnerId", announced_at as "announcedAt" from hung_wins
    where winner_person_id is not null order by month desc, announced_at desc limit ${NEWEST}`;
  for (const { winId, winnerId, announcedAt } of frames) {
    const others = cast.people.filter(({ id, isHere }) => isHere() && id !== winnerId);
    const words = luck.shuffle(WORDS);
    const writers = luck.shuffle(others).slice(0, 2 + luck.upTo(4));
    for (const [i, { id }] of writers.entries()) {
      const later = new Date(Math.min(Date.parse(announcedAt) + (i + 1) * 9_000_000, cast.today.getTime()));
      await at(later, () => congratulate(personActor(id), { winId, words: words[i] ?? "Well done." }));
    }
  }
}
