"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { createScreen } from "@/features/wall/actions";
import { QrCode } from "./qr-code";

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
      {state?.ok && <Address address={`${origin}/kiosk#${state.data.token}`} />}
    </>
  );
}

function Address({ address }: { address: string }) {
  return (
    <div role="status" className="mt-5 flex flex-wrap items-start gap-5 rounded-well bg-basil-tint px-5 py-4">
      <QrCode address={address} className="size-36 shrink-0" />
      <div className="min-w-60 flex-1">
        <p className="font-semibold">Open this on the screen, by its code or in words.</p>
        <p className="mt-2 font-till text-small break-all select-all">{address}</p>
        <p className="mt-2 text-small">
          It is shown this once; we keep only its fingerprint. The screen keeps it in a place that no script
          reads, and takes it out of its address. What stands behind the # is in no log.
        </p>
      </div>
    </div>
  );
}
