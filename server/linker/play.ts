import { Logger, runOnce } from "graphile-worker";
import { getDb } from "@/db/client";
import { handleCast } from "@/features/ballots/cast";
import { sealBallot } from "@/features/ballots/device/seal-ballot";
import { finishToken, newToken, type Token } from "@/features/ballots/device/token";
import { issueBallot } from "@/features/ballots/issue";
import { getBallotForm } from "@/features/ballots/queries";
import type { Paper } from "@/features/ballots/rules/manifest";
import type { BallotAnswers } from "@/features/ballots/rules/paper";
import type { PersonActor } from "@/lib/actor";
import { openSession } from "@/lib/auth/sessions";
import { tasks } from "../tasks";

/** A browser that answers as the respondent's page does, step by step. */
export type Device = { paper: Paper; token: Token };

/** Signs in, reads the page, makes a token and has it signed blindly. */
export async function pickUp(actor: PersonActor, roundId: string): Promise<Device> {
  await openSession(getDb(), actor.personId);
  const { paper } = await getBallotForm(actor, roundId);
  const { secrets, blinded } = await newToken(paper);
  const { signature } = await issueBallot(actor, { roundId, blinded });
  return { paper, token: await finishToken(paper, secrets, signature) };
}

/** Seals and sends, without the person. @throws Error when the box says no */
export async function handIn(
  { paper, token }: Device,
  answers: BallotAnswers,
  version = 1,
): Promise<Uint8Array> {
  const { message, receipt } = await sealBallot(paper, token, version, answers);
  const request = new Request("http://localhost/cast", { method: "POST", body: message });
  const answer = await handleCast(request);
  if (!answer.ok) throw new Error(await answer.text());
  return receipt;
}

/** Lets the portal's worker do what is due, so that its tables keep the traces they keep in life. */
export async function workOnce(): Promise<void> {
  await runOnce({
    connectionString: process.env.DATABASE_URL ?? "",
    taskList: tasks,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  });
}
