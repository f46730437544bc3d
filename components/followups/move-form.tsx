"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { moveFollowUp } from "@/features/followups/actions";
import { STAGES } from "@/features/followups/rules";
import type { Stage } from "@/features/followups/types";

/** Moves a follow-up on its way; served asks what came of it. */
export function MoveForm({ followUpId, stage }: { followUpId: string; stage: Stage }) {
  const [state, act, pending] = useActionState(moveFollowUp, null);
  const failed = state?.ok === false ? state : null;
  const others = STAGES.filter((known) => known.stage !== stage);
  const [to, setTo] = useState<string>(failed?.values.stage ?? nextOf(stage));
  return (
    <details className="mt-3">
      <summary className="inline-block py-1 text-small font-semibold underline decoration-2 underline-offset-4">
        Move it
      </summary>
      <form action={act} className="mt-2 space-y-3">
        <input type="hidden" name="followUpId" value={followUpId} />
        <Field label="To" name="stage" htmlFor={`stage-${followUpId}`}>
          <Select
            id={`stage-${followUpId}`}
            name="stage"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            options={others.map((known) => ({ value: known.stage, label: known.words }))}
          />
        </Field>
        {to === "served" && (
          <Field
            label="What came of it"
            name="outcome"
            htmlFor={`outcome-${followUpId}`}
            hint="Also when nothing moved. Served is for good."
            error={failed?.fields.outcome}
          >
            <TextArea
              id={`outcome-${followUpId}`}
              name="outcome"
              rows={3}
              hinted
              error={failed?.fields.outcome}
              defaultValue={failed?.values.outcome}
            />
          </Field>
        )}
        <Button type="submit" size="sm" variant="secondary" disabled={pending}>
          {pending ? "Moving" : "Move"}
        </Button>
        <FormMessage state={state} />
      </form>
    </details>
  );
}

function nextOf(stage: Stage): Stage {
  const at = STAGES.findIndex((known) => known.stage === stage);
  return STAGES[at + 1]?.stage ?? "served";
}
