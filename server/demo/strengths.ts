import { getDb } from "@/db/client";
import { strengths } from "@/db/schema";
import { postStrengths } from "@/features/strengths/commands";
import { atOnce, type Cast, personActor } from "./cast";
import { chance } from "./chance";

/** Most people post five to eight strengths; some have not come to it yet, and two strengths nobody lists. */
export async function postStrengthsOfAll(cast: Cast): Promise<void> {
  const luck = chance(88);
  const catalogue = (await getDb().select({ id: strengths.id }).from(strengths)).map(({ id }) => id);
  const listed = catalogue.filter((id) => id !== "bargainer" && id !== "long-view");
  const posting = cast.people
    .filter(() => luck.maybe(0.85))
    .map(({ id }) => ({ id, strengths: luck.shuffle(listed).slice(0, 5 + luck.upTo(4)) }));
  await atOnce(posting, async ({ id, ...posted }) => {
    await postStrengths(personActor(id), posted);
  });
}
