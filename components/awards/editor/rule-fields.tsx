"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Field, FieldError, TextInput } from "@/components/ui/field";

/** A small number with its unit beside it. While the box is empty the number is not one (NaN). */
export function NumberField({
  label,
  unit,
  name,
  value,
  from,
  to,
  error,
  onChange,
}: {
  label: string;
  unit: string;
  name: string;
  value: number;
  from: number;
  to: number;
  error?: string;
  onChange: (value: number) => void;
}) {
  return (
    <Field label={label} name={name} error={error}>
      <span className="flex items-center gap-2.5">
        <TextInput
          name={name}
          type="number"
          inputMode="numeric"
          min={from}
          max={to}
          value={Number.isNaN(value) ? "" : value}
          error={error}
          onChange={(event) => onChange(event.target.value === "" ? Number.NaN : Number(event.target.value))}
          className="max-w-24 tabular"
        />
        <span className="text-small text-ink-2">{unit}</span>
      </span>
    </Field>
  );
}

/** Two to four short choices in a tray; the page holds what is chosen. */
export function Choice<T extends string>({
  name,
  label,
  hideLabel,
  options,
  value,
  error,
  onChange,
}: {
  name: string;
  label: ReactNode;
  hideLabel?: boolean;
  options: readonly { value: T; label: string }[];
  value: T;
  error?: string;
  onChange: (value: T) => void;
}) {
  return (
    <fieldset>
      <legend className={hideLabel ? "sr-only" : "mb-1.5 font-semibold"}>{label}</legend>
      <span className="inline-flex max-w-full flex-wrap rounded-input bg-tray p-1">
        {options.map((option) => (
          <label key={option.value} className="relative">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="peer sr-only"
            />
            <span
              className={clsx(
                "grid min-h-11 cursor-pointer place-items-center rounded-small px-3.5 text-[15px] font-semibold",
                "peer-checked:bg-paper peer-checked:shadow-card peer-focus-visible:outline-3 peer-focus-visible:outline-(--ring)",
              )}
            >
              {option.label}
            </span>
          </label>
        ))}
      </span>
      {error && <FieldError name={name}>{error}</FieldError>}
    </fieldset>
  );
}

export const EVERYBODY_OR_LEADS = [
  { value: "everyone", label: "Everybody" },
  { value: "leads", label: "People who lead a team" },
] as const;
