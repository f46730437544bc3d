"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, TextArea, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { promiseFollowUp } from "@/features/followups/actions";

type Props = {
  unitId: string;
  roundId: string | null;
  today: string;
  /** Whether it stands open at once, for whoever came here to promise something. */
  isOpen?: boolean;
};

/** A promise to a unit's people, in the four sentences they will read. Stays open with what was typed when it fails. */
export function PromiseForm({ unitId, roundId, today, isOpen = false }: Props) {
  const [state, act, pending] = useActionState(promiseFollowUp, null);
  const failed = state?.ok === false ? state : null;
  const typed = (name: string) => ({
    name,
    error: failed?.fields[name],
    defaultValue: failed?.values[name],
  });
  return (
    <details id="promise" open={isOpen || Boolean(failed)} className="group">
      <summary className="inline-flex min-h-11 items-center gap-2 rounded-button border-[1.5px] border-line-strong px-4 font-semibold hover:bg-ink/8">
        Promise a follow-up
      </summary>
      <Card className="mt-4 max-w-[44rem]">
        <form action={act} className="grid gap-5 sm:grid-cols-2">
          <input type="hidden" name="unitId" value={unitId} />
          <input type="hidden" name="roundId" value={roundId ?? ""} />
          <Field
            label="You said"
            name="youSaid"
            hint="What people told you, in their words or yours. Never who said it."
            error={failed?.fields.youSaid}
            className="sm:col-span-2"
          >
            <TextArea {...typed("youSaid")} rows={2} hinted required maxLength={400} />
          </Field>
          <Field label="We do" name="weDo" error={failed?.fields.weDo} className="sm:col-span-2">
            <TextArea {...typed("weDo")} rows={2} required maxLength={400} />
          </Field>
          <Field
            label="We will know when"
            name="knowWhen"
            hint="“8 of 10 starters have a laptop at 9 am”"
            error={failed?.fields.knowWhen}
            className="sm:col-span-2"
          >
            <TextInput {...typed("knowWhen")} hinted required maxLength={300} />
          </Field>
          <PersonPicker name="ownerId" label="Who sees to it" error={failed?.fields.ownerId} />
          <Field label="Until" name="dueOn" error={failed?.fields.dueOn}>
            <TextInput {...typed("dueOn")} type="date" min={today} required />
          </Field>
          <div className="sm:col-span-2">
            <Button type="submit" disabled={pending}>
              {pending ? "Hanging it up" : "We promise"}
            </Button>
            <FormMessage state={state} />
          </div>
        </form>
      </Card>
    </details>
  );
}
