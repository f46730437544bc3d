import { getSql } from "@/db/client";
import type { BallotAnswers } from "@/features/ballots/rules/paper";
import { getRound } from "@/features/surveys/queries";
import { SYSTEM } from "@/lib/actor";
import * as devices from "@/server/demo/devices";

/** What somebody says: the score, how far they agree with every driver (1 to 5), a comment. */
export type Say = { score: number; agree: number; comment?: string };

/** Answers a pulse for somebody by the ballots' own path: picked up, sealed, dropped in the box. */
export async function answerFor(personId: string, roundId: string, say: Say): Promise<void> {
  await devices.answerFor(personId, roundId, saidOf(await driversOf(roundId), say));
}

/** Everybody who was asked and is not on the list answers. `say` gets each one's place in the row. */
export async function everybodyElseAnswers(
  roundId: string,
  except: string[],
  say: (index: number) => Say,
): Promise<void> {
  const asked = await getSql()<{ id: string }[]>`
    select person_id as id from round_roster where round_id = ${roundId} order by seat_unit_id, person_id`;
  const others = asked.filter(({ id }) => !except.includes(id));
  const drivers = await driversOf(roundId);
  for (const [index, { id }] of others.entries()) {
    await devices.answerFor(id, roundId, saidOf(drivers, say(index)));
  }
}

async function driversOf(roundId: string): Promise<string[]> {
  const { questions } = await getRound(SYSTEM, roundId);
  return questions.flatMap(({ id, kind }) => (kind === "agree" ? [id] : []));
}

function saidOf(drivers: readonly string[], { score, agree, comment = "" }: Say): BallotAnswers {
  const answers = { recommend: score, ...Object.fromEntries(drivers.map((id) => [id, agree])) };
  return { answers, comments: { comment } };
}
