import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { NominationDesk, Nominee } from "@/features/awards/types";

/**
 * What to know of the chosen nominee, asked anew with each choice: whether they may be put up, for what, and which cases
 * there are. `isUnknown` while that could not be asked; it is, once the connection is back.
 */
export function useDesk(first: NominationDesk) {
  const [desk, setDesk] = useState(first);
  const [unasked, setUnasked] = useState<Nominee | null>(null);
  const asking = useRef<AbortController>(null);

  const lookUp = async (nominee: Nominee | null) => {
    asking.current?.abort();
    const abort = new AbortController();
    asking.current = abort;
    setUnasked(null);
    setDesk((before) => ({ ...before, nominee, whyNot: null, existing: [] }));
    const key = nominee?.kind === "team" ? "team" : "person";
    const answer = await fetch(`/api/nominees/about${nominee ? `?${key}=${nominee.id}` : ""}`, {
      signal: abort.signal,
    }).catch(() => null);
    const found: NominationDesk | null = answer?.ok ? await answer.json().catch(() => null) : null;
    if (abort.signal.aborted) return;
    if (found) setDesk((before) => withAnswer(before, found));
    else setUnasked(nominee);
  };

  const again = useEffectEvent(() => {
    if (unasked) void lookUp(unasked);
  });
  useEffect(() => {
    const back = () => again();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, []);
  return { desk, isUnknown: unasked !== null, lookUp };
}

/** The cycles stay those of the page; what keeps somebody out of them is what was answered. */
function withAnswer(before: NominationDesk, found: NominationDesk): NominationDesk {
  const cycles = before.cycles.map((cycle) => ({
    ...cycle,
    whyNot: found.cycles.find(({ id }) => id === cycle.id)?.whyNot ?? null,
  }));
  return { ...found, cycles };
}
