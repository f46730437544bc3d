import { type Bytes, toHex } from "../rules/bytes";
import type { Paper } from "../rules/manifest";
import {
  type Draft,
  keepDraft,
  keepEnvelope,
  keepSent,
  keepToken,
  readEnvelope,
  readToken,
  secretsOf,
} from "./memory";
import { cast, fetchFingerprint, fetchStamp, NotSent } from "./send";
import type { Token } from "./token";

/** One person in one round on this device: where things are kept, what is answered, and where the box stands. */
export type Seat = {
  place: string;
  roundId: string;
  name: string;
  paper: Paper;
  boxUrl: string;
  /** Whether what was said stays on the device until the round is over, to be added to. */
  keepsSaid?: boolean;
};

/** The code that blinds and seals: loaded while the person reads, and only on a page that asks. */
export function loadSealing() {
  return Promise.all([import("./token"), import("./seal-ballot")]);
}

/**
 * Answers: token, stamp, seal, box. Each thing is on the device before it leaves, so whatever is lost on the way, the
 * same is done again with the same bytes: the same blinded token, and the same sealed message as long as the draft says
 * the same. Other words are a new version. One tab at a time.
 * @returns the receipt
 * @throws NotSent, PaperRefused
 */
export function answer(seat: Seat, draft: Draft): Promise<Bytes> {
  return alone(seat.place, async () => {
    await keepDraft(seat.place, draft);
    const { version, receipt } = await sealAndCast(seat, draft);
    const { roundId: round, name } = seat;
    const kept = { round, name, receipt: toHex(receipt), sealedOn: new Date().toISOString().slice(0, 10) };
    await keepSent(
      seat.place,
      version,
      draft.keepReceipt ? kept : null,
      seat.keepsSaid ? sentOf(draft) : null,
    );
    return receipt;
  });
}

/** A draft that the box has, as it is kept to be added to. */
export function sentOf(draft: Draft): Draft {
  return { ...draft, step: 0, isSent: true };
}

async function sealAndCast(
  seat: Seat,
  draft: Draft,
  again = false,
): Promise<{ version: number; receipt: Bytes }> {
  const { version, message, receipt } = await sealedOf(seat, draft);
  try {
    await cast(seat.boxUrl, message);
    return { version, receipt };
  } catch (error) {
    if (again || !(error instanceof NotSent) || error.code !== "used_token") throw error;
    // The box has other bytes of this version, from before this device lost its memory of them: a higher one replaces.
    await keepEnvelope(seat.place, { version, sent: false });
    return sealAndCast(seat, draft, true);
  }
}

async function sealedOf(seat: Seat, { answers, comments }: Draft) {
  const says = JSON.stringify([answers, comments]);
  const before = await readEnvelope(seat.place);
  if (before?.message && before.receipt && before.says === says) {
    return { version: before.version, message: before.message, receipt: before.receipt };
  }
  const [, { sealBallot }] = await loadSealing();
  const version = (before?.version ?? 0) + 1;
  const token = await tokenOf(seat);
  const sealed = await sealBallot(seat.paper, token, version, { answers, comments });
  await keepEnvelope(seat.place, { version, sent: false, says, ...sealed });
  return { version, ...sealed };
}

async function tokenOf({ place, roundId, paper }: Seat): Promise<Token> {
  const before = await readToken(place);
  if (before) return before;
  const [{ newToken, finishToken }] = await loadSealing();
  const secrets = await secretsOf(place, async () => {
    const fingerprint = await fetchFingerprint(roundId);
    return (await newToken(paper, { round: roundId, fingerprint })).secrets;
  });
  const token = await finishToken(paper, secrets, await fetchStamp(roundId, secrets.blinded));
  await keepToken(place, token);
  return token;
}

function alone<T>(place: string, act: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(`two-pizza.${place}`, act) : act();
}
