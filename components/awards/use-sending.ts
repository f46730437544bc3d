import { unstable_rethrow, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useTransition } from "react";
import { nominate, saveDraft } from "@/features/awards/actions";
import { formOf } from "@/features/awards/rules/draft";
import type { CaseDraft } from "@/features/awards/types";
import type { Result } from "@/lib/result";
import { forgetOnDevice } from "./draft-on-device";

/** What became of the last press: an answer, nothing yet, or a request that was lost on its way. */
type Outcome = { result: Result | null; isLost: boolean };

/**
 * Sends a case or keeps it for later. A request that is lost on its way is not given up: it goes out once more when the
 * connection is back, and the server makes one case of both.
 * @param isUnsent whether the case waits for a connection; kept with the draft
 */
export function useSending(
  draft: CaseDraft,
  {
    isUnsent,
    setUnsent,
    onSent,
  }: { isUnsent: boolean; setUnsent: (unsent: boolean) => void; onSent: () => void },
) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>({ result: null, isLost: false });
  const [busy, setBusy] = useState<"sending" | "keeping" | null>(null);
  const [, begin] = useTransition();

  const send = () =>
    begin(async () => {
      setBusy("sending");
      try {
        const result = await nominate(null, formOf(draft));
        setUnsent(false);
        setOutcome({ result, isLost: false });
        if (!result.ok) return setBusy(null);
        onSent();
        router.push(`/wall/nominations/${result.data.nominationId}?sent`);
      } catch (error) {
        unstable_rethrow(error);
        setUnsent(true);
        setOutcome({ result: null, isLost: true });
        setBusy(null);
      }
    });

  const keepForLater = () =>
    begin(async () => {
      setBusy("keeping");
      try {
        const result = await saveDraft(null, formOf(draft));
        setOutcome({ result, isLost: false });
        // It is safe elsewhere now, and this may be everybody's computer.
        if (result.ok) forgetOnDevice();
      } catch (error) {
        unstable_rethrow(error);
        setOutcome({ result: null, isLost: true });
      }
      setBusy(null);
    });

  const sendAgain = useEffectEvent(() => {
    if (isUnsent && outcome.isLost && !busy) send();
  });
  useEffect(() => {
    const back = () => sendAgain();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, []);
  return { ...outcome, busy, send, keepForLater };
}
