"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { bringStrengthBack, retireStrength } from "@/features/strengths/actions";
import { FEWEST_IN_CATALOGUE } from "@/features/strengths/rules";
import type { CatalogueStrength } from "@/features/strengths/types";

/** The way out of the catalogue. */
export function TakeOutForm({ strength, mayTakeOut }: { strength: CatalogueStrength; mayTakeOut: boolean }) {
  const [state, send, isSending] = useActionState(retireStrength, null);
  return (
    <form action={send} className="border-t border-line-strong/40 pt-4">
      <input type="hidden" name="strengthId" value={strength.id} />
      <p className="mb-2 text-small">
        {mayTakeOut
          ? "Taken out, nobody can choose it any more. Whoever posted it keeps it, and it can come back."
          : `${FEWEST_IN_CATALOGUE} stay at least. Add one before you take this one out.`}
      </p>
      {mayTakeOut && (
        <Button type="submit" variant="secondary" disabled={isSending}>
          Take {strength.name} out
        </Button>
      )}
      <FormMessage state={state} />
    </form>
  );
}

/** One that was taken out, with the way back. */
export function PutBackForm({ strength }: { strength: CatalogueStrength }) {
  const [state, send, isSending] = useActionState(bringStrengthBack, null);
  const { id, name, people } = strength;
  return (
    <form action={send} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <input type="hidden" name="strengthId" value={id} />
      <span>
        <b>{name}</b>
        {people > 0 && <span className="text-small text-ink-2">, kept by {people}</span>}
      </span>
      <Button type="submit" variant="secondary" disabled={isSending}>
        Put back<span className="sr-only"> {name}</span>
      </Button>
      <FormMessage state={state?.ok ? null : state} />
    </form>
  );
}
