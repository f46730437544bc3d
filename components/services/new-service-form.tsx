"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { createService } from "@/features/services/actions";
import type { Provider } from "@/features/services/types";

/** Puts a service into the catalogue. */
export function NewServiceForm({ providers }: { providers: Provider[] }) {
  const [state, create, isCreating] = useActionState(createService, null);
  const failed = state?.ok === false ? state : null;
  const units = [
    { value: "", label: "Nobody in particular" },
    ...providers.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form action={create} key={state?.ok ? state.data.serviceId : "new"} className="grid gap-4">
      <Field label="What it is called" name="name" error={failed?.fields.name}>
        <TextInput
          name="name"
          required
          maxLength={60}
          placeholder="Payroll"
          defaultValue={failed?.values.name}
          error={failed?.fields.name}
        />
      </Field>
      <Field
        label="What it promises"
        name="promise"
        hint="One sentence that people may hold it to. May stay empty."
        error={failed?.fields.promise}
      >
        <TextInput
          name="promise"
          maxLength={140}
          placeholder="Right the first time, on the 25th."
          defaultValue={failed?.values.promise}
          error={failed?.fields.promise}
          hinted
        />
      </Field>
      <Field
        label="Who does it"
        name="providerId"
        hint="People of this team or department do not rate it themselves."
        error={failed?.fields.providerId}
      >
        <Select
          name="providerId"
          options={units}
          defaultValue={failed?.values.providerId}
          error={failed?.fields.providerId}
          hinted
        />
      </Field>
      <div>
        <Button type="submit" disabled={isCreating}>
          Add it
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}
