"use client";

import { useActionState, useRef } from "react";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { Step } from "@/components/ui/step";
import { saveMapping } from "@/features/people/actions";
import { MEANINGS } from "@/features/people/rules/columns";
import type { DryRun, FileColumn } from "@/features/people/rules/dry-run";
import { RuleChoice } from "./rule-choice";
import { WholeOrPart } from "./whole-or-part";

type Props = {
  draftId: string;
  run: Pick<DryRun, "columns" | "rule" | "rules" | "example" | "whole" | "lastTime">;
  faces: Record<string, string | null>;
};

const options = Object.entries(MEANINGS).map(([value, label]) => ({ value, label }));

/** Steps two and three: what each column means and what makes a team. Every change is looked at anew at once. */
export function MappingForm({ draftId, run, faces }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [state, action, busy] = useActionState(saveMapping, null);
  const guesses = run.columns.filter((column) => column.guessed).length;
  return (
    <form ref={form} action={action} onChange={() => form.current?.requestSubmit()} aria-busy={busy}>
      <input type="hidden" name="draftId" value={draftId} />
      <Step
        number={2}
        title="What each column means"
        aside={<Certainty guesses={guesses} of={run.columns} lastTime={run.lastTime} />}
      >
        <Card className="grid gap-x-9 sm:grid-cols-2">
          {run.columns.map((column) => (
            <ColumnRow key={column.index} column={column} />
          ))}
        </Card>
      </Step>
      <Step number={3} title="What makes a team">
        <RuleChoice run={run} faces={faces} />
        <WholeOrPart whole={run.whole} />
      </Step>
      <noscript>
        <button type="submit">Look again</button>
      </noscript>
      <FormMessage state={state?.ok === false ? state : null} />
    </form>
  );
}

function ColumnRow({ column }: { column: FileColumn }) {
  return (
    <div className="grid grid-cols-[1fr_auto_1.6fr] items-center gap-2 sm:grid-cols-[1fr_auto_1.15fr] sm:gap-3 border-b border-line py-3 sm:nth-last-[-n+2]:border-b-0 max-sm:last:border-b-0">
      <div className="min-w-0">
        <p className="truncate font-semibold">{column.header}</p>
        <p className="truncate font-till text-small text-ink-2">{column.sample || "empty"}</p>
      </div>
      <Icon name="arrow" size={18} />
      <Select
        key={column.meaning}
        name={`column.${column.index}`}
        aria-label={`${column.header} means`}
        defaultValue={column.meaning}
        options={options.map((option) =>
          column.guessed && option.value === column.meaning
            ? { ...option, label: `${option.label}?` }
            : option,
        )}
        tone={column.guessed ? "guess" : undefined}
      />
    </div>
  );
}

type CertaintyProps = { guesses: number; of: FileColumn[]; lastTime: Date | null };

function Certainty({ guesses, of, lastTime }: CertaintyProps) {
  const out = of.filter((column) => column.meaning === "ignore").length;
  const certain = of.length - guesses - out;
  return (
    <>
      {lastTime && `${lastTimeWords(of, lastTime)}: `}
      {certain} certain
      {guesses > 0 && (
        <b className="text-crust-deep">, {guesses === 1 ? "one is a guess" : `${guesses} are guesses`}</b>
      )}
      {out > 0 && `, ${out} left out`}
    </>
  );
}

function lastTimeWords(columns: FileColumn[], day: Date): string {
  const fresh = columns.filter((column) => !column.remembered).length;
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(day);
  if (fresh === 0) return `As last time, ${words}`;
  return `As last time, ${words}, but for ${fresh === 1 ? "one new column" : `${fresh} new columns`}`;
}
