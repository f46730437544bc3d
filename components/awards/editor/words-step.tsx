"use client";

import { AwardSign } from "@/components/awards/award-sign";
import { Field, FieldError, TextInput } from "@/components/ui/field";
import { SIGNS, type Sign } from "@/features/awards/rules/signs";
import type { FieldErrors } from "@/lib/errors";

type Words = { name: string; description: string; sign: string };

/** What an award is called, what it is for, and the drawing that stands for it. */
export function WordsStep({
  words,
  isJacket,
  errors,
  onChange,
}: {
  words: Words;
  /** The jacket's sign is the jacket. */
  isJacket: boolean;
  errors: FieldErrors;
  onChange: (part: Partial<Words>) => void;
}) {
  const signs = (Object.keys(SIGNS) as Sign[]).filter((sign) => sign !== "jacket");
  return (
    <div className="grid gap-4">
      <Field label="Its name" name="name" error={errors.name}>
        <TextInput
          name="name"
          value={words.name}
          maxLength={60}
          error={errors.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label="What it is for" name="description" error={errors.description}>
        <TextInput
          name="description"
          value={words.description}
          maxLength={140}
          error={errors.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      {!isJacket && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">Its sign</legend>
          <div className="flex flex-wrap gap-2.5">
            {signs.map((sign) => (
              <label key={sign} className="relative" title={SIGNS[sign]}>
                <input
                  type="radio"
                  name="sign-choice"
                  value={sign}
                  checked={words.sign === sign}
                  aria-label={SIGNS[sign]}
                  onChange={() => onChange({ sign })}
                  className="peer sr-only"
                />
                <span className="grid size-14.5 cursor-pointer place-items-center rounded-input border-[1.5px] border-line-strong bg-paper transition-shadow peer-checked:border-ink peer-checked:shadow-[inset_0_0_0_1.5px_var(--ink)] peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--ring) hover:bg-ink/3">
                  <AwardSign sign={sign} size={42} />
                </span>
              </label>
            ))}
          </div>
          {errors.sign && <FieldError name="sign">{errors.sign}</FieldError>}
        </fieldset>
      )}
    </div>
  );
}
