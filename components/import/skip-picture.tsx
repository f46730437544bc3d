"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { skipPicture } from "@/features/people/actions";

/** Goes on without one picture; the person gets their initials until somebody adds another. */
export function SkipPicture({ draftId, name }: { draftId: string; name: string }) {
  const [state, action, busy] = useActionState(skipPicture, null);
  return (
    <form action={action}>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="name" value={name} />
      <Button type="submit" variant="secondary" size="sm" disabled={busy}>
        Leave this picture out
      </Button>
      {state?.ok === false && <p role="alert">{state.message}</p>}
    </form>
  );
}
