"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { joinHere } from "@/features/people/actions";

const TEXTS = [
  { name: "givenName", label: "First name", hint: "Somebody with one name has it here." },
  { name: "familyName", label: "Last name" },
  { name: "email", label: "Mail address" },
  { name: "title", label: "Title" },
  { name: "department", label: "Department" },
  { name: "externalId", label: "Number at HR", hint: "Ties them to the file from HR. May stay empty." },
] as const;

/** Brings somebody in by hand. Whoever was here before comes back with their history. */
export function JoinForm() {
  const [state, act, isBusy] = useActionState(joinHere, null);
  const failed = state && !state.ok ? state : null;
  return (
    <form action={act} className="space-y-4">
      <div className="grid items-start gap-x-5 gap-y-4 sm:grid-cols-2">
        {TEXTS.map(({ name, label, ...more }) => (
          <Field
            key={name}
            label={label}
            name={name}
            hint={"hint" in more ? more.hint : undefined}
            error={failed?.fields[name]}
          >
            <TextInput
              name={name}
              type={name === "email" ? "email" : "text"}
              autoComplete="off"
              defaultValue={failed?.values[name]}
              error={failed?.fields[name]}
              hinted={"hint" in more}
            />
          </Field>
        ))}
      </div>
      <PersonPicker
        key={state?.ok ? state.data.personId : "choosing"}
        name="managerId"
        label="Reports to"
        error={failed?.fields.managerId}
      />
      <Button type="submit" variant="secondary" disabled={isBusy}>
        Bring them in
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
