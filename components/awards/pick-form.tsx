"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, RadioCard, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { pickWinner } from "@/features/awards/actions";
import { CITATION_AT_MOST } from "@/features/awards/rules/story";

type Choice = { nominationId: string; number: number; name: string; isFirst: boolean; words: string };

/** Whose story it is, the words that will hang below the frame, when it is announced, and why when another one is ahead. */
export function PickForm({
  cycleId,
  choices,
  announceAt,
  zone,
  surprise,
}: {
  cycleId: string;
  choices: Choice[];
  /** The set moment on the company's clock, "2026-12-04T15:00". */
  announceAt: string;
  zone: string;
  surprise: boolean;
}) {
  const [state, act, isBusy] = useActionState(pickWinner, null);
  const typed: Record<string, string> = state && !state.ok ? state.values : {};
  const wrong: Record<string, string> = state && !state.ok ? state.fields : {};
  const first = choices.find(({ isFirst }) => isFirst);
  const [chosenId, setChosen] = useState(typed.nominationId ?? first?.nominationId);
  const chosen = choices.find(({ nominationId }) => nominationId === chosenId);
  return (
    <form action={act} className="grid gap-6 lg:grid-cols-2">
      <input type="hidden" name="cycleId" value={cycleId} />
      <div>
        <fieldset>
          <legend className="mb-2 font-semibold">Whose story is it?</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {choices.map(({ nominationId, number, name, words }) => (
              <RadioCard
                key={nominationId}
                name="nominationId"
                value={nominationId}
                title={name}
                defaultChecked={chosenId === nominationId}
                onChange={() => setChosen(nominationId)}
              >
                Story {number}, {words}
              </RadioCard>
            ))}
          </div>
          {wrong.nominationId && <FieldError name="nominationId">{wrong.nominationId}</FieldError>}
        </fieldset>
        {chosen && !chosen.isFirst && (
          <Field
            className="mt-5"
            label="Why not the first?"
            name="reason"
            error={wrong.reason}
            hint="The panel and the people team read this; it is kept with the result."
          >
            <TextArea
              name="reason"
              rows={3}
              maxLength={500}
              defaultValue={typed.reason}
              error={wrong.reason}
              hinted
            />
          </Field>
        )}
      </div>
      <div>
        <Field label="The words below the frame" name="citation" error={wrong.citation}>
          <TextArea
            name="citation"
            rows={4}
            maxLength={CITATION_AT_MOST}
            defaultValue={typed.citation}
            error={wrong.citation}
          />
        </Field>
        <Field
          className="mt-4"
          label="Announced at"
          name="announceAt"
          error={wrong.announceAt}
          hint={`On the company’s clock, ${zone}.`}
        >
          <input
            id="announceAt"
            name="announceAt"
            type="datetime-local"
            defaultValue={typed.announceAt ?? announceAt}
            aria-invalid={wrong.announceAt ? true : undefined}
            aria-describedby={wrong.announceAt ? "announceAt-hint announceAt-error" : "announceAt-hint"}
            className="min-h-11 w-full max-w-64 rounded-input border-[1.5px] border-line-strong bg-paper px-3.5 aria-invalid:border-2 aria-invalid:border-tomato"
          />
        </Field>
        <div className="mt-5 flex flex-wrap items-center gap-4">
          <Button type="submit" size="lg" disabled={isBusy} className="max-sm:w-full">
            {isBusy ? "Setting it" : "Set it"}
          </Button>
          <p className="max-w-72 text-small text-ink-2">
            {surprise
              ? "The winner hears it with everybody else, and is asked then. Picture and words hang only after a yes."
              : "The winner is asked privately now. Picture and words hang only after a yes."}
          </p>
        </div>
        {state && !state.ok && <FormMessage state={state} />}
      </div>
    </form>
  );
}
