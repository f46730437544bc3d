"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { takeDown } from "@/features/awards/actions";

/** Takes a frame down for somebody who asked for it, or an announcement back when the winner left; with the reason. */
export function TakeDownForm({
  winId,
  name,
  isAnnounced,
}: {
  winId: string;
  name: string;
  isAnnounced: boolean;
}) {
  const [state, act, isBusy] = useActionState(takeDown, null);
  const wrong = state && !state.ok ? state.fields.reason : undefined;
  return (
    <details className="open:basis-full">
      <summary
        aria-label={isAnnounced ? `Take ${name} down` : undefined}
        className="inline-block py-2.5 text-small font-semibold underline decoration-2 underline-offset-4"
      >
        {isAnnounced ? "Take down" : "Take it back"}
      </summary>
      <form action={act} className="mt-3 grid max-w-md gap-3">
        <input type="hidden" name="winId" value={winId} />
        <Field
          label="Why"
          name={`reason-${winId}`}
          hint={
            isAnnounced
              ? "Kept in the audit. Nobody on the wall reads it."
              : "The turn goes back to be decided again."
          }
          error={wrong}
        >
          <TextInput id={`reason-${winId}`} name="reason" error={wrong} hinted />
        </Field>
        <div>
          <Button type="submit" variant="secondary" disabled={isBusy}>
            {isAnnounced ? "Take it down" : "Take it back"}
          </Button>
        </div>
        <FormMessage state={state} />
      </form>
    </details>
  );
}
