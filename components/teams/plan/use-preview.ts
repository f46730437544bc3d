import { useEffect, useState } from "react";
import type { Step } from "@/features/teams/input";
import type { Preview } from "@/features/teams/types";

export type Previewed =
  | { state: "empty" }
  | { state: "trying" }
  | { state: "stuck"; problem: string }
  | ({ state: "fits" } & Preview);

/** What these steps would make of the tree, tried anew whenever they change. */
export function usePreview(steps: readonly Step[]): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ state: "empty" });
  useEffect(() => {
    if (steps.length === 0) return setPreviewed({ state: "empty" });
    const abort = new AbortController();
    setPreviewed({ state: "trying" });
    ask(steps, abort.signal).then(setPreviewed, () => {
      if (!abort.signal.aborted)
        setPreviewed({ state: "stuck", problem: "We could not try it just now. Your steps are still here." });
    });
    return () => abort.abort();
  }, [steps]);
  return previewed;
}

async function ask(steps: readonly Step[], signal: AbortSignal): Promise<Previewed> {
  const answer = await fetch("/api/teams/rehearse", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ steps }),
    signal,
  });
  const said = await answer.json();
  return answer.ok ? { state: "fits", ...said } : { state: "stuck", problem: said.message };
}
