"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { notePanel } from "@/features/awards/actions";

/** What the panel decided about something that the evidence showed, in a sentence; folded away until somebody writes. */
export function FindingNote({ cycleId, finding }: { cycleId: string; finding: string }) {
  const [state, act, isBusy] = useActionState(notePanel, null);
  const id = useId();
  const wrong = state && !state.ok ? state.fields.note : undefined;
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 items-center text-small font-semibold underline decoration-2 underline-offset-4">
        Note what you decided
      </summary>
      <form action={act} className="mt-1">
        <input type="hidden" name="cycleId" value={cycleId} />
        <input type="hidden" name="finding" value={finding} />
        <Field label="What you decided" name="note" htmlFor={id} error={wrong}>
          <TextArea id={id} name="note" rows={2} maxLength={500} error={wrong} />
        </Field>
        <Button type="submit" variant="quiet" size="md" disabled={isBusy} className="mt-2">
          {isBusy ? "Noting" : "Note it"}
        </Button>
        {state && !wrong && <FormMessage state={state} />}
      </form>
    </details>
  );
}
