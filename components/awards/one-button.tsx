"use client";

import { type ComponentProps, type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import type { FormAction } from "@/lib/result";

/** A form that is one button; `fields` go along unseen. What went wrong is said below it. */
export function OneButton<T>({
  action,
  fields,
  variant = "secondary",
  size,
  children,
}: {
  action: FormAction<T>;
  fields: Record<string, string>;
  variant?: ComponentProps<typeof Button>["variant"];
  size?: ComponentProps<typeof Button>["size"];
  children: ReactNode;
}) {
  const [state, act, isBusy] = useActionState(action, null);
  return (
    <form action={act} className="inline-block">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" variant={variant} size={size} disabled={isBusy}>
        {children}
      </Button>
      {state && !state.ok && <FormMessage state={state} />}
    </form>
  );
}
