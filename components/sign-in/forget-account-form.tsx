"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { forgetAccountOf } from "@/features/sign-in/actions";

/** Lets somebody join the provider's next account: theirs was made anew there. */
export function ForgetAccountForm() {
  const [state, action, busy] = useActionState(forgetAccountOf, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={action} className="space-y-4">
      <PersonPicker
        key={state?.ok ? "forgotten" : "choosing"}
        name="personId"
        label="Whose account was made anew"
        error={failed?.fields.personId}
      />
      <Button type="submit" variant="secondary" disabled={busy}>
        Forget the earlier account
      </Button>
      <FormMessage state={failed?.fields.personId ? null : state} />
    </form>
  );
}
