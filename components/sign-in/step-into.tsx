"use client";

import { signIn } from "next-auth/react";
import { type ReactNode, useState } from "react";

/** A card that steps into somebody. The page says so when the door does not open. */
export function StepInto({ personId, children }: { personId: string; children: ReactNode }) {
  const [state, setState] = useState<"ready" | "stepping" | "refused">("ready");

  async function step() {
    setState("stepping");
    const answer = await signIn("demo", { personId, redirect: false }).catch(() => undefined);
    if (answer?.ok && !answer.error) window.location.assign("/");
    else setState("refused");
  }

  return (
    <button
      type="button"
      onClick={step}
      disabled={state === "stepping"}
      className="w-full rounded-card border border-line bg-paper p-4 text-left shadow-card hover:border-ink focus-visible:border-ink disabled:opacity-70"
    >
      {children}
      {state === "refused" && (
        <span role="alert" className="mt-2 block text-small text-tomato-ink">
          That door did not open. Reload the page and try again.
        </span>
      )}
    </button>
  );
}
