"use client";

import { type KeyboardEvent, useActionState } from "react";
import { counted } from "@/components/charts/signed";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { nextStory } from "@/features/awards/actions";
import { ScoreRow } from "./score-row";
import { type Kept, useSheet } from "./use-sheet";

type Criterion = { name: string; low: string; high: string };

/** One story's scores against the criteria. Digits score and go on to the next criterion, up and down move between them. */
export function ScoreSheet({
  nominationId,
  criteria,
  scores: before,
  next,
}: {
  nominationId: string;
  criteria: Criterion[];
  scores: (number | null)[];
  /** The number of the story to read then; 0 when this is the last one. */
  next: number;
}) {
  const { scores, give, outcome } = useSheet(
    nominationId,
    criteria.map((_, i) => before[i] ?? null),
  );
  const [state, act, isBusy] = useActionState(nextStory, null);
  const left = scores.filter((score) => score === null).length;

  const onKey = (event: KeyboardEvent<HTMLFormElement>) => {
    const rows = [...event.currentTarget.querySelectorAll("fieldset")];
    const at = rows.findIndex((row) => row.contains(event.target as Node));
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const go = (to: number) =>
      rows[to]?.querySelector<HTMLInputElement>("input:checked, input")?.focus({ preventScroll: false });
    if (/^[1-5]$/.test(event.key)) {
      give(at, Number(event.key));
      if (at + 1 < rows.length) go(at + 1);
      else event.currentTarget.querySelector<HTMLButtonElement>("button[type=submit]")?.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(at + (event.key === "ArrowDown" ? 1 : -1));
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits are a short way to the radio buttons inside
    <form action={act} onKeyDown={onKey}>
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
        <p className="text-small text-ink-2">{leftWords(left, criteria.length)}</p>
        <Button
          type="submit"
          variant={left === 0 ? "primary" : "secondary"}
          disabled={isBusy}
          className="max-sm:w-full"
        >
          {isBusy ? "Keeping it" : next ? "Next story" : "That was the last one"}
        </Button>
      </div>
      <p role="status" className="mt-1 min-h-5 text-tiny text-ink-2">
        {outcome && keptWords(outcome)}
      </p>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}

function leftWords(left: number, all: number): string {
  if (left === 0) return "Scored. It may change until the covers come off.";
  if (left === all) return "Digits 1 to 5 score, arrows move.";
  return left === 1 ? "One criterion to go" : `${counted(left)} criteria to go`;
}

function keptWords(kept: Kept): string {
  if (kept.how === "refused") return kept.words;
  return kept.how === "kept" ? "Kept." : "Kept on this device. It goes out when you are connected again.";
}
