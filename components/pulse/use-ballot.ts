import { useEffect, useEffectEvent, useState } from "react";
import { answer, loadSealing, type Seat, sentOf } from "@/features/ballots/device/answer";
import { canSeal, type Sealing } from "@/features/ballots/device/can-seal";
import {
  type Draft,
  forgetOldRounds,
  keepDraft,
  readEnvelope,
  recall,
} from "@/features/ballots/device/memory";
import { PaperRefused } from "@/features/ballots/device/paper-refused";
import { NotSent } from "@/features/ballots/device/send";
import { toHex } from "@/features/ballots/rules/bytes";

/** Where the respondent stands: nothing is asked before the browser has shown that it can seal. */
export type Phase = "looking" | "asking" | "sent" | Exclude<Sealing, "yes">;

/** What stands in the way, in a sentence; `final` when pressing again cannot help. */
export type Trouble = { sentence: string; final: boolean };

/** What the box took: the receipt where this device knows it, and what was sealed in this sitting. */
export type Sent = { receipt: string | null; sealedOn: string | null; said: Draft | null };

const NOTHING: Draft = { step: 0, answers: {}, comments: {}, keepReceipt: true };

/**
 * One person's ballot in one round, from the first answer to the receipt: kept on the device until the box has it, sent
 * again when the connection comes back, answered anew (or added to, where the seat keeps what was said) as often as they
 * like.
 * @param closesAt when the round closes, as an ISO time
 */
export function useBallot(seat: Seat, closesAt: string) {
  const { place, roundId } = seat;
  const [phase, setPhase] = useState<Phase>("looking");
  const [draft, setDraft] = useState(NOTHING);
  const [isSealed, setIsSealed] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [sent, setSent] = useState<Sent>({ receipt: null, sealedOn: null, said: null });

  useEffect(() => {
    let gone = false;
    const look = async (): Promise<Phase> => {
      const sealing = await canSeal();
      if (sealing !== "yes") return sealing;
      await forgetOldRounds(new Date());
      const kept = await recall(place, { round: roundId, closesAt: new Date(closesAt) });
      if (gone) return "looking";
      setDraft(kept.draft ?? NOTHING);
      setIsSealed(Boolean(kept.envelope?.message));
      const { receipt = null, sealedOn = null } = kept.receipt ?? {};
      setSent({ receipt, sealedOn, said: null });
      // A page that cannot fetch the code now fetches it when it seals, and says so if it still cannot.
      void loadSealing().catch(() => undefined);
      return kept.envelope?.sent && (!kept.draft || kept.draft.isSent) ? "sent" : "asking";
    };
    void look()
      .catch((): Phase => "forgetful")
      .then((found) => gone || setPhase(found));
    return () => {
      gone = true;
    };
  }, [place, roundId, closesAt]);

  const keep = (change: Partial<Draft>) => {
    const next = { ...draft, isSent: false, ...change };
    setDraft(next);
    if ("answers" in change || "comments" in change) setIsSealed(false);
    // What cannot be kept now is kept when it is sealed, and that says so if it cannot.
    void keepDraft(place, next).catch(() => undefined);
  };

  const send = async () => {
    setSending(true);
    setTrouble(null);
    try {
      const receipt = await answer(seat, draft);
      setSent({ receipt: toHex(receipt), sealedOn: new Date().toISOString().slice(0, 10), said: draft });
      if (seat.keepsSaid) setDraft(sentOf(draft));
      setIsSealed(false);
      setPhase("sent");
    } catch (error) {
      const waits = Boolean((await readEnvelope(place).catch(() => undefined))?.message);
      setIsSealed(waits);
      setTrouble(troubleOf(error, waits));
    } finally {
      setSending(false);
    }
  };

  const sendAgain = useEffectEvent(() => {
    if (isSealed && trouble && !trouble.final && !sending) void send();
  });
  useEffect(() => {
    const again = () => sendAgain();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);

  const anew = () => {
    setDraft(seat.keepsSaid ? { ...draft, step: 0 } : { ...NOTHING, keepReceipt: draft.keepReceipt });
    setTrouble(null);
    setPhase("asking");
  };
  return { phase, draft, isSealed, sending, trouble, sent, keep, send, anew, setTrouble };
}

function troubleOf(error: unknown, waits: boolean): Trouble {
  if (error instanceof PaperRefused) return { sentence: error.message, final: true };
  if (!(error instanceof NotSent)) {
    const sentence = "Your answer is still on this device. The seal did not hold; try again.";
    return { sentence, final: false };
  }
  if (error.final) return { sentence: error.message, final: true };
  const safe = waits
    ? "Sealed, waiting for signal. Your answer is still on this device, and goes out by itself when the connection is back."
    : "Your answer is still on this device. Try again in a moment.";
  const why = error.code === "no_connection" || error.code === "failed" ? "" : ` ${error.message}`;
  return { sentence: `${safe}${why}`, final: false };
}
