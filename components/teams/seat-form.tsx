"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { seatHere } from "@/features/teams/actions";

/** Seats somebody at this table. A full table answers with what to do; whoever was chosen stays chosen. */
export function SeatForm({
  unitId,
  teamName,
  members,
  quiet = false,
}: {
  unitId: string;
  teamName: string;
  members: string[];
  /** Whether something else is the main thing of the page. */
  quiet?: boolean;
}) {
  const [state, action, busy] = useActionState(seatHere, null);
  return (
    <form action={action} className="space-y-4">
      <input type="hidden" name="unitId" value={unitId} />
      <PersonPicker
        key={state?.ok ? "seated" : "choosing"}
        name="personId"
        label={`Who sits down at ${teamName}?`}
        hint="From another table or from none. Their seat there gets free."
        error={state && !state.ok ? state.fields.personId : undefined}
        exclude={members}
      />
      <Button type="submit" variant={quiet ? "secondary" : "primary"} disabled={busy}>
        {busy ? "Seating" : "Seat them here"}
      </Button>
      <FormMessage state={state && !state.ok && state.fields.personId ? null : state} />
    </form>
  );
}
