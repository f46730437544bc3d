"use client";

import { type ChangeEvent, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldError, Segmented, Select, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Step } from "@/components/ui/step";
import { openRound } from "@/features/surveys/actions";
import { DRIVERS_AT_MOST, LID_CHOICES } from "@/features/surveys/rules";
import type { RoundPreview } from "@/features/surveys/types";
import { LidPreviews } from "./lid-previews";
import { PromiseSlip } from "./promise-slip";

type Props = {
  preview: RoundPreview;
  defaultName: string;
  closings: { value: string; label: string }[];
};

/** Everything a pulse needs, from top to bottom, and beside it what is promised by opening it. */
export function OpenForm({ preview, defaultName, closings }: Props) {
  const [state, act, pending] = useActionState(openRound, null);
  const failed = state?.ok === false ? state : null;
  const chosenK = failed?.values.k ?? String(preview.lidOpensAt);
  return (
    <form action={act} className="group/lids grid items-start gap-8 lg:grid-cols-[1fr_440px]">
      <div>
        <Step number={1} title="What we ask" aside="about 0:40 on a phone, 1:00 at most">
          <Questions {...preview} />
          {failed?.fields.questionIds && (
            <FieldError name="questionIds">{failed.fields.questionIds}</FieldError>
          )}
        </Step>
        <Step number={2} title="Who, and until when">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Its name" name="name" error={failed?.fields.name}>
              <TextInput
                name="name"
                error={failed?.fields.name}
                defaultValue={failed?.values.name ?? defaultName}
                maxLength={80}
                required
              />
            </Field>
            <Field label="Closes" name="closesAt" error={failed?.fields.closesAt}>
              <Select
                name="closesAt"
                options={closings}
                defaultValue={failed?.values.closesAt ?? closings[1]?.value}
              />
            </Field>
          </div>
          <p className="mt-3 text-small text-ink-2">
            Everybody with a seat is asked: {preview.eligible} people. It hangs on their rail the moment it
            opens.
          </p>
        </Step>
        <Step
          number={3}
          title="Lids"
          aside={
            <span className="flex items-center gap-2.5 whitespace-nowrap sm:gap-3">
              <span className="max-sm:whitespace-normal">A lid opens at</span>
              <Segmented
                name="k"
                label="How many answers open a lid"
                options={LID_CHOICES.map((k) => ({ value: String(k), label: String(k) }))}
                defaultValue={chosenK}
              />
              answers
            </span>
          }
        >
          <LidPreviews lids={preview.lids} />
          <label className="mt-4 flex items-start gap-3">
            <input type="checkbox" name="strict" value="on" className="mt-1 size-5 shrink-0 accent-(--ink)" />
            <span>
              <b>Strict.</b> Units with fewer than ten answers show one of three bands and never a number.
            </span>
          </label>
        </Step>
      </div>
      <Card tone="hood" className="lg:sticky lg:top-6">
        <h2 className="font-sign text-card">What you promise</h2>
        <p className="mt-1 mb-4">Everybody can read this, word for word, and it is frozen once it opens.</p>
        <PromiseSlip lids={preview.lids} />
        <Button type="submit" variant="butter" size="lg" className="mt-6 w-full" disabled={pending}>
          {pending ? "Opening" : "Cut the keys and open"}
        </Button>
        <div className="text-ink">
          <FormMessage state={failed} />
        </div>
      </Card>
    </form>
  );
}

/** What is ticked stays ticked after a refusal: a form that was sent falls back to its defaults, so they follow. */
function Questions({ score, comment, drivers }: Pick<RoundPreview, "score" | "comment" | "drivers">) {
  const [chosen, setChosen] = useState(() => drivers.filter(({ isDue }) => isDue).map(({ id }) => id));
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) =>
    setChosen((before) =>
      target.checked ? [...before, target.value] : before.filter((id) => id !== target.value),
    );
  return (
    <Card className="py-2!">
      <Fixed text={score} kind="0 to 10" />
      <fieldset className="border-y border-line py-1">
        <legend className="sr-only">Drivers, at most {DRIVERS_AT_MOST}</legend>
        {drivers.map(({ id, text, isDue, lastAsked }) => (
          <label key={id} className="flex min-h-11 items-center gap-3 py-1.5">
            <input
              type="checkbox"
              name="questionIds[]"
              value={id}
              defaultChecked={chosen.includes(id)}
              onChange={choose}
              className="size-5 shrink-0 accent-(--ink)"
            />
            <span className="min-w-0 flex-1">{text}</span>
            <span className="shrink-0 font-till text-tiny text-ink-2">{turnWords(isDue, lastAsked)}</span>
          </label>
        ))}
      </fieldset>
      <Fixed text={comment} kind="in words" />
    </Card>
  );
}

function Fixed({ text, kind }: { text: string; kind: string }) {
  return (
    <p className="flex items-center justify-between gap-4 py-3.5">
      <span className="font-medium">{text}</span>
      <span className="shrink-0 font-till text-tiny text-ink-2">{kind}</span>
    </p>
  );
}

function turnWords(isDue: boolean, lastAsked: string | null): string {
  if (isDue) return "its turn";
  return lastAsked ? "asked before" : "never asked";
}
