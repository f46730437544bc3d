"use client";

import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { Face } from "@/components/ui/face";
import { FieldError } from "@/components/ui/field";
import type { PersonCard } from "@/features/people/types";

type Props = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  /** Ids of people who are not offered. */
  exclude?: readonly string[];
  defaultPerson?: PersonCard | null;
  /** Told whenever somebody is chosen or let go. */
  onPick?: (person: PersonCard | null) => void;
};

/** Finds a colleague as one types; the form gets the person's id under `name`. Arrows, Enter and Escape work. */
export function PersonPicker({ name, label, hint, error, exclude = [], defaultPerson, onPick }: Props) {
  const listId = useId();
  const [picked, setPicked] = useState<PersonCard | null>(defaultPerson ?? null);
  const [text, setText] = useState(defaultPerson?.name ?? "");
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const answer = useFound(picked ? "" : text);
  const found = (answer ?? []).filter((person) => !exclude.includes(person.id));
  const shown = open && !picked && answer !== null;

  function pick(person: PersonCard | null) {
    setPicked(person);
    if (person) setText(person.name);
    setOpen(false);
    onPick?.(person);
  }

  function type(words: string) {
    setText(words);
    setOpen(true);
    setCurrent(0);
    if (picked) pick(null);
    setOpen(true);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setCurrent((current + step + found.length) % found.length);
    } else if (event.key === "Enter" && shown) {
      event.preventDefault();
      const person = found[current];
      if (person) pick(person);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
  }

  return (
    <div className="relative min-w-0">
      <label htmlFor={`${listId}-text`} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <span className="relative block">
        {picked && (
          <span className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 leading-none">
            <Face name={picked.name} src={faceOf(picked)} size={32} alt="" />
          </span>
        )}
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
          className={clsx(
            "min-h-12 w-full rounded-input border-[1.5px] border-line-strong bg-paper py-2.5 pr-3.5 text-ink",
            "placeholder:text-ink-2 aria-invalid:border-2 aria-invalid:border-tomato",
            picked ? "pl-12 font-semibold" : "pl-3.5",
          )}
        />
      </span>
      <input type="hidden" name={name} value={picked?.id ?? ""} />
      <div
        id={`${listId}-list`}
        role="listbox"
        aria-label={label}
        hidden={!shown}
        className="absolute inset-x-0 z-30 mt-1 max-h-80 overflow-y-auto rounded-input border-[1.5px] border-line-strong bg-paper p-1 shadow-lifted"
      >
        {found.map((person, i) => (
          <div
            key={person.id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setCurrent(i)}
            onClick={() => pick(person)}
            onKeyDown={onKeyDown}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-small px-2.5 py-1.5 aria-selected:bg-tray"
          >
            <Face name={person.name} src={faceOf(person)} size={36} alt="" />
            <span className="min-w-0">
              <span className="block truncate font-semibold">{person.name}</span>
              <span className="block truncate text-small text-ink-2">
                {[person.title, person.teamName].filter(Boolean).join(", ")}
              </span>
            </span>
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-2.5 py-2 text-small text-ink-2">Nobody by that name. Try fewer letters.</p>
        )}
      </div>
      {hint && <p className="mt-1.5 text-small text-ink-2">{hint}</p>}
      {error && <FieldError name={name}>{error}</FieldError>}
    </div>
  );
}

/** Who answers to these letters, null until that is known; asks again 120 ms after the last one. */
function useFound(text: string): PersonCard[] | null {
  const [found, setFound] = useState<PersonCard[] | null>(null);
  useEffect(() => {
    const words = text.trim();
    if (!words) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`/api/people?q=${encodeURIComponent(words)}`, {
        signal: abort.signal,
      }).catch(() => null);
      if (answer?.ok) setFound(await answer.json());
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return found;
}

function faceOf(person: PersonCard): string | null {
  return person.pictureId && `/pictures/${person.pictureId}/96`;
}
