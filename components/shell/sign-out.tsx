"use client";

import { useState } from "react";
import { forgetOnDevice } from "@/components/awards/draft-on-device";
import { forgetSheets } from "@/components/awards/sheet-on-device";
import { Icon } from "@/components/ui/icon";

/** Ends the session on the server, and at the company's provider for whoever came in by it. */
export function SignOut({ label, className }: { label: string; className: string }) {
  const [state, setState] = useState<"in" | "leaving" | "stuck">("in");

  async function leave() {
    setState("leaving");
    const answer = await fetch("/api/auth/leave", { method: "POST" }).catch(() => undefined);
    if (!answer?.ok) return setState("stuck");
    // Whoever sits down here next reads nothing of what this one was writing.
    forgetOnDevice();
    forgetSheets();
    const { goTo } = (await answer.json()) as { goTo: string };
    window.location.assign(goTo);
  }

  return (
    <>
      <button type="button" className={className} disabled={state === "leaving"} onClick={leave}>
        <Icon name="door" size={20} className="text-ink-2" />
        {label}
      </button>
      {state === "stuck" && (
        <p role="alert" className="px-3 text-small font-semibold text-tomato-ink">
          You are still signed in. Please try again.
        </p>
      )}
    </>
  );
}
