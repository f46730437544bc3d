"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, RadioCard, TextArea, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Jacket } from "@/components/ui/jacket";
import { Pill } from "@/components/ui/pill";
import { Step } from "@/components/ui/step";
import { nominate } from "@/features/awards/actions";
import { STORY_AT_MOST } from "@/features/awards/rules/story";
import type { Nominee, OpenCycle } from "@/features/awards/types";

const PROMPTS = ["What they did", "What changed", "Who would have noticed if they had not?"];

/** Which award, what happened, who was helped. What was typed stays, whoever the story turns out to be about. */
export function NominateForm({
  cycles,
  nominee,
  me,
}: {
  cycles: OpenCycle[];
  nominee: Nominee | null;
  me: string;
}) {
  const [state, act, isBusy] = useActionState(nominate, null);
  const { fields, values } = state && !state.ok ? state : { fields: {}, values: {} };
  const typed: Record<string, string> = values;
  const wrong: Record<string, string> = fields;
  const chosen = typed.cycleId ?? cycles[0]?.id;
  return (
    <form action={act} noValidate>
      <input type="hidden" name="nomineePersonId" value={nominee?.kind === "person" ? nominee.id : ""} />
      <input type="hidden" name="nomineeUnitId" value={nominee?.kind === "team" ? nominee.id : ""} />
      <Step number={2} title="Which award fits?">
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {cycles.map((cycle) => (
            <RadioCard
              key={cycle.id}
              name="cycleId"
              value={cycle.id}
              title={cycle.awardName}
              defaultChecked={cycle.id === chosen}
              picture={cycle.isJacket ? <Jacket size={46} /> : undefined}
            >
              {cycle.description}
            </RadioCard>
          ))}
        </div>
        {wrong.cycleId && <FieldError name="cycleId">{wrong.cycleId}</FieldError>}
      </Step>
      <Step number={3} title="What happened?">
        <Field label={<span className="sr-only">The story</span>} name="story" error={wrong.story}>
          <TextArea
            name="story"
            rows={5}
            maxLength={STORY_AT_MOST}
            defaultValue={typed.story}
            error={wrong.story}
          />
        </Field>
        <ul aria-label="Good to tell" className="mt-2.5 flex flex-wrap gap-2">
          {PROMPTS.map((prompt) => (
            <li key={prompt}>
              <Pill tone="dashed">{prompt}</Pill>
            </li>
          ))}
        </ul>
      </Step>
      <Step number={4} title="Who was helped?">
        <Field label={<span className="sr-only">Who was helped</span>} name="helped" error={wrong.helped}>
          <TextInput
            name="helped"
            maxLength={200}
            placeholder="People, a team, a customer"
            defaultValue={typed.helped}
            error={wrong.helped}
          />
        </Field>
      </Step>
      <div className="mt-7 flex flex-wrap items-center justify-between gap-4 sm:pl-[62px]">
        <p className="max-w-80 text-small text-ink-2">
          Signed “{me}”. {nominee?.kind === "person" ? nominee.shortName : "The nominee"} hears nothing before
          the announcement.
        </p>
        <Button type="submit" size="lg" disabled={isBusy}>
          {isBusy ? "Sending" : "Send my nomination"}
        </Button>
      </div>
      <div className="sm:pl-[62px]">
        {state && !state.ok && (
          <FormMessage state={{ ok: false, message: wrong.nomineePersonId ?? state.message }} />
        )}
      </div>
    </form>
  );
}
