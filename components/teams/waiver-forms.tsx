"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { endThisWaiver, waive } from "@/features/teams/actions";

/** Lets a table seat more for a while: how many, why, until when. Days as they are written in a form: 2027-03-03. */
export function GrantWaiverForm({
  unitId,
  limit,
  first,
  last,
}: {
  unitId: string;
  limit: number;
  /** The first and the last day that may be chosen. */
  first: string;
  last: string;
}) {
  const [state, action, busy] = useActionState(waive, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={action} className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="unitId" value={unitId} />
      <Field label="How many may sit here" name="seats" error={failed?.fields.seats}>
        <TextInput
          name="seats"
          type="number"
          min={limit + 1}
          max={20}
          required
          defaultValue={failed?.values.seats ?? String(limit + 1)}
          error={failed?.fields.seats}
        />
      </Field>
      <Field label="Until the end of" name="until" error={failed?.fields.until}>
        <TextInput
          name="until"
          type="date"
          min={first}
          max={last}
          required
          defaultValue={failed?.values.until}
          error={failed?.fields.until}
        />
      </Field>
      <Field
        label="Why"
        name="reason"
        hint="Everybody reads it on the team’s page, with your name."
        error={failed?.fields.reason}
        className="sm:col-span-2"
      >
        <TextArea
          name="reason"
          rows={2}
          required
          minLength={10}
          maxLength={500}
          hinted
          defaultValue={failed?.values.reason}
          error={failed?.fields.reason}
        />
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" variant="secondary" disabled={busy}>
          {busy ? "Approving" : "Approve it"}
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}

/** Ends a waiver before its day. */
export function EndWaiverForm({ unitId, teamName }: { unitId: string; teamName: string }) {
  const [state, action, busy] = useActionState(endThisWaiver, null);
  return (
    <form action={action}>
      <input type="hidden" name="unitId" value={unitId} />
      <Button
        type="submit"
        variant="secondary"
        disabled={busy}
        aria-label={`End the waiver of ${teamName} now`}
      >
        {busy ? "Ending" : "End it now"}
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
