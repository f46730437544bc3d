"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { FieldError } from "@/components/ui/field";
import type { UnitFound } from "@/features/teams/types";

export type PickedUnit = Pick<UnitFound, "id" | "name">;

type Props = {
  name: string;
  label: string;
  /** Tables alone, what other units may hang under, or both. */
  only?: "teams" | "above";
  hint?: string;
  error?: string;
  exclude?: readonly string[];
  /** Offered before those found: what an earlier step of the same plan makes. */
  first?: readonly UnitFound[];
  onPick?: (unit: PickedUnit | null) => void;
};

/** Finds a unit as one types; the form gets its id under `name`. Arrows, Enter and Escape work. */
export function UnitPicker({ name, label, only, hint, error, exclude = [], first = [], onPick }: Props) {
  const listId = useId();
  const [picked, setPicked] = useState<PickedUnit | null>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const answer = useFound(open && !picked ? text : null, only);
  const near = first.filter((unit) => unit.name.toLowerCase().includes(text.trim().toLowerCase()));
  const found = [...near, ...(answer ?? [])].filter((unit) => !exclude.includes(unit.id));
  const shown = open && !picked && (answer !== null || near.length > 0);

  function pick(unit: UnitFound) {
    setPicked(unit);
    setText(unit.name);
    setOpen(false);
    onPick?.(unit);
  }

  function type(words: string) {
    setText(words);
    setOpen(true);
    setCurrent(0);
    if (picked) onPick?.(null);
    setPicked(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const unit = found[current];
    if (step && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setCurrent((current + step + found.length) % found.length);
    } else if (event.key === "Enter" && shown) {
      event.preventDefault();
      if (unit) pick(unit);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
  }

  return (
    <div className="relative min-w-0">
      <label htmlFor={`${listId}-text`} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <input
        id={`${listId}-text`}
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder="Type a name"
        value={text}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${listId}-list`}
        aria-activedescendant={shown && found[current] ? `${listId}-${current}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        className="min-h-11 w-full rounded-input border-[1.5px] border-line-strong bg-paper px-3.5 py-2.5 text-ink placeholder:text-ink-2 aria-invalid:border-2 aria-invalid:border-tomato"
      />
      <input type="hidden" name={name} value={picked?.id ?? ""} />
      <div
        id={`${listId}-list`}
        role="listbox"
        aria-label={label}
        hidden={!shown}
        className="absolute inset-x-0 z-30 mt-1 max-h-80 overflow-y-auto rounded-input border-[1.5px] border-line-strong bg-paper p-1 shadow-lifted"
      >
        {found.map((unit, i) => (
          <div
            key={unit.id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setCurrent(i)}
            onClick={() => pick(unit)}
            onKeyDown={onKeyDown}
            className="min-h-11 cursor-pointer rounded-small px-2.5 py-1.5 aria-selected:bg-tray"
          >
            <span className="block truncate font-semibold">{unit.name}</span>
            <span className="block truncate text-small text-ink-2">{placeWords(unit)}</span>
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-2.5 py-2 text-small text-ink-2">Nothing by that name. Try fewer letters.</p>
        )}
      </div>
      {hint && <p className="mt-1.5 text-small text-ink-2">{hint}</p>}
      {error && <FieldError name={name}>{error}</FieldError>}
    </div>
  );
}

const KINDS = {
  company: "the company",
  business_unit: "business unit",
  department: "department",
  team: "team",
};

function placeWords({ kind, parentName, people }: UnitFound): string {
  const size = people === null ? KINDS[kind] : `${people} at the table`;
  return [parentName, size].filter(Boolean).join(", ");
}

/** What answers to these letters, null until that is known; asks again 120 ms after the last one. */
function useFound(text: string | null, only: Props["only"]): UnitFound[] | null {
  const [found, setFound] = useState<UnitFound[] | null>(null);
  useEffect(() => {
    if (text === null) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const ask = new URLSearchParams({ q: text.trim(), ...(only && { only }) });
      const answer = await fetch(`/api/units?${ask}`, { signal: abort.signal }).catch(() => null);
      if (answer?.ok) setFound(await answer.json());
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, only]);
  return found;
}
