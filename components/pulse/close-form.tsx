"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { closeRound } from "@/features/surveys/actions";

/** Closes a round before its hour, with the reason that people will read. */
export function CloseForm({ roundId }: { roundId: string }) {
  const [state, act, pending] = useActionState(closeRound, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form id="close" action={act} className="mt-6 scroll-mt-6 rounded-well bg-tray px-4.5 py-4">
      <input type="hidden" name="roundId" value={roundId} />
      <h2 className="font-semibold">Close by hand</h2>
      <p className="text-small text-ink-2">
        For a fire drill or a wrong question. People read your reason, and late ballots cannot be added.
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <Field
          label="Why now"
          name="reason"
          error={failed?.fields.reason}
          className="min-w-0 flex-1 basis-56"
        >
          <TextInput
            name="reason"
            error={failed?.fields.reason}
            defaultValue={failed?.values.reason}
            maxLength={400}
          />
        </Field>
        <Button type="submit" variant="secondary" disabled={pending}>
          {pending ? "Closing" : "Close early"}
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
