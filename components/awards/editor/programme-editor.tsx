"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, RadioCard, Select } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Step } from "@/components/ui/step";
import { Switch } from "@/components/ui/switch";
import { changeAward } from "@/features/awards/actions";
import type { AwardRules } from "@/features/awards/rules/award-rules";
import { differingSentences } from "@/features/awards/rules/published-rules";
import type { ProgrammeDesk } from "@/features/awards/types/programme";
import type { FieldErrors } from "@/lib/errors";
import { CalendarStep } from "./calendar-step";
import { CriteriaStep } from "./criteria-step";
import { Choice, EVERYBODY_OR_LEADS, NumberField } from "./rule-fields";
import { TiesField } from "./ties-field";
import { ValuesField } from "./values-field";
import { WhatChanges } from "./what-changes";
import { WordsStep } from "./words-step";

type Kept = Pick<
  ProgrammeDesk,
  "slug" | "name" | "description" | "sign" | "isJacket" | "rules" | "timeZone" | "units"
>;

const FOR_WHOM = [
  { value: "people", label: "One person" },
  { value: "teams", label: "A whole team" },
  { value: "both", label: "Either" },
] as const;

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
          <WhomFields award={award} rules={rules} errors={errors} set={set} />
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

type Part = { rules: AwardRules; errors: FieldErrors; set: (part: Partial<AwardRules>) => void };

function WhomFields({ award, rules, errors, set }: Part & { award: Kept }) {
  const all = { value: "", label: "The whole company" };
  const parts = award.units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-5">
      <Choice
        name="forWhom"
        label="Who can get it"
        options={FOR_WHOM}
        value={rules.forWhom}
        onChange={(forWhom) => set({ forWhom })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <div>
          <label htmlFor="unitId" className="mb-1.5 block font-semibold">
            Which part of the company
          </label>
          <Select
            name="unitId"
            options={[all, ...parts]}
            value={rules.unitId ?? ""}
            error={errors["rules.unitId"]}
            onChange={(event) => set({ unitId: event.target.value || null })}
          />
          {errors["rules.unitId"] && <FieldError name="unitId">{errors["rules.unitId"]}</FieldError>}
        </div>
        <NumberField
          label="Whoever won waits"
          unit="months before the next time"
          name="coolDownMonths"
          value={rules.coolDownMonths}
          from={0}
          to={60}
          error={errors["rules.coolDownMonths"]}
          onChange={(coolDownMonths) => set({ coolDownMonths })}
        />
      </div>
      <Choice
        name="nominate"
        label="Who nominates"
        options={EVERYBODY_OR_LEADS}
        value={rules.nominate}
        onChange={(nominate) => set({ nominate })}
      />
      <Choice
        name="second"
        label="Who adds their voice"
        options={EVERYBODY_OR_LEADS}
        value={rules.second}
        onChange={(second) => set({ second })}
      />
    </div>
  );
}

function GoingOnFields({ rules, errors, set }: Part) {
  const { shortlist } = rules;
  return (
    <div className="grid gap-5">
      <Switch
        name="screened"
        checked={rules.screened}
        onChange={(screened) => set({ screened })}
        title="The people team reads every case first"
      >
        It can give one back with a note; its maker mends it while nominations are open.
      </Switch>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          label="It takes"
          unit={shortlist.voices === 1 ? "voice, its maker's" : "voices, its maker's among them"}
          name="voices"
          value={shortlist.voices}
          from={1}
          to={20}
          error={errors["rules.shortlist.voices"]}
          onChange={(voices) => set({ shortlist: { ...shortlist, voices } })}
        />
        <NumberField
          label="At most"
          unit="cases go on, most voices first"
          name="atMost"
          value={shortlist.atMost}
          from={1}
          to={30}
          error={errors["rules.shortlist.atMost"]}
          onChange={(atMost) => set({ shortlist: { ...shortlist, atMost } })}
        />
      </div>
    </div>
  );
}

function DecidingFields({ rules, errors, set }: Part) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <RadioCard
          name="decidedBy"
          value="panel"
          title="A panel"
          checked={rules.decidedBy === "panel"}
          onChange={() => set({ decidedBy: "panel" })}
        >
          Reads with the names covered, scores, then picks.
        </RadioCard>
        <RadioCard
          name="decidedBy"
          value="peers"
          title="Colleagues vote"
          checked={rules.decidedBy === "peers"}
          onChange={() => set({ decidedBy: "peers" })}
        >
          One vote each; only totals are ever shown.
        </RadioCard>
      </div>
      {rules.decidedBy === "peers" && (
        <div className="mt-5">
          <Choice
            name="vote"
            label="Who votes"
            options={EVERYBODY_OR_LEADS}
            value={rules.vote}
            onChange={(vote) => set({ vote })}
          />
        </div>
      )}
      <TiesField tie={rules.tie} error={errors["rules.tie"]} onChange={(tie) => set({ tie })} />
      <div className="mt-6">
        <Switch
          name="surprise"
          checked={rules.surprise}
          onChange={(surprise) => set({ surprise })}
          title="The winner is surprised"
        >
          They hear it with everybody else, and are asked then. Otherwise they are asked before anybody hears
          of it.
        </Switch>
      </div>
    </>
  );
}
