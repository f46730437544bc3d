"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Segmented, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { addChannel } from "@/features/awards/actions";

const KINDS = [
  { value: "slack", label: "Slack" },
  { value: "teams", label: "Teams" },
  { value: "mail", label: "Mail" },
];

/** Adds a channel by the address it gave. The address is not shown again, neither here after a mistake. */
export function ChannelForm() {
  const [state, act, isBusy] = useActionState(addChannel, null);
  const failed = state && !state.ok ? state : null;
  return (
    <form action={act} className="grid gap-4">
      <div>
        <p className="mb-1.5 font-semibold" aria-hidden="true">
          Where is it?
        </p>
        <Segmented
          name="kind"
          label="Where is it?"
          options={KINDS}
          defaultValue={failed?.values.kind ?? "slack"}
        />
      </div>
      <Field label="What people call it" name="name" error={failed?.fields.name}>
        <TextInput
          name="name"
          placeholder="#wall-of-fame"
          defaultValue={failed?.values.name}
          error={failed?.fields.name}
        />
      </Field>
      <Field
        label="Its address"
        name="address"
        hint="Slack: an incoming webhook. Teams: the workflow “Post to a channel when a webhook request is received”. Whoever has it can write to the channel, so it is shown to nobody again. Mail: a list that everybody reads, such as everybody@example.com."
        error={failed?.fields.address}
      >
        <TextInput name="address" autoComplete="off" error={failed?.fields.address} hinted />
      </Field>
      <div>
        <Button type="submit" disabled={isBusy}>
          Let it hear announcements
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
