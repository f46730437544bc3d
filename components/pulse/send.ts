import type { BallotAnswers, CastMessage } from "@/features/ballots/rules";

export type Stamped = { unit: string; stamp: string; sealingKey: string };

/** Why nothing arrived, in a sentence. `final` when trying again cannot help. */
export class NotSent extends Error {
  readonly final: boolean;

  constructor(sentence: string, final: boolean) {
    super(sentence);
    this.final = final;
  }
}

/** Picks up the ballot, signed in: the answer to a repeated request is the same. @throws NotSent */
export async function pickUp(roundId: string, token: string): Promise<Stamped> {
  const response = await reach("/api/ballots/issue", { roundId, token }, {});
  return (await response.json()) as Stamped;
}

/** Seals the answers to the round's key, on this device. The sealing code is loaded here and nowhere else. */
export async function sealMessage(
  round: string,
  { unit, stamp, sealingKey }: Stamped,
  token: string,
  version: number,
  ballot: BallotAnswers,
): Promise<CastMessage> {
  const { sealBallot } = await import("./seal-ballot");
  const sealed = await sealBallot(sealingKey, { round, unit, token }, ballot);
  return { round, unit, token, stamp, version, sealed };
}

/** Drops the sealed message into the box: no cookie, no sign-in, no referrer goes with it. @throws NotSent */
export async function cast(message: CastMessage): Promise<void> {
  await reach("/cast", message, { credentials: "omit", referrerPolicy: "no-referrer" });
}

async function reach(path: string, body: unknown, how: RequestInit): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    cache: "no-store",
    ...how,
  }).catch(() => null);
  if (response?.ok) return response;
  if (!response || response.status >= 500) {
    throw new NotSent(
      "Your answer is still on this device. We could not reach the box; try again in a moment.",
      false,
    );
  }
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new NotSent(message ?? "The box did not take this ballot.", response.status !== 429);
}
