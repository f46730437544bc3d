"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { secondNomination } from "@/features/awards/actions";

/** "Me too", with a few words if one likes, for the words that stand on the page. */
export function SecondForm({ nominationId, read }: { nominationId: string; read: string }) {
  const [state, act, isBusy] = useActionState(secondNomination, null);
  const typed: Record<string, string> = state && !state.ok ? state.values : {};
  const wrong: Record<string, string> = state && !state.ok ? state.fields : {};
  return (
    <form action={act}>
      <input type="hidden" name="nominationId" value={nominationId} />
      <input type="hidden" name="read" value={read} />
      <Field
        label="What did you see?"
        name="reason"
        hint="A sentence is plenty. Nothing at all is fine too: your voice counts the same."
        error={wrong.reason}
      >
        <TextArea
          name="reason"
          rows={3}
          maxLength={500}
          defaultValue={typed.reason}
          error={wrong.reason}
          hinted
        />
      </Field>
      <div className="mt-4">
        <Button type="submit" size="lg" disabled={isBusy}>
          {isBusy ? "Sending" : "Add my voice"}
        </Button>
      </div>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}
