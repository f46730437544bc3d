"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Uses a one-time link up, on a press: a mail scanner that only opens the page leaves it whole. */
export function UseLink({ token, to }: { token: string; to: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function comeIn() {
    setBusy(true);
    const answer = await signIn("link", { token, redirect: false }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      window.location.assign(to);
      return;
    }
    setBusy(false);
    setProblem(
      answer?.error && answer.error !== "CredentialsSignin"
        ? answer.error
        : "This link did not open the door. Ask an admin for a new one.",
    );
  }

  return (
    <div>
      <Button variant="butter" size="lg" onClick={comeIn} disabled={busy}>
        {busy ? "Opening the door" : "Come in"}
      </Button>
      <p role="alert" className="mt-4 max-w-[42ch] font-medium empty:hidden">
        {problem}
      </p>
    </div>
  );
}
