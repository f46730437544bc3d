"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Pill, type PillTone } from "@/components/ui/pill";
import { callOff, carryOutNow } from "@/features/teams/actions";
import { dayWords } from "@/features/teams/rules";
import type { Reorganisation } from "@/features/teams/types";

const STATES: Record<Reorganisation["state"], { tone: PillTone; words: string }> = {
  planned: { tone: "butter", words: "planned" },
  stuck: { tone: "down", words: "stuck" },
  done: { tone: "basil", words: "done" },
  cancelled: { tone: "plain", words: "called off" },
};

/** Plans with their day and their steps in words. What waits can be called off, what is stuck tried again. */
export function PlanList({ plans, today }: { plans: Reorganisation[]; today: Date }) {
  return (
    <ul className="divide-y divide-line">
      {plans.map((plan) => (
        <Plan key={plan.id} plan={plan} today={today} />
      ))}
    </ul>
  );
}

function Plan({ plan, today }: { plan: Reorganisation; today: Date }) {
  const { tone, words } = STATES[plan.state];
  const isOpen = plan.state === "planned" || plan.state === "stuck";
  return (
    <li className="py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="font-semibold">{plan.name}</b>
        <Pill tone={tone}>
          {words}
          {plan.state === "planned" && ` for ${dayWords(plan.takesEffectAt, today)}`}
          {plan.settledAt && `, ${dayWords(plan.settledAt, today)}`}
        </Pill>
      </p>
      {plan.problem && (
        <p className="mt-2 rounded-well bg-tomato-tint px-4 py-3">Nothing was changed. {plan.problem}</p>
      )}
      <ol className="mt-2 list-decimal pl-5 text-small text-ink-2">
        {plan.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-2 text-small text-ink-2">Planned by {plan.maker.name}.</p>
      {isOpen && <PlanForms plan={plan} />}
    </li>
  );
}

function PlanForms({ plan }: { plan: Reorganisation }) {
  const [off, cancel, cancelling] = useActionState(callOff, null);
  const [done, carryOut, working] = useActionState(carryOutNow, null);
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-3">
        {plan.state === "stuck" && (
          <form action={carryOut}>
            <input type="hidden" name="id" value={plan.id} />
            <Button type="submit" disabled={working} aria-label={`Try ${plan.name} again`}>
              {working ? "Trying" : "Try again"}
            </Button>
          </form>
        )}
        <form action={cancel}>
          <input type="hidden" name="id" value={plan.id} />
          <Button
            type="submit"
            variant="secondary"
            disabled={cancelling}
            aria-label={`Call ${plan.name} off`}
          >
            {cancelling ? "Calling off" : "Call it off"}
          </Button>
        </form>
      </div>
      <FormMessage state={done ?? off} />
    </>
  );
}
