"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { answerPlan } from "@/features/splits/actions";

type Props = { unitId: string; version: number; mine: { agrees: boolean; words: string } | null };

/** Says whether one agrees to the plan, with a few words. By name, and the form says so. */
export function AnswerForm({ unitId, version, mine }: Props) {
  const [state, answer, isBusy] = useActionState(answerPlan, null);
  const kept = state && !state.ok ? state.values.words : mine?.words;
  return (
    <form action={answer} className="space-y-4">
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="version" value={version} />
      <Field
        label="A few words, if you like"
        name="words"
        hint="With your name, for everybody at the table: this is no ballot."
        error={state && !state.ok ? state.fields.words : undefined}
      >
        <TextArea name="words" rows={2} maxLength={280} defaultValue={kept ?? ""} hinted />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          name="agrees"
          value="yes"
          variant={mine?.agrees ? "secondary" : "primary"}
          disabled={isBusy}
        >
          {mine?.agrees ? "I still agree" : "I agree"}
        </Button>
        <Button type="submit" name="agrees" value="no" variant="secondary" disabled={isBusy}>
          Not like this
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
