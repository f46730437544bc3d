"use client";

import { useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { askForHelp } from "@/features/asks/actions";
import { WORDS_AT_MOST } from "@/features/asks/rules";

type Props = {
  personId: string;
  givenName: string;
  /** What the button says before one has pressed it. */
  label: string;
  /** The line that stands there already. */
  line: string;
  /** What they were found by, when it was a strength. */
  strengthId?: string;
  isOpen?: boolean;
  size?: "sm" | "md" | "lg";
  variant?: "primary" | "secondary";
};

/** One press opens a line that is written already, the next one sends it. */
export function AskForm({ personId, givenName, label, line, strengthId, isOpen, size, variant }: Props) {
  const id = useId();
  const [state, send, isSending] = useActionState(askForHelp, null);
  const [open, setOpen] = useState(isOpen ?? false);
  if (state?.ok) return <FormMessage state={state} />;
  if (!open) {
    return (
      <Button variant={variant} size={size} className="w-full" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  const values = state?.ok === false ? state.values : undefined;
  return (
    <form action={send} className="min-w-0">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="strengthId" value={strengthId ?? ""} />
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        What you need from {givenName}
      </label>
      <textarea
        id={id}
        name="words"
        rows={3}
        required
        maxLength={WORDS_AT_MOST}
        defaultValue={values?.words ?? line}
        // biome-ignore lint/a11y/noAutofocus: one has just asked for this line
        autoFocus={!isOpen}
        className="block field-sizing-content min-h-20 w-full resize-y rounded-input border-[1.5px] border-line-strong bg-paper px-3.5 py-2.5"
      />
      <div className="mt-2.5 flex flex-wrap items-center gap-2.5">
        <Button type="submit" disabled={isSending}>
          Send to {givenName}
        </Button>
        <Button variant="secondary" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
      <p className="mt-2 text-tiny text-ink-2">Only the two of you see what you write.</p>
      <FormMessage state={state} />
    </form>
  );
}
