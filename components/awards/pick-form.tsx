"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, RadioCard, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { pickWinner } from "@/features/awards/actions";

/** Whose story it is, and the words that will hang below the frame. */
export function PickForm({
  cycleId,
  choices,
}: {
  cycleId: string;
  choices: { nominationId: string; number: number; name: string }[];
}) {
  const [state, act, isBusy] = useActionState(pickWinner, null);
  const typed: Record<string, string> = state && !state.ok ? state.values : {};
  const wrong: Record<string, string> = state && !state.ok ? state.fields : {};
  return (
    <form action={act} className="grid gap-6 lg:grid-cols-2">
      <input type="hidden" name="cycleId" value={cycleId} />
      <fieldset>
        <legend className="mb-2 font-semibold">Whose story is it?</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {choices.map(({ nominationId, number, name }) => (
            <RadioCard
              key={nominationId}
              name="nominationId"
              value={nominationId}
              title={name}
              defaultChecked={typed.nominationId === nominationId}
            >
              Story {number}
            </RadioCard>
          ))}
        </div>
        {wrong.nominationId && <FieldError name="nominationId">{wrong.nominationId}</FieldError>}
      </fieldset>
      <div>
        <Field label="The words below the frame" name="citation" error={wrong.citation}>
          <TextArea
            name="citation"
            rows={4}
            maxLength={400}
            defaultValue={typed.citation}
            error={wrong.citation}
          />
        </Field>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button type="submit" size="lg" disabled={isBusy}>
            {isBusy ? "Asking" : "Pick, and ask the winner"}
          </Button>
          <p className="max-w-72 text-small text-ink-2">
            Picture and words go up only after a yes; until then an empty frame hangs.
          </p>
        </div>
        {state && !state.ok && <FormMessage state={state} />}
      </div>
    </form>
  );
}
