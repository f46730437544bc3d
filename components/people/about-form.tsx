"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { saveAbout } from "@/features/people/actions";

/** The line under one's own name. */
export function AboutForm({ personId, about }: { personId: string; about: string }) {
  const [state, save, isSaving] = useActionState(saveAbout, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={save}>
      <input type="hidden" name="personId" value={personId} />
      <Field
        label="What you do, in a line"
        name="about"
        hint="It stands under your name."
        error={failed?.fields.about}
      >
        <TextInput
          key={failed?.values.about ?? about}
          name="about"
          maxLength={160}
          defaultValue={failed?.values.about ?? about}
          error={failed?.fields.about}
          hinted
        />
      </Field>
      <Button type="submit" variant="secondary" size="sm" disabled={isSaving} className="mt-3">
        Keep this line
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
