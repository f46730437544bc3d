"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Criterion } from "@/features/awards/rules/award-rules";
import type { FieldErrors } from "@/lib/errors";
import { OrderedRows } from "./ordered-rows";

const MOST = 5;

/** What an award looks for: one to five criteria with both ends of their scale, in order. */
export function CriteriaStep({
  criteria,
  errors,
  onChange,
}: {
  criteria: Criterion[];
  errors: FieldErrors;
  onChange: (criteria: Criterion[]) => void;
}) {
  // A criterion has no name of its own until somebody typed one, so each place in the list carries a key.
  const count = useRef(criteria.length);
  const [keys, setKeys] = useState(() => criteria.map((_, i) => String(i)));
  const byKey = new Map(keys.map((key, i) => [key, criteria[i]]));

  function set(next: string[], values: Map<string, Criterion | undefined> = byKey) {
    setKeys(next);
    onChange(next.flatMap((key) => values.get(key) ?? []));
  }

  function write(key: string, part: Partial<Criterion>) {
    const one = byKey.get(key);
    if (one) set(keys, new Map([...byKey, [key, { ...one, ...part }]]));
  }

  function add() {
    count.current += 1;
    const key = `new-${count.current}`;
    set([...keys, key], new Map([...byKey, [key, { name: "", low: "", high: "" }]]));
  }

  return (
    <>
      <OrderedRows
        label="What you look for, in order"
        onOrder={(next) => set(next)}
        onRemove={(gone) => set(keys.filter((key) => key !== gone))}
        rows={keys.map((key, i) => ({
          key,
          name: byKey.get(key)?.name || `number ${i + 1}`,
          content: (
            <CriterionFields
              at={`rules.criteria.${i}`}
              number={i + 1}
              criterion={byKey.get(key) ?? { name: "", low: "", high: "" }}
              errors={errors}
              onWrite={(part) => write(key, part)}
            />
          ),
        }))}
      />
      {errors["rules.criteria"] && <FieldError name="criteria">{errors["rules.criteria"]}</FieldError>}
      {keys.length < MOST && (
        <Button variant="secondary" className="mt-3" onClick={add}>
          <Icon name="plus" size={18} />
          Look for something more
        </Button>
      )}
    </>
  );
}

function CriterionFields({
  at,
  number,
  criterion,
  errors,
  onWrite,
}: {
  at: string;
  number: number;
  criterion: Criterion;
  errors: FieldErrors;
  onWrite: (part: Partial<Criterion>) => void;
}) {
  const field = (part: keyof Criterion, label: string, placeholder: string, className = "") => {
    const name = `${at}.${part}`;
    return (
      <div className={className}>
        <label htmlFor={name} className={part === "name" ? "sr-only" : "mb-1 block text-small text-ink-2"}>
          {label}
        </label>
        <TextInput
          id={name}
          name={name}
          value={criterion[part]}
          placeholder={placeholder}
          maxLength={60}
          error={errors[name]}
          onChange={(event) => onWrite({ [part]: event.target.value })}
          className={part === "name" ? "font-semibold" : undefined}
        />
        {errors[name] && <FieldError name={name}>{errors[name]}</FieldError>}
      </div>
    );
  };
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {field("name", `What you look for, number ${number}`, "Who was helped, and how much", "sm:col-span-2")}
      {field("low", "A 1 is", "a nice touch")}
      {field("high", "A 5 is", "people still talk about it")}
    </div>
  );
}
