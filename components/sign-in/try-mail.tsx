"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { tryMail } from "@/features/sign-in/actions";

/** Sends a mail to whoever presses, and says what the mail server said. */
export function TryMail() {
  const [state, action, busy] = useActionState(tryMail, null);
  return (
    <form action={action}>
      <Button type="submit" variant="secondary" disabled={busy}>
        {busy ? "Sending" : "Send me a test mail"}
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
