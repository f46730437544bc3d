"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { answerConsent } from "@/features/awards/actions";

/** Yes or no to picture, name and words on the wall. Both buttons stand side by side; either may be changed later. */
export function ConsentForm({ winId, consent }: { winId: string; consent: "asked" | "given" | "declined" }) {
  const [state, act, isBusy] = useActionState(answerConsent, null);
  return (
    <form action={act}>
      <input type="hidden" name="winId" value={winId} />
      <div className="flex flex-wrap gap-3">
        {consent !== "given" && (
          <Button type="submit" name="yes" value="true" variant="butter" size="lg" disabled={isBusy}>
            Yes, hang it
          </Button>
        )}
        {consent !== "declined" && (
          <Button type="submit" name="yes" value="false" variant="secondary" size="lg" disabled={isBusy}>
            {consent === "given" ? "Take it down" : "No, thank you"}
          </Button>
        )}
      </div>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}
