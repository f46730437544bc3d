"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { plan } from "@/features/teams/actions";
import type { Step } from "@/features/teams/input";
import { BeforeAfter } from "./before-after";
import { StepForm } from "./step-form";
import { StepList } from "./step-list";
import { usePreview } from "./use-preview";

/**
 * A reorganisation in the making: steps in their order, what they would make of the tree, a name and a day. Every change
 * is tried and taken back, so what would not go is said beside it. @param first the first day that may be chosen
 */
export function PlanBuilder({ first }: { first: string }) {
  const [state, action, busy] = useActionState(plan, null);
  const [steps, setSteps] = useState<Step[]>([]);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const preview = usePreview(steps);
  const failed = state?.ok === false ? state : null;

  function add(step: Step, met: ReadonlyMap<string, string>) {
    setNames(new Map([...names, ...met]));
    setSteps([...steps, step]);
  }

  return (
    <div className="grid items-start gap-6 lg:grid-cols-12">
      <div className="grid gap-6 lg:col-span-7">
        <Card>
          <CardTitle aside={steps.length > 0 && "in this order"}>Steps</CardTitle>
          <StepList steps={steps} names={names} onChange={setSteps} />
        </Card>
        <Card>
          <CardTitle>Add a step</CardTitle>
          <StepForm steps={steps} onAdd={add} />
        </Card>
      </div>
      <div className="grid gap-6 lg:sticky lg:top-6 lg:col-span-5">
        <Card tone="dough">
          <CardTitle>Before and after</CardTitle>
          <BeforeAfter preview={preview} />
        </Card>
        <Card>
          <CardTitle>When it happens</CardTitle>
          <form action={action} className="space-y-4">
            <input type="hidden" name="steps" value={JSON.stringify(steps)} />
            <Field label="What people call it" name="name" error={failed?.fields.name}>
              <TextInput
                name="name"
                required
                maxLength={120}
                placeholder="Spring tables"
                defaultValue={failed?.values.name}
                error={failed?.fields.name}
              />
            </Field>
            <Field
              label="On the morning of"
              name="day"
              hint="All of it happens then, or nothing does and you hear why."
              error={failed?.fields.day}
            >
              <TextInput
                name="day"
                type="date"
                min={first}
                required
                hinted
                defaultValue={failed?.values.day}
                error={failed?.fields.day}
              />
            </Field>
            <Button type="submit" disabled={busy || steps.length === 0}>
              {busy ? "Planning" : "Plan it"}
            </Button>
            {steps.length === 0 && <p className="text-small text-ink-2">Add the first step, then plan it.</p>}
            <FormMessage state={state} />
          </form>
        </Card>
      </div>
    </div>
  );
}
