import { type Bytes, fromHex, toHex } from "../rules/bytes";
import { fingerprintOf, type Paper } from "../rules/manifest";
import { shortPrint, wordsOf } from "../rules/receipt";
import {
  type Draft,
  forgetOldRounds,
  keepDraft,
  keepEnvelope,
  keepSent,
  keepToken,
  readEnvelope,
  readToken,
  recall,
  secretsOf,
} from "./memory";
import { PaperRefused } from "./paper-refused";
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

/** A receipt as people see it: the whole hash in hexadecimal, its four words, its short print, the day of the seal. */
export type ReceiptView = { receipt: string; words: string[]; print: string; sealedOn: string };

/** What this device still knows of somebody's ballot. */
export type Recalled = {
  draft: Draft | null;
  /** Sealed bytes lie here, and nobody has said that the box has them. */
  isSealed: boolean;
  /** The box has what was said last. */
  isSent: boolean;
  receipt: ReceiptView | null;
};

export type Answered =
  | { ok: true; receipt: ReceiptView }
  | {
      ok: false;
      isSealed: boolean;
      sentence: string;
      /** Trying again cannot help. */
      final: boolean;
    };

/** Reads what is kept of a ballot, forgets what is kept of rounds that are over, and fetches the code that seals. */
export async function recallBallot(place: string, round: string, closesAt: Date): Promise<Recalled> {
  await forgetOldRounds(new Date());
  const { draft, envelope, receipt } = await recall(place, { round, closesAt });
  // A page that cannot fetch the code now fetches it when it seals, and says so if it still cannot.
  void loadSealing().catch(() => undefined);
  return {
    draft: draft ?? null,
    isSealed: Boolean(envelope?.message),
    isSent: Boolean(envelope?.sent) && (!draft || Boolean(draft.isSent)),
    receipt: receipt ? viewOf(receipt.receipt, receipt.sealedOn) : null,
  };
}

/**
 * Answers: token, stamp, seal, box. Each thing is on the device before it leaves, so whatever is lost on the way, the
 * same is done again with the same bytes: the same blinded token, and the same sealed message as long as the draft says
 * the same. Other words are a new version. One tab at a time.
 */
export async function answer(seat: Seat, draft: Draft): Promise<Answered> {
  try {
    return await alone(seat.place, async () => {
      await keepDraft(seat.place, draft);
      const { version, receipt } = await sealAndCast(seat, draft);
      const view = viewOf(toHex(receipt), new Date().toISOString().slice(0, 10));
      const { roundId: round, name } = seat;
      const kept = draft.keepReceipt ? { round, name, receipt: view.receipt, sealedOn: view.sealedOn } : null;
      await keepSent(seat.place, version, kept, seat.keepsSaid ? sentOf(draft) : null);
      return { ok: true, receipt: view };
    });
  } catch (error) {
    const envelope = await readEnvelope(seat.place).catch(() => undefined);
    const isSealed = Boolean(envelope?.message);
    return { ok: false, isSealed, ...troubleOf(error, isSealed) };
  }
}

/** Keeps what somebody is writing. @throws when this browser keeps nothing */
export function keepWriting(place: string, draft: Draft): Promise<void> {
  return keepDraft(place, draft);
}

/** The short fingerprint of a manifest, worked out on this device. */
export async function printOf(manifest: string): Promise<string> {
  return shortPrint(await fingerprintOf(manifest));
}

function loadSealing() {
  return Promise.all([import("./token"), import("./seal-ballot")]);
}

function viewOf(receipt: string, sealedOn: string): ReceiptView {
  const hash = fromHex(receipt);
  return { receipt, sealedOn, words: wordsOf(hash), print: shortPrint(hash) };
}

function troubleOf(error: unknown, isSealed: boolean): { sentence: string; final: boolean } {
  if (error instanceof PaperRefused) return { sentence: error.message, final: true };
  if (!(error instanceof NotSent))
    return {
      sentence: "Your answer is still on this device. The seal did not hold; try again.",
      final: false,
    };
  if (error.final) return { sentence: error.message, final: true };
  const safe = isSealed
    ? "Sealed, waiting for signal. Your answer is still on this device, and goes out by itself when the connection is back."
    : "Your answer is still on this device. Try again in a moment.";
  const why = error.code === "no_connection" || error.code === "failed" ? "" : ` ${error.message}`;
  return { sentence: safe + why, final: false };
}

/** A draft that the box has, as it is kept to be added to. */
function sentOf(draft: Draft): Draft {
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
