import { Pill } from "@/components/ui/pill";
import { VERDICT_WORDS } from "@/features/results/rules/words";
import type { ChangeView } from "@/features/results/types";

const TONES = { up: "up", down: "down", none: "same", unknown: "plain" } as const;

/** What may be said of a change, in a capsule: an arrow and a colour for a real shift, ink for everything else. */
export function ChangePill({ change: { verdict } }: { change: ChangeView }) {
  return <Pill tone={TONES[verdict]}>{VERDICT_WORDS[verdict]}</Pill>;
}

/** The same for rows: a capsule for a real shift, else a few quiet words. */
export function ChangeNote({ change }: { change: ChangeView }) {
  if (change.verdict === "up" || change.verdict === "down") return <ChangePill change={change} />;
  return (
    <span className="text-small text-ink-2">
      {change.verdict === "none" && <span aria-hidden="true">≈ </span>}
      {VERDICT_WORDS[change.verdict].toLowerCase()}
    </span>
  );
}
