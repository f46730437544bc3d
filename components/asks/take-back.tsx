"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { day } from "@/components/ui/dates";
import { FormMessage } from "@/components/ui/form-message";
import { takeBackAsk } from "@/features/asks/actions";

/** One's own request that waits for an answer, with the way back. */
export function TakeBack({ askId, askedAt, givenName }: { askId: string; askedAt: Date; givenName: string }) {
  const [state, send, isSending] = useActionState(takeBackAsk, null);
  return (
    <form action={send} className="rounded-well bg-tray px-4 py-3.5">
      <input type="hidden" name="askId" value={askId} />
      <p className="mb-2.5 text-small">
        <b>You asked on {day(askedAt)}.</b> It hangs on {givenName}’s rail; the answer comes to yours.
      </p>
      <Button type="submit" variant="secondary" disabled={isSending}>
        Take it back
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
