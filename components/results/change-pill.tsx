import { Pill } from "@/components/ui/pill";
import { VERDICT_WORDS, type Verdict } from "@/features/results/rules/words";

const TONES = { up: "up", down: "down", none: "same", unknown: "plain" } as const;

/** What may be said of a change, in a capsule: an arrow and a colour for a real shift, ink for everything else. */
export function ChangePill({ verdict }: { verdict: Verdict }) {
  return <Pill tone={TONES[verdict]}>{VERDICT_WORDS[verdict]}</Pill>;
}

/** The same for rows: a capsule for a real shift, else a few quiet words. */
export function ChangeNote({ verdict }: { verdict: Verdict }) {
  if (verdict === "up" || verdict === "down") return <ChangePill verdict={verdict} />;
  return (
    <span className="text-small text-ink-2">
      {verdict === "none" && <span aria-hidden="true">≈ </span>}
      {VERDICT_WORDS[verdict].toLowerCase()}
    </span>
  );
}
