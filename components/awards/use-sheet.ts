import { unstable_rethrow } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { keepScores } from "@/features/awards/actions";
import { forgetSheet, keepSheetHere, recallSheet, type SheetOf } from "./sheet-on-device";

type Scores = (number | null)[];

/** What became of the scores given so far. */
export type Kept = { how: "kept" | "here" } | { how: "refused"; words: string };

/** Long enough to give the next score before the last ones are sent. */
const PAUSE = 400;

/**
 * A judge's scores for one story, kept as they are given: on the device at once, in the portal after a moment, and once more
 * when a lost connection is back.
 */
export function useSheet(of: SheetOf, kept: Scores) {
  const [scores, setScores] = useState(kept);
  const [outcome, setOutcome] = useState<Kept | null>(null);
  const [, begin] = useTransition();
  const timer = useRef<number>(undefined);

  const send = (given: Scores) =>
    begin(async () => {
      try {
        const result = await keepScores(null, sheetForm(of.nominationId, given));
        setOutcome(result.ok ? { how: "kept" } : { how: "refused", words: result.message });
        forgetSheet(of);
      } catch (error) {
        unstable_rethrow(error);
        setOutcome({ how: "here" });
      }
    });

  const give = (criterion: number, score: number) => {
    const given = scores.map((one, i) => (i === criterion ? score : one));
    setScores(given);
    keepSheetHere(of, given);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(given), PAUSE);
  };

  const sendWaiting = useEffectEvent(() => {
    const waiting = recallSheet(of);
    if (!waiting) return;
    setScores(waiting);
    send(waiting);
  });
  useEffect(() => {
    const back = () => sendWaiting();
    back();
    window.addEventListener("online", back);
    return () => {
      window.removeEventListener("online", back);
      window.clearTimeout(timer.current);
    };
  }, []);
  return { scores, give, outcome };
}

function sheetForm(nominationId: string, scores: Scores): FormData {
  const form = new FormData();
  form.set("nominationId", nominationId);
  for (const [i, score] of scores.entries()) form.set(`score${i}`, String(score ?? ""));
  return form;
}
