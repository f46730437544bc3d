"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { leaveHere } from "@/features/people/actions";

/** Somebody leaves the company, with what becomes of what they had. */
export function LeaveForm() {
  const [state, act, isBusy] = useActionState(leaveHere, null);
  const failed = state && !state.ok ? state : null;
  return (
    <form action={act} className="space-y-4">
      <ul className="list-disc space-y-1 pl-5 text-ink-2">
        <li>Their seat is free at once, and what they led has no lead.</li>
        <li>They are signed out everywhere, and their roles go back.</li>
        <li>What they did stays: wins, tables so far, promises.</li>
      </ul>
      <PersonPicker
        key={state?.ok ? state.data.name : "choosing"}
        name="personId"
        label="Who leaves"
        error={failed?.fields.personId}
      />
      <Button type="submit" variant="secondary" disabled={isBusy}>
        They leave us
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
