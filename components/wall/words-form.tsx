"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { congratulate } from "@/features/wall/actions";

const AT_MOST = 280;

/** A few words below a frame. */
export function WordsForm({ winId, to }: { winId: string; to: string }) {
  const [state, act, isBusy] = useActionState(congratulate, null);
  const typed = state && !state.ok ? state.values.words : undefined;
  const wrong = state && !state.ok ? state.fields.words : undefined;
  const [length, setLength] = useState(typed?.length ?? 0);
  const left = AT_MOST - length;
  return (
    <form action={act} className="grid gap-3">
      <input type="hidden" name="winId" value={winId} />
      <Field
        label={`Your words for ${to}`}
        name="words"
        hint={
          left < 60
            ? `${Math.max(left, 0)} letters are left on the slip.`
            : "Everybody can read them, with your name."
        }
        error={wrong}
      >
        <TextArea
          name="words"
          rows={3}
          maxLength={AT_MOST}
          defaultValue={typed}
          error={wrong}
          hinted
          onChange={(event) => setLength(event.currentTarget.value.length)}
        />
      </Field>
      <div>
        <Button type="submit" variant="secondary" disabled={isBusy}>
          Pin them below
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
