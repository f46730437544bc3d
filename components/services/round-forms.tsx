"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { closeRound, openServiceRound } from "@/features/surveys/actions";

type Closing = { value: string; label: string };

/** Opens the quarter's service round for everybody with a seat. */
export function OpenRoundForm({ defaultName, closings }: { defaultName: string; closings: Closing[] }) {
  const [state, open, isOpening] = useActionState(openServiceRound, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={open}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Its name" name="name" htmlFor="round-name" error={failed?.fields.name}>
          <TextInput
            id="round-name"
            name="name"
            required
            maxLength={80}
            defaultValue={failed?.values.name ?? defaultName}
            error={failed?.fields.name}
          />
        </Field>
        <Field label="Closes" name="closesAt" error={failed?.fields.closesAt}>
          <Select
            name="closesAt"
            options={closings}
            defaultValue={failed?.values.closesAt ?? closings[1]?.value}
            error={failed?.fields.closesAt}
          />
        </Field>
      </div>
      <Button type="submit" disabled={isOpening} className="mt-4">
        Open the round
      </Button>
      <FormMessage state={state} />
    </form>
  );
}

/** Closes it before its day, with the reason that people read. */
export function CloseRoundForm({ roundId }: { roundId: string }) {
  const [state, close, isClosing] = useActionState(closeRound, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={close} className="mt-5 rounded-well bg-tray px-4.5 py-4">
      <input type="hidden" name="roundId" value={roundId} />
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label="Close it early: why now?"
          name="reason"
          error={failed?.fields.reason}
          className="min-w-0 flex-1 basis-64"
        >
          <TextInput
            name="reason"
            maxLength={400}
            defaultValue={failed?.values.reason}
            error={failed?.fields.reason}
          />
        </Field>
        <Button type="submit" variant="secondary" disabled={isClosing}>
          Close and count
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
