"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { freeThisSeat } from "@/features/teams/actions";

/** Frees one seat of the table. Whoever sat there keeps their history and sits nowhere until somebody seats them. */
export function FreeSeatForm({ members }: { members: { id: string; name: string }[] }) {
  const [state, action, busy] = useActionState(freeThisSeat, null);
  const options = [
    { value: "", label: "Choose somebody" },
    ...members.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form action={action} className="space-y-4">
      <Field
        label="Whose seat gets free?"
        name="personId"
        htmlFor="free-seat"
        hint="They keep their history, and sit nowhere until somebody seats them."
        error={state && !state.ok ? state.fields.personId : undefined}
      >
        <Select id="free-seat" name="personId" options={options} hinted />
      </Field>
      <Button type="submit" variant="secondary" disabled={busy}>
        {busy ? "Freeing" : "Free this seat"}
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
