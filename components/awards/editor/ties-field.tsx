"use client";

import { FieldError } from "@/components/ui/field";
import type { TieRule } from "@/features/awards/rules/award-rules";
import { OrderedRows } from "./ordered-rows";

const WORDS: Record<Exclude<TieRule, "lot">, { name: string; words: string }> = {
  teams: { name: "Teams", words: "Whoever has voices from more teams" },
  voices: { name: "Voices", words: "Whoever has more voices" },
  wait: { name: "The wait", words: "Whoever waited longer since their last win" },
};
const OFFERED = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** What decides between two that are level, in order. A lot comes last, always. */
export function TiesField({
  tie,
  error,
  onChange,
}: {
  tie: TieRule[];
  error?: string;
  onChange: (tie: TieRule[]) => void;
}) {
  const chosen = tie.filter((rule) => rule !== "lot");
  const left = OFFERED.filter((rule) => !chosen.includes(rule));
  const set = (rules: TieRule[]) => onChange([...rules.filter((rule) => rule !== "lot"), "lot"]);
  return (
    <div className="mt-6">
      <p className="mb-1.5 font-semibold">When two are level</p>
      <OrderedRows
        label="What decides between two that are level, in order"
        onOrder={(keys) => set(keys as TieRule[])}
        onRemove={(gone) => set(chosen.filter((rule) => rule !== gone))}
        rows={chosen.map((rule) => ({
          key: rule,
          name: WORDS[rule].name,
          content: <span className="block py-2.5 pl-1">{WORDS[rule].words}</span>,
        }))}
      />
      <p className="mt-2.5 flex min-h-11 items-center gap-2 rounded-well bg-tray px-3.5 text-small">
        {chosen.length > 0 ? "Then a lot, kept with the decision." : "A lot, kept with the decision."}
      </p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {left.map((rule) => (
          <li key={rule}>
            <button
              type="button"
              onClick={() => set([...chosen, rule])}
              className="min-h-11 rounded-full border border-dashed border-line-strong px-4 text-small font-semibold hover:bg-ink/8"
            >
              + {WORDS[rule].words}
            </button>
          </li>
        ))}
      </ul>
      {error && <FieldError name="tie">{error}</FieldError>}
    </div>
  );
}
