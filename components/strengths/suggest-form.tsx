"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { suggestStrength } from "@/features/strengths/actions";
import { FAMILIES, FAMILY_ORDER } from "@/features/strengths/rules";
import type { PostedStrength } from "@/features/strengths/types";

type Props = {
  person: { id: string; givenName: string };
  /** What can be suggested: not what they list, nor what I have told them. */
  offered: PostedStrength[];
};

/** Says what a colleague is good at besides what they list. They alone see it, and decide. */
export function SuggestForm({ person, offered }: Props) {
  const [state, send, isSending] = useActionState(suggestStrength, null);
  const byFamily = FAMILY_ORDER.flatMap((family) => offered.filter((strength) => strength.family === family));
  const options = byFamily.map(({ id, name, family }) => ({
    value: id,
    label: `${name} (${FAMILIES[family].name})`,
  }));
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-small font-semibold underline decoration-2 underline-offset-4">
        What else is {person.givenName} good at?
      </summary>
      <form action={send} className="mt-2 grid gap-3">
        <input type="hidden" name="personId" value={person.id} />
        <Field
          label="Good at this too"
          name="strengthId"
          error={state?.ok === false ? state.fields.strengthId : undefined}
        >
          <Select name="strengthId" required options={[{ value: "", label: "Choose one" }, ...options]} />
        </Field>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="secondary" disabled={isSending}>
            Tell {person.givenName}
          </Button>
          <p className="text-small text-ink-2">
            Only {person.givenName} sees it, with your name, and decides.
          </p>
        </div>
        {state?.ok && <FormMessage state={state} />}
        {state?.ok === false && !state.fields.strengthId && <FormMessage state={state} />}
      </form>
    </details>
  );
}
