"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Step } from "@/components/ui/step";
import { changeAward } from "@/features/awards/actions";
import type { AwardRules } from "@/features/awards/rules/award-rules";
import { differingSentences } from "@/features/awards/rules/published-rules";
import type { ProgrammeDesk } from "@/features/awards/types/programme";
import type { FieldErrors } from "@/lib/errors";
import { CalendarStep } from "./calendar-step";
import { CriteriaStep } from "./criteria-step";
import { DecidingFields, GoingOnFields, WhomFields } from "./rule-steps";
import { ValuesField } from "./values-field";
import { WhatChanges } from "./what-changes";
import { WordsStep } from "./words-step";

type Kept = Pick<
  ProgrammeDesk,
  "slug" | "name" | "description" | "sign" | "isJacket" | "rules" | "timeZone" | "units"
>;

/** An award's words and rules, from top to bottom; beside them what everybody will read anew. */
export function ProgrammeEditor({ award, time }: { award: Kept; time: Date }) {
  const [state, act, isBusy] = useActionState(changeAward, null);
  const [words, setWords] = useState({ name: award.name, description: award.description, sign: award.sign });
  const [rules, setRules] = useState(award.rules);
  const errors: FieldErrors = state && !state.ok ? state.fields : {};
  const set = (part: Partial<AwardRules>) => setRules((before) => ({ ...before, ...part }));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state?.ok === false) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  const unitName = (id: string | null) => award.units.find((unit) => unit.id === id)?.name ?? null;
  const [before, after] = [unitName(award.rules.unitId), unitName(rules.unitId)];
  const readable = { ...rules, criteria: rules.criteria.filter(({ name }) => name.trim()) };
  return (
    <form
      ref={form}
      // Not as the form's action: React would put radios and switches back to what they were.
      onSubmit={(event) => {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        startTransition(() => act(sent));
      }}
      noValidate
      className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[1fr_24rem]"
    >
      <input type="hidden" name="slug" value={award.slug} />
      <input type="hidden" name="sign" value={words.sign} />
      <input type="hidden" name="rules" value={JSON.stringify(rules)} />
      <div className="min-w-0">
        <Step number={1} title="What it is">
          <WordsStep
            words={words}
            isJacket={award.isJacket}
            errors={errors}
            onChange={(part) => setWords((now) => ({ ...now, ...part }))}
          />
        </Step>
        <Step number={2} title="Whom it is for">
          <WhomFields units={award.units} rules={rules} errors={errors} set={set} />
        </Step>
        <Step number={3} title="What you look for">
          <CriteriaStep
            criteria={rules.criteria}
            errors={errors}
            onChange={(criteria) => set({ criteria })}
          />
          <ValuesField
            values={rules.values}
            error={errors["rules.values"]}
            onChange={(values) => set({ values })}
          />
        </Step>
        <Step number={4} title="What goes on">
          <GoingOnFields rules={rules} errors={errors} set={set} />
        </Step>
        <Step number={5} title="Who decides">
          <DecidingFields rules={rules} errors={errors} set={set} />
        </Step>
        <Step number={6} title="When" aside={`On the clock of ${award.timeZone.replaceAll("_", " ")}`}>
          <CalendarStep
            calendar={rules.calendar}
            timeZone={award.timeZone}
            time={time}
            errors={errors}
            onChange={(calendar) => set({ calendar })}
          />
        </Step>
      </div>
      <div className="lg:sticky lg:top-6">
        <WhatChanges
          comes={differingSentences(readable, award.rules, { of: after, from: before })}
          goes={differingSentences(award.rules, readable, { of: before, from: after })}
          wordsChange={
            words.name !== award.name || words.description !== award.description || words.sign !== award.sign
          }
        >
          <Button type="submit" variant="butter" size="lg" className="w-full" disabled={isBusy}>
            {isBusy ? "Keeping" : "Keep it like this"}
          </Button>
          <FormMessage state={state} />
        </WhatChanges>
      </div>
    </form>
  );
}
