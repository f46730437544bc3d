"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { withdrawPlan } from "@/features/splits/actions";

/** Takes a plan back. Nothing changes at the table, and another plan can be made. */
export function WithdrawForm({ unitId, version }: { unitId: string; version: number }) {
  const [state, withdraw, isBusy] = useActionState(withdrawPlan, null);
  return (
    <form action={withdraw}>
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" variant="secondary" disabled={isBusy}>
        Take the plan back
      </Button>
      <FormMessage state={state && !state.ok ? state : null} />
    </form>
  );
}
