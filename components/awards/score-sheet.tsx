"use client";

import { useActionState, useEffect, useEffectEvent, useRef } from "react";
import { counted } from "@/components/charts/signed";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { nextStory } from "@/features/awards/actions";
import { ScoreRow } from "./score-row";
import { type Kept, useSheet } from "./use-sheet";

type Criterion = { name: string; low: string; high: string };

/** One story's scores against the criteria. Digits score and go on to the next criterion, up and down move between them. */
export function ScoreSheet({
  readerId,
  nominationId,
  criteria,
  scores: before,
  next,
}: {
  readerId: string;
  nominationId: string;
  criteria: Criterion[];
  scores: (number | null)[];
  /** The number of the story to read then; 0 when this is the last one. */
  next: number;
}) {
  const { scores, give, outcome } = useSheet(
    { personId: readerId, nominationId },
    criteria.map((_, i) => before[i] ?? null),
  );
  const [state, act, isBusy] = useActionState(nextStory, null);
  const left = scores.filter((score) => score === null).length;
  const form = useRef<HTMLFormElement>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !form.current) return;
    const rows = [...form.current.querySelectorAll("fieldset")];
    const inside = rows.findIndex((row) => row.contains(event.target as Node));
    // With nothing chosen on the page a digit scores the first criterion that is still open.
    const at = inside < 0 && event.target === document.body ? scores.indexOf(null) : inside;
    if (at < 0) return;
    const go = (to: number) =>
      (to < rows.length
        ? rows[to]?.querySelector<HTMLElement>("input:checked, input")
        : form.current?.querySelector<HTMLElement>("button[type=submit]")
      )?.focus();
    if (/^[1-5]$/.test(event.key)) {
      give(at, Number(event.key));
      go(at + 1);
    } else if (inside >= 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      go(at + (event.key === "ArrowDown" ? 1 : -1));
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return (
    <form ref={form} action={act}>
      <input type="hidden" name="nominationId" value={nominationId} />
      <input type="hidden" name="next" value={next} />
      {criteria.map((criterion, i) => (
        <ScoreRow
          key={criterion.name}
          name={`score${i}`}
          criterion={criterion}
          score={scores[i] ?? null}
          onGive={(score) => give(i, score)}
        />
      ))}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="max-w-56 text-small text-ink-2">{leftWords(left)}</p>
        <Button
          type="submit"
          variant={left === 0 ? "primary" : "secondary"}
          disabled={isBusy}
          className="max-sm:w-full"
        >
          {isBusy ? "Keeping it" : next ? "Next story" : "That was the last one"}
        </Button>
      </div>
      <p role="status" className="mt-1.5 min-h-5 text-small text-ink-2">
        {outcome ? (
          keptWords(outcome)
        ) : (
          <span className="pointer-coarse:hidden">Digits 1 to 5 score, arrows move.</span>
        )}
      </p>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}

function leftWords(left: number): string {
  if (left === 0) return "Scored. It may change until the covers come off.";
  return left === 1 ? "One criterion to go" : `${counted(left)} criteria to go`;
}

function keptWords(kept: Kept): string {
  if (kept.how === "refused") return kept.words;
  return kept.how === "kept" ? "Kept." : "Kept on this device. It goes out when you are connected again.";
}
