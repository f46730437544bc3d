"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { allowTelling } from "@/features/awards/actions";

/** Yes or no to passing one's words on. A yes cannot be taken back once they are read; a no can become a yes. */
export function MayTellForm({
  nominationId,
  shortName,
  saidNo,
}: {
  nominationId: string;
  shortName: string;
  saidNo: boolean;
}) {
  const [state, act, isBusy] = useActionState(allowTelling, null);
  return (
    <form action={act}>
      <input type="hidden" name="nominationId" value={nominationId} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="yes" value="true" disabled={isBusy}>
          {`Yes, tell ${shortName}`}
        </Button>
        {!saidNo && (
          <Button type="submit" name="yes" value="false" variant="secondary" disabled={isBusy}>
            No, keep it
          </Button>
        )}
      </div>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}
