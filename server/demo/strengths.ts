import { getDb } from "@/db/client";
import { strengths } from "@/db/schema";
import { postStrengths } from "@/features/strengths/commands";
import { atOnce, type Cast, personActor } from "./cast";
import { chance } from "./chance";

/** Most people post five to eight strengths; some have not come to it yet, and two strengths nobody lists. */
export async function postStrengthsOfAll(cast: Cast): Promise<void> {
  const luck = chance(88);
  const catalogue = (
    await getDb().select({ id: strengths.id }).from(strengths).orderBy(strengths.position)
  ).map(({ id }) => id);
  const listed = catalogue.filter((id) => id !== "bargainer" && id !== "long-view");
  const posting = cast.people
    .filter(() => luck.maybe(0.85))
    .map(({ id }) => ({ id, strengths: some(listed, luck).slice(0, 5 + luck.upTo(4)) }));
  await atOnce(posting, async ({ id, ...posted }) => {
    await postStrengths(personActor(id), posted);
  });
}

/** In a random order in which some come early more often: every company has many of one kind and few of another. */
function some(listed: string[], luck: ReturnType<typeof chance>): string[] {
  return listed
    .map((id, i) => ({ id, key: luck.next() ** (1 + (i % 5) / 3) }))
    .sort((a, b) => b.key - a.key)
    .map(({ id }) => id);
}
