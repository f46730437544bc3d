"use client";

import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { wholeLetters } from "@/lib/text";
import { FieldError } from "./field";

/** Something that can be chosen: its name, and what tells it from others of that name. */
export type Option = { id: string; name: string; detail: string };

type Props<T extends Option> = {
  label: string;
  /** Where to ask, up to the letters: "/api/people?q=". Answers a list of `A`. */
  from: string;
  optionOf: (answer: never) => T;
  picked: T | null;
  onPick: (option: T | null) => void;
  /** The name that the box's words, or the error beside it, go by. */
  name: string;
  placeholder: string;
  nobody: string;
  pictureOf?: (option: T, size: number) => ReactNode;
  exclude?: readonly string[];
  hint?: string;
  error?: string;
  /** Sends the words themselves under `name` when the form is sent without a choice. */
  sendsWords?: boolean;
  /** Empties the box after each choice, for the next one. */
  clears?: boolean;
  /** Told what stands in the box while somebody types. */
  onType?: (words: string) => void;
};

/** A box that finds as one types. Arrows, Enter and Escape work; what is chosen stands in the box. */
export function Combobox<T extends Option>({ exclude = [], picked, onPick, ...props }: Props<T>) {
  const listId = useId();
  const [text, setText] = useState(picked?.name ?? "");
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState(-1);
  const answer = useFound(props.from, picked ? "" : text, props.optionOf);
  const found = (answer ?? []).filter(({ id }) => !exclude.includes(id));
  const shown = open && !picked && answer !== null;
  const first = props.sendsWords ? -1 : 0;
  const marked = Math.max(current, first);

  function pick(option: T) {
    setText(props.clears ? "" : option.name);
    setOpen(false);
    onPick(option);
  }

  function type(words: string) {
    setText(words);
    props.onType?.(words);
    setOpen(true);
    setCurrent(first);
    if (picked) onPick(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = found[marked];
    if (step && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setCurrent((Math.max(marked, step > 0 ? -1 : 0) + step + found.length) % found.length);
    } else if (event.key === "Enter" && shown && (option || !props.sendsWords)) {
      event.preventDefault();
      if (option) pick(option);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
  }

  return (
    <div className="relative min-w-0">
      <label htmlFor={`${listId}-text`} className="mb-1.5 block font-semibold">
        {props.label}
      </label>
      <span className="relative block">
        {picked && props.pictureOf && (
          <span className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 leading-none">
            {props.pictureOf(picked, 32)}
          </span>
        )}
        <input
          id={`${listId}-text`}
          name={props.sendsWords ? props.name : undefined}
          type="text"
          role="combobox"
          autoComplete="off"
          maxLength={100}
          placeholder={props.placeholder}
          value={text}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${listId}-list`}
          aria-activedescendant={shown && found[marked] ? `${listId}-${marked}` : undefined}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.error ? `${props.name}-error` : undefined}
          onChange={(event) => type(event.target.value)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className={clsx(
            "min-h-12 w-full rounded-input border-[1.5px] border-line-strong bg-paper py-2.5 pr-3.5 text-ink",
            "placeholder:text-ink-2 aria-invalid:border-2 aria-invalid:border-tomato",
            picked && props.pictureOf ? "pl-12" : "pl-3.5",
            picked && "font-semibold",
          )}
        />
      </span>
      <div
        id={`${listId}-list`}
        role="listbox"
        aria-label={props.label}
        hidden={!shown}
        className="absolute inset-x-0 z-30 mt-1 max-h-80 overflow-y-auto rounded-input border-[1.5px] border-line-strong bg-paper p-1 shadow-lifted"
      >
        {found.map((option, i) => (
          <div
            key={option.id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === marked}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setCurrent(i)}
            onClick={() => pick(option)}
            onKeyDown={onKeyDown}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-small px-2.5 py-1.5 aria-selected:bg-tray"
          >
            {props.pictureOf?.(option, 36)}
            <span className="min-w-0">
              <span dir="auto" className="block truncate text-start font-semibold">
                {option.name}
              </span>
              <span className="block truncate text-small text-ink-2">{option.detail}</span>
            </span>
          </div>
        ))}
        {found.length === 0 && <p className="px-2.5 py-2 text-small text-ink-2">{props.nobody}</p>}
      </div>
      {props.hint && <p className="mt-1.5 text-small text-ink-2">{props.hint}</p>}
      {props.error && <FieldError name={props.name}>{props.error}</FieldError>}
    </div>
  );
}

/** What answers to these letters, null until that is known; asks again 120 ms after the last one. */
function useFound<T>(from: string, text: string, optionOf: (answer: never) => T): T[] | null {
  const [found, setFound] = useState<T[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how an answer is shown never changes while somebody types
  useEffect(() => {
    const words = text.trim();
    if (!words) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(from + encodeURIComponent(wholeLetters(words)), {
        signal: abort.signal,
      }).catch(() => null);
      const list = answer?.ok ? await answer.json().catch(() => null) : null;
      if (list && !abort.signal.aborted) setFound(list.map(optionOf));
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, from]);
  return found;
}
