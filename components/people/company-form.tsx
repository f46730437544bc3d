"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Segmented, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { saveCompany } from "@/features/people/actions";
import type { CompanyWords } from "@/features/people/types";
import type { FieldErrors } from "@/lib/errors";

export const LIMITS = ["6", "7", "8", "9", "10"].map((value) => ({ value, label: value }));

/** What the company is called, what its people call each other, how many sit at a table, which clock it goes by. */
export function CompanyForm({ company, timeZones }: { company: CompanyWords; timeZones: string[] }) {
  const [state, action, busy] = useActionState(saveCompany, null);
  const failed = state?.ok === false ? state : null;
  const fields: FieldErrors = failed?.fields ?? {};
  const values = failed?.values;
  const [plural, setPlural] = useState(company.memberPlural);
  const limits = LIMITS.some(({ value }) => value === String(company.teamLimit))
    ? LIMITS
    : [{ value: String(company.teamLimit), label: String(company.teamLimit) }, ...LIMITS];
  return (
    <form action={action} className="space-y-6">
      <Field label="What is your company called?" name="companyName" error={fields.companyName}>
        <TextInput
          name="companyName"
          defaultValue={values?.companyName ?? company.name}
          error={fields.companyName}
          required
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="One of you" name="memberSingular" error={fields.memberSingular}>
          <TextInput
            name="memberSingular"
            defaultValue={values?.memberSingular ?? company.memberSingular}
            error={fields.memberSingular}
          />
        </Field>
        <Field label="All of you" name="memberPlural" error={fields.memberPlural}>
          <TextInput
            name="memberPlural"
            defaultValue={values?.memberPlural ?? company.memberPlural}
            error={fields.memberPlural}
            onChange={(event) => setPlural(event.target.value)}
          />
        </Field>
      </div>
      <Phrase plural={plural} />
      <div>
        <p className="font-semibold">At most this many to a team</p>
        <p className="mb-2 text-small text-ink-2">Two pizzas; eight is four slices each.</p>
        <Segmented
          name="teamLimit"
          label="At most this many to a team"
          options={limits}
          defaultValue={values?.teamLimit ?? String(company.teamLimit)}
        />
        {fields.teamLimit && <FieldError name="teamLimit">{fields.teamLimit}</FieldError>}
      </div>
      <Field
        label="Which clock do you go by?"
        name="timeZone"
        hint="Awards open, close and are announced by it, summer time included."
        error={fields.timeZone}
      >
        <TextInput
          name="timeZone"
          list="time-zones"
          autoComplete="off"
          defaultValue={values?.timeZone ?? company.timeZone}
          error={fields.timeZone}
          hinted
          required
        />
        <datalist id="time-zones">
          {timeZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </Field>
      <Button type="submit" disabled={busy}>
        Keep it like this
      </Button>
      <FormMessage state={state && !state.ok && fields.teamLimit ? null : state} />
    </form>
  );
}

/** How the company's own word will read. */
export function Phrase({ plural }: { plural: string }) {
  const word = plural.trim() || "Colleagues";
  return (
    <div className="rounded-well bg-dough px-4 py-3">
      <p className="text-small text-ink-2">It will read like this</p>
      <p className="font-hand text-ticket">
        “{word} serving {word === "Colleagues" ? "colleagues" : word}”
      </p>
      <p className="text-small text-ink-2">Leave it empty and we say “colleague”.</p>
    </div>
  );
}
