"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, NumberRow, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { rateService } from "@/features/services/actions";
import { REASON_AT_MOST } from "@/features/services/rules";
import type { MyRating } from "@/features/services/types";

const PASSES_SHOWN = 3;

/** Score, passes, and why: ten seconds. What was rated before stands in it. */
export function RateForm({
  serviceId,
  mine,
  passedOn,
}: {
  serviceId: string;
  mine: MyRating | null;
  /** Chosen on the ticket already. */
  passedOn?: number;
}) {
  const [state, rate, isSending] = useActionState(rateService, null);
  const failed = state?.ok === false ? state : null;
  const number = (typed: string | undefined, before?: number) => (typed ? Number(typed) : before);
  const passes = number(failed?.values.passedOn, passedOn ?? mine?.passedOn);
  return (
    <form action={rate} key={JSON.stringify(failed?.values)} className="grid gap-7">
      <input type="hidden" name="serviceId" value={serviceId} />
      <div>
        <NumberRow
          name="score"
          from={0}
          to={10}
          required
          legend="How likely are you to recommend it to a colleague?"
          lowLabel="Not at all likely"
          highLabel="Extremely likely"
          defaultValue={number(failed?.values.score, mine?.score)}
        />
        {failed?.fields.score && <FieldError name="score">{failed.fields.score}</FieldError>}
      </div>
      <div>
        <NumberRow
          name="passedOn"
          from={0}
          to={PASSES_SHOWN}
          required
          legend="How often were you passed on before somebody helped?"
          lastLabel={`${PASSES_SHOWN}+`}
          defaultValue={passes === undefined ? undefined : Math.min(passes, PASSES_SHOWN)}
        />
        {failed?.fields.passedOn && <FieldError name="passedOn">{failed.fields.passedOn}</FieldError>}
      </div>
      <Field
        label="What made it so?"
        name="reason"
        hint="May stay empty. One sentence helps most."
        error={failed?.fields.reason}
      >
        <TextArea
          name="reason"
          rows={2}
          maxLength={REASON_AT_MOST}
          defaultValue={failed?.values.reason ?? mine?.reason}
          error={failed?.fields.reason}
          hinted
        />
      </Field>
      <div>
        <Button type="submit" size="lg" disabled={isSending}>
          {mine ? "Replace my rating" : "Rate it"}
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}
