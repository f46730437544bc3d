"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { coverWords } from "@/features/awards/actions";

/** "A name shows": the words that give somebody away go under tape for the whole panel. What is marked in the story is offered. */
export function ShownName({ nominationId }: { nominationId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState("");
  const [state, act, isBusy] = useActionState(coverWords, null);
  if (!isOpen) {
    return (
      <span>
        <Button
          variant="secondary"
          onClick={() => {
            setMarked(window.getSelection()?.toString().trim().slice(0, 80) ?? "");
            setOpen(true);
          }}
        >
          <Icon name="eye" size={18} />A name shows
        </Button>
        {state?.ok && <FormMessage state={state} />}
      </span>
    );
  }
  const wrong = state && !state.ok ? state.fields.words : undefined;
  return (
    <form
      action={(form) => {
        act(form);
        setMarked(String(form.get("words") ?? ""));
      }}
      className="w-full rounded-well bg-tray px-5 py-4"
    >
      <input type="hidden" name="nominationId" value={nominationId} />
      <Field
        key={marked}
        label="Which words give it away?"
        name="words"
        error={wrong}
        hint="As they stand in the story. They go under tape for everybody on the panel."
      >
        <input
          id="words"
          name="words"
          defaultValue={marked}
          maxLength={80}
          required
          aria-describedby={wrong ? "words-hint words-error" : "words-hint"}
          className="min-h-11 w-full rounded-input border-[1.5px] border-line-strong bg-paper px-3.5"
        />
      </Field>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="submit" variant="quiet" disabled={isBusy}>
          {isBusy ? "Taping" : "Put tape over it"}
        </Button>
        <Button variant="secondary" onClick={() => setOpen(false)}>
          Done
        </Button>
      </div>
      {state && !wrong && <FormMessage state={state} />}
    </form>
  );
}
