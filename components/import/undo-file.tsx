"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { undoFile } from "@/features/people/actions";

/** Takes the last file back, after a second word. */
export function UndoFile({ draftId, fileName }: { draftId: string; fileName: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const [state, undo, busy] = useActionState(undoFile, null);
  return (
    <div className="mt-2 grid gap-2">
      {isAsking && !state?.ok ? (
        <form action={undo} className="grid gap-2">
          <input type="hidden" name="draftId" value={draftId} />
          <p className="text-small">
            The directory goes back to what it was before. Whatever somebody changed since stays, and you read
            what.
          </p>
          <Button type="submit" variant="white" disabled={busy}>
            {busy ? "Undoing" : `Undo ${fileName}`}
          </Button>
          <Button variant="secondary" onClick={() => setIsAsking(false)} disabled={busy}>
            Leave it as it is
          </Button>
        </form>
      ) : (
        !state?.ok && (
          <Button variant="secondary" onClick={() => setIsAsking(true)}>
            Undo this file
          </Button>
        )
      )}
      <p role="status" className="font-semibold empty:hidden">
        {state?.message}
      </p>
    </div>
  );
}
