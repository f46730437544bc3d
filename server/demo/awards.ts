import type { Actor } from "@/lib/actor";
import { playToday } from "./awards/now";
import { playPast } from "./awards/past";
import { foundProgrammes, screenFromNowOn, setTheClock } from "./awards/programmes";
import { choosePanel, type Stage } from "./awards/stage";
import type { Cast } from "./cast";
import { chance } from "./chance";
import { AWARDS, STORIES } from "./words";

/**
 * A year of awards, played by the rules of each: jackets and others on the wall, and today one award to nominate for, one
 * being screened, one read with the names covered, one with the covers off, one voted on and one about to be announced.
 */
export async function playAwards(cast: Cast, peopleTeam: Actor): Promise<void> {
  const panel = choosePanel(cast);
  const luck = chance(14);
  const untold = luck.shuffle(STORIES);
  const stage: Stage = { cast, peopleTeam, panel, luck, taken: new Set(), untold };
  await foundProgrammes(peopleTeam, cast.today, panel);
  await playPast(
    stage,
    AWARDS.map(({ slug }) => slug),
  );
  await screenFromNowOn(peopleTeam);
  await playToday(stage);
  await setTheClock(peopleTeam);
}
