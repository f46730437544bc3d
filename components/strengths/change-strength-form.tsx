"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select, TextArea, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { addStrength, changeStrength } from "@/features/strengths/actions";
import { FAMILIES, FAMILY_ORDER } from "@/features/strengths/rules";
import type { CatalogueStrength } from "@/features/strengths/types";

/** What a strength is called, how one knows it, its family, and the everyday words it is found by; without one, a new one. */
export function ChangeStrengthForm({ strength }: { strength?: CatalogueStrength }) {
  const [state, send, isSending] = useActionState(strength ? changeStrength : addStrength, null);
  const id = useId();
  const failed = state?.ok === false ? state : null;
  const value = (name: "name" | "hint" | "words" | "family") =>
    failed?.values[name] ?? strength?.[name] ?? "";
  const at = (name: string) => `${id}-${name}`;
  return (
    <form action={send} className="grid gap-4" key={state?.ok ? String(strength?.name) : "same"}>
      {strength && <input type="hidden" name="strengthId" value={strength.id} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" htmlFor={at("name")} error={failed?.fields.name}>
          <TextInput
            id={at("name")}
            name="name"
            required
            maxLength={40}
            defaultValue={value("name")}
            error={failed?.fields.name}
          />
        </Field>
        <Field label="Family" name="family" htmlFor={at("family")} error={failed?.fields.family}>
          <Select
            id={at("family")}
            name="family"
            defaultValue={value("family") || FAMILY_ORDER[0]}
            options={FAMILY_ORDER.map((family) => ({
              value: family,
              label: `${FAMILIES[family].name}, ${FAMILIES[family].words}`,
            }))}
          />
        </Field>
      </div>
      <Field
        label="One short sentence: how does one know it?"
        name="hint"
        htmlFor={at("hint")}
        error={failed?.fields.hint}
      >
        <TextInput
          id={at("hint")}
          name="hint"
          required
          maxLength={120}
          defaultValue={value("hint")}
          error={failed?.fields.hint}
        />
      </Field>
      <Field
        label="Everyday words, with commas between"
        name="words"
        htmlFor={at("words")}
        hint="What somebody types who needs it: broken, repair, outage."
        error={failed?.fields.words}
      >
        <TextArea
          id={at("words")}
          name="words"
          rows={2}
          maxLength={400}
          defaultValue={value("words")}
          error={failed?.fields.words}
          className="min-h-16"
        />
      </Field>
      <div>
        <Button type="submit" variant={strength ? "secondary" : "primary"} disabled={isSending}>
          {strength ? "Keep these words" : "Add it"}
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}
