"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { giveRole, takeRole } from "@/features/people/actions";
import { ROLE_WORDS } from "@/features/people/rules/roles";
import type { FieldErrors } from "@/lib/errors";

const options = Object.entries(ROLE_WORDS).map(([value, { name }]) => ({ value, label: name }));

/** Gives somebody a role. */
export function GiveRoleForm() {
  const [state, action, busy] = useActionState(giveRole, null);
  const fields: FieldErrors = state?.ok === false ? state.fields : {};
  return (
    <form action={action} className="space-y-4">
      <PersonPicker
        key={state?.ok ? "given" : "choosing"}
        name="personId"
        label="Who"
        error={fields.personId}
      />
      <Field label="Becomes" name="role" error={fields.role}>
        <Select name="role" options={options} defaultValue="people_team" />
      </Field>
      <Button type="submit" variant="secondary" disabled={busy}>
        Give this role
      </Button>
      <FormMessage state={state} />
    </form>
  );
}

/** Takes one role back from one person. */
export function TakeRoleForm({ personId, role, name }: { personId: string; role: string; name: string }) {
  const [state, action, busy] = useActionState(takeRole, null);
  return (
    <form action={action} className="text-right">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="role" value={role} />
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        disabled={busy}
        aria-label={`Take the role back from ${name}`}
      >
        Take back
      </Button>
      {state?.ok === false && (
        <p role="alert" className="mt-2 max-w-[30ch] text-left text-small font-semibold text-tomato-ink">
          {state.message}
        </p>
      )}
    </form>
  );
}
