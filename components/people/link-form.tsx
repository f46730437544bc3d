"use client";

import { useActionState, useState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { writeLinkFor } from "@/features/people/actions";

/** Writes a link that lets one person in once. It is shown here and kept nowhere. */
export function LinkForm() {
  const [state, action, busy] = useActionState(writeLinkFor, null);
  return (
    <form action={action} className="space-y-4">
      <PersonPicker
        name="personId"
        label="Who comes in"
        error={state && !state.ok ? state.fields.personId : undefined}
      />
      <Button type="submit" disabled={busy}>
        Write a link
      </Button>
      {state?.ok ? <Written {...state.data} /> : <FormMessage state={state} />}
    </form>
  );
}

function Written({ token, name, lastsHours }: { token: string; name: string; lastsHours: number }) {
  const [copied, setCopied] = useState(false);
  const href = `${window.location.origin}/enter/${token}`;
  return (
    <div role="status" className="rounded-well bg-basil-tint px-4 py-4">
      <p className="font-semibold">
        This link lets {name} in once, within {lastsHours / 24} days.
      </p>
      <p className="mt-1 text-small">Hand it over yourself; it is not shown again.</p>
      <output className="mt-3 block rounded-small bg-paper px-3 py-2 font-till text-small break-all">
        {href}
      </output>
      <Button
        variant="secondary"
        size="sm"
        className="mt-3"
        onClick={() => navigator.clipboard.writeText(href).then(() => setCopied(true))}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
