"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { askForLink } from "@/features/sign-in/actions";

/** Asks for a link by mail. `to` is the page to come back to; `isFirst` when there is no other way in. */
export function AskLink({ to, isFirst }: { to: string; isFirst: boolean }) {
  const [state, action, busy] = useActionState(askForLink, null);
  const failed = state?.ok === false ? state : null;
  const error = failed?.fields.email;
  if (state?.ok) return <OnItsWay state={state} to={to} />;
  return (
    <form action={action} noValidate>
      <input type="hidden" name="to" value={to} />
      <Field label="Your mail address" name="email" error={error} hint="The one you have at work.">
        <TextInput
          name="email"
          type="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={failed?.values.email}
          error={error}
          hinted
          className="min-h-13"
        />
      </Field>
      <Button
        type="submit"
        size="lg"
        variant={isFirst ? "primary" : "secondary"}
        disabled={busy}
        className="mt-4 w-full"
      >
        {busy ? "One moment" : "Mail me a link"}
      </Button>
      <FormMessage state={failed && !error ? failed : null} />
    </form>
  );
}

function OnItsWay({ state, to }: { state: { ok: true; message?: string }; to: string }) {
  return (
    <div>
      <FormMessage state={state} />
      <p className="mt-3 text-small">
        {/* A plain link: the page begins anew. */}
        <a
          href={`/sign-in?${new URLSearchParams({ to })}`}
          className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
        >
          Give another address
        </a>
      </p>
    </div>
  );
}
