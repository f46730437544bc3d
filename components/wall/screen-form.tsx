"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { createScreen } from "@/features/wall/actions";

/** Makes a screen's address and shows it this once. */
export function ScreenForm({ origin }: { origin: string }) {
  const [state, act, isBusy] = useActionState(createScreen, null);
  const failed = state && !state.ok ? state : null;
  return (
    <>
      <form action={act} className="flex flex-wrap items-end gap-4">
        <Field
          label="Where does it hang?"
          name="name"
          error={failed?.fields.name}
          className="min-w-64 flex-1"
        >
          <TextInput
            name="name"
            placeholder="Canteen"
            defaultValue={failed?.values.name}
            error={failed?.fields.name}
          />
        </Field>
        <Button type="submit" disabled={isBusy}>
          Make its address
        </Button>
      </form>
      {failed && <FormMessage state={failed} />}
      {state?.ok && (
        <div role="status" className="mt-5 rounded-well bg-basil-tint px-5 py-4">
          <p className="font-semibold">
            Open this on the screen. It is shown this once; we keep only its fingerprint.
          </p>
          <p className="mt-2 font-till text-small break-all select-all">{`${origin}/kiosk?token=${state.data.token}`}</p>
        </div>
      )}
    </>
  );
}
