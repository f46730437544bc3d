"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { found } from "@/features/teams/actions";
import { UnitPicker } from "./unit-picker";

const KINDS = [
  { value: "team", label: "A team with a table" },
  { value: "department", label: "A department above teams" },
  { value: "business_unit", label: "A business unit above departments" },
];

/** Founds a team, a department or a business unit, from this moment on. */
export function FoundForm() {
  const [state, action, busy] = useActionState(found, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={action} className="space-y-4">
      <Field label="What it is" name="kind">
        <Select name="kind" options={KINDS} defaultValue={failed?.values.kind} />
      </Field>
      <Field label="What it is called" name="name" error={failed?.fields.name}>
        <TextInput
          name="name"
          required
          maxLength={120}
          defaultValue={failed?.values.name}
          error={failed?.fields.name}
        />
      </Field>
      <UnitPicker name="parentId" label="Hangs under" only="above" error={failed?.fields.parentId} />
      <PersonPicker
        name="leadId"
        label="Led by"
        hint="May stay empty for now."
        error={failed?.fields.leadId}
      />
      <Button type="submit" variant="secondary" disabled={busy}>
        {busy ? "Founding" : "Found it"}
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
