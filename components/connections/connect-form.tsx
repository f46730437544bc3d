"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { makeConnection } from "@/features/connections/actions";
import { TokenSlip } from "./token-slip";

/** Makes a token for a directory and shows it this once. */
export function ConnectForm() {
  const [state, act, isBusy] = useActionState(makeConnection, null);
  const failed = state && !state.ok ? state : null;
  return (
    <>
      <form action={act} className="flex flex-wrap items-end gap-4">
        <Field
          label="What is at the other end?"
          name="name"
          error={failed?.fields.name}
          className="min-w-60 flex-1"
        >
          <TextInput
            name="name"
            placeholder="Okta"
            defaultValue={failed?.values.name}
            error={failed?.fields.name}
          />
        </Field>
        <Button type="submit" disabled={isBusy}>
          Make a token
        </Button>
      </form>
      {failed && <FormMessage state={failed} />}
      {state?.ok && <TokenSlip {...state.data} />}
    </>
  );
}
