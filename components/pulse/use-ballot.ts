import { useEffect, useEffectEvent, useState } from "react";
import type { ReceiptView, Seat } from "@/features/ballots/device/answer";
import { canSeal, type Sealing } from "@/features/ballots/device/can-seal";
import type { Draft } from "@/features/ballots/device/memory";

/** Where the respondent stands: nothing is asked before the browser has shown that it can seal. */
export type Phase = "looking" | "asking" | "sent" | Unable;

/** Why nothing is asked here: the browser cannot seal, or a part of the page did not arrive. */
export type Unable = Exclude<Sealing, "yes"> | "unreached";

/** What stands in the way, in a sentence; `final` when pressing again cannot help. */
export type Trouble = { sentence: string; final: boolean };

/** What the box took: the receipt where this device knows it, and what was sealed in this sitting. */
export type Sent = { receipt: ReceiptView | null; said: Draft | null };

/** The device's own code comes after the page, so that the page is there sooner. */
const device = () => import("@/features/ballots/device/answer");

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
  const [sent, setSent] = useState<Sent>({ receipt: null, said: null });

  useEffect(() => {
    let gone = false;
    const look = async (): Promise<Phase> => {
      const sealing = await canSeal();
      if (sealing !== "yes") return sealing;
      const code = await device().catch(() => null);
      if (!code) return "unreached";
      const kept = await code.recallBallot(place, roundId, new Date(closesAt));
      if (gone) return "looking";
      setDraft(kept.draft ?? NOTHING);
      setIsSealed(kept.isSealed);
      setSent({ receipt: kept.receipt, said: null });
      return kept.isSent ? "sent" : "asking";
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
    void device()
      .then(({ keepWriting }) => keepWriting(place, next))
      .catch(() => undefined);
  };

  const send = async () => {
    setSending(true);
    setTrouble(null);
    try {
      const { answer } = await device();
      const outcome = await answer(seat, draft);
      if (outcome.ok) {
        setSent({ receipt: outcome.receipt, said: draft });
        if (seat.keepsSaid) setDraft({ ...draft, step: 0, isSent: true });
        setPhase("sent");
      } else setTrouble(outcome);
      setIsSealed(!outcome.ok && outcome.isSealed);
    } catch {
      setTrouble({
        sentence: "A part of this page did not arrive. Your answer is still on this device; try again.",
        final: false,
      });
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
