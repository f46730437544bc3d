"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { correctWin } from "@/features/awards/actions";

/** New words for a citation, with the reason that everybody reads beside the old ones. */
export function CorrectForm({ winId, citation }: { winId: string; citation: string }) {
  const [state, act, isBusy] = useActionState(correctWin, null);
  const typed: Record<string, string> = state && !state.ok ? state.values : {};
  const wrong: Record<string, string> = state && !state.ok ? state.fields : {};
  return (
    <details>
      <summary className="inline-block py-1 font-semibold underline decoration-2 underline-offset-4">
        Correct the words
      </summary>
      <form action={act} className="mt-4 grid gap-4">
        <input type="hidden" name="winId" value={winId} />
        <Field label="As it should be" name="after" error={wrong.after}>
          <TextArea name="after" rows={3} defaultValue={typed.after ?? citation} error={wrong.after} />
        </Field>
        <Field
          label="Why"
          name="reason"
          hint="Everybody reads it, beside the words as they were."
          error={wrong.reason}
        >
          <TextInput name="reason" defaultValue={typed.reason} error={wrong.reason} hinted />
        </Field>
        <div>
          <Button type="submit" variant="secondary" disabled={isBusy}>
            Correct it in the open
          </Button>
        </div>
        <FormMessage state={state} />
      </form>
    </details>
  );
}
