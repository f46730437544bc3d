import { getDb } from "@/db/client";
import { tallyRound } from "@/features/ballots/tally/tally";
import { closeRound, openRound } from "@/features/surveys/commands";
import { getRound, readDrivers } from "@/features/surveys/queries";
import { driversDue } from "@/features/surveys/rules";
import { type Actor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { CLOSED_ROUNDS, daysAgo, quarterly } from "./calendar";
import { atOnce, type Cast } from "./cast";
import { answerFor } from "./devices";
import { cutByTheClock } from "./keys";
import { moods } from "./moods";

const DRIVERS_ASKED = 4;

/**
 * One pulse of the demo company, answered by the ballots' own path: picked up, sealed, cast; counted when it is not the
 * open one. `ago` counts quarters back, 0 is open with about 70% in the box.
 */
export async function playPulse(cast: Cast, peopleTeam: Actor, ago: number): Promise<void> {
  const { opens, closes, season } = quarterly(cast.today, ago, 5, 11);
  const roundId = await at(opens, async () => {
    const questionIds = driversDue(await readDrivers(getDb()), DRIVERS_ASKED);
    const opened = await openRound(peopleTeam, {
      name: `${season} pulse`,
      closesAt: closes,
      questionIds,
      strict: false,
    });
    await cutByTheClock(opened.roundId);
    return opened.roundId;
  });
  const during = ago === 0 ? daysAgo(cast.today, 1) : daysAgo(closes, 2);
  await at(during, () => answerAll(cast, roundId, CLOSED_ROUNDS - ago, ago === 0 ? 0.71 : 0.84));
  if (ago === 0) return;
  await at(closes, async () => {
    await closeRound(SYSTEM, { roundId });
    await tallyRound(SYSTEM, { roundId });
  });
}

async function answerAll(cast: Cast, roundId: string, round: number, share: number): Promise<void> {
  const { questions } = await getRound(SYSTEM, roundId);
  const drivers = questions.filter((question) => question.kind === "agree");
  const mood = moods(cast.people.map(({ person }) => person));
  const answering = cast.people.filter(
    ({ person, isHere }) => isHere() && mood.answers(person, round, share),
  );
  await atOnce(answering, async ({ id, person }) => {
    const { recommend, agree, comment } = mood.of(person, round);
    const answers = { recommend, ...Object.fromEntries(drivers.map(({ id: key }) => [key, agree(key)])) };
    await answerFor(id, roundId, { answers, comments: comment ? { comment } : {} });
  });
}
