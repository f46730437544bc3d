import { randomBytes } from "node:crypto";
import { getSql } from "@/db/client";
import { castSealed } from "@/features/ballots/cast";
import { issueBallot } from "@/features/ballots/issue";
import { sealAnswers } from "@/features/ballots/seal";
import { getRound } from "@/features/surveys/queries";
import { SYSTEM } from "@/lib/actor";
import { acting } from "./find";

/** What somebody says: the score, how far they agree with every driver (1 to 5), a comment. */
export type Say = { score: number; agree: number; comment?: string };

/** Answers for somebody by the ballots' own path, as their device would: picked up, sealed, dropped in the box. */
export async function answerFor(personId: string, roundId: string, say: Say): Promise<void> {
  const { questions } = await getRound(SYSTEM, roundId);
  const drivers = questions.filter(({ kind }) => kind === "agree");
  const answers = { recommend: say.score, ...Object.fromEntries(drivers.map(({ id }) => [id, say.agree])) };
  const token = randomBytes(32).toString("base64url");
  const actor = acting({ id: personId, name: "", given: "", email: "" });
  const { unit, stamp, sealingKey } = await issueBallot(actor, { roundId, token });
  const sealed = sealAnswers(
    sealingKey,
    { round: roundId, unit, token },
    { answers, comment: say.comment ?? "" },
  );
  const outcome = await castSealed({
    round: roundId,
    unit,
    token,
    stamp: Buffer.from(stamp).toString("base64url"),
    version: 1,
    sealed: Buffer.from(sealed).toString("base64url"),
  });
  if (outcome !== "stored") throw new Error(`a ballot was not taken: ${outcome}`);
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
  for (const [index, { id }] of others.entries()) await answerFor(id, roundId, say(index));
}
