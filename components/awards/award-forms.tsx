"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { createAward, openCycle, seatOnPanel } from "@/features/awards/actions";

/** Opens a month of an award for nominations. */
export function OpenCycleForm({
  awardSlug,
  month,
  closes,
  timeZone,
}: {
  awardSlug: string;
  month: string;
  closes: string;
  timeZone: string;
}) {
  const [state, act, isBusy] = useActionState(openCycle, null);
  const failed = state && !state.ok ? state : null;
  const names = { month: `${awardSlug}-month`, closes: `${awardSlug}-closes` };
  return (
    <form action={act} className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="awardSlug" value={awardSlug} />
      <Field label="Month" name="month" htmlFor={names.month} error={failed?.fields.month}>
        <TextInput
          id={names.month}
          type="month"
          name="month"
          defaultValue={failed?.values.month ?? month}
          error={failed?.fields.month}
        />
      </Field>
      <Field
        label="Nominations close"
        name="nominationsCloseAt"
        htmlFor={names.closes}
        hint={`On the clock of ${timeZone.replaceAll("_", " ")}`}
        error={failed?.fields.nominationsCloseAt}
      >
        <TextInput
          id={names.closes}
          type="datetime-local"
          hinted
          name="nominationsCloseAt"
          defaultValue={failed?.values.nominationsCloseAt ?? closes}
          error={failed?.fields.nominationsCloseAt}
        />
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" variant="secondary" disabled={isBusy}>
          Open for nominations
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}

/** Gives somebody a place on an award's panel. */
export function PanelForm({ awardId, exclude }: { awardId: string; exclude: string[] }) {
  const [state, act, isBusy] = useActionState(seatOnPanel, null);
  return (
    <form action={act} key={exclude.length} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="awardId" value={awardId} />
      <div className="min-w-56 flex-1">
        <PersonPicker
          name="personId"
          label="Add to the panel"
          exclude={exclude}
          error={state && !state.ok ? state.fields.personId : undefined}
        />
      </div>
      <Button type="submit" variant="secondary" disabled={isBusy}>
        Add
      </Button>
    </form>
  );
}

/** Founds an award beside the jacket. */
export function AwardForm() {
  const [state, act, isBusy] = useActionState(createAward, null);
  const failed = state && !state.ok ? state : null;
  return (
    <form action={act} className="grid gap-4">
      <Field label="Its name" name="name" error={failed?.fields.name}>
        <TextInput
          name="name"
          placeholder="Bridge Builder"
          defaultValue={failed?.values.name}
          error={failed?.fields.name}
        />
      </Field>
      <Field label="What it is for" name="description" error={failed?.fields.description}>
        <TextInput
          name="description"
          placeholder="Joined two teams that were not talking"
          defaultValue={failed?.values.description}
          error={failed?.fields.description}
        />
      </Field>
      <div>
        <Button type="submit" disabled={isBusy}>
          Found it
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}
