"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";

/** What the company stands for, as plates to add and take off. */
export function ValuesField({
  values,
  error,
  onChange,
}: {
  values: string[];
  error?: string;
  onChange: (values: string[]) => void;
}) {
  const [text, setText] = useState("");
  const box = useRef<HTMLInputElement>(null);

  function add() {
    const value = text.trim();
    if (value && !values.includes(value)) onChange([...values, value]);
    setText("");
    box.current?.focus();
  }

  return (
    <div className="mt-6">
      <label htmlFor="new-value" className="mb-1.5 block font-semibold">
        Your values
      </label>
      <p className="mb-2 text-small text-ink-2">
        A story can say which of them it shows. Leave it empty if you have none.
      </p>
      {values.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-2">
          {values.map((value) => (
            <li key={value} className="flex items-center rounded-full bg-tray pl-4 font-semibold">
              {value}
              <button
                type="button"
                aria-label={`Take ${value} off`}
                onClick={() => {
                  onChange(values.filter((other) => other !== value));
                  box.current?.focus();
                }}
                className="grid size-11 place-items-center rounded-full text-ink-2 hover:text-ink"
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span className="flex max-w-md gap-2.5">
        <TextInput
          ref={box}
          id="new-value"
          name="new-value"
          value={text}
          placeholder="Candour"
          maxLength={40}
          error={error}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button variant="secondary" onClick={add}>
          Add
        </Button>
      </span>
      {error && <FieldError name="new-value">{error}</FieldError>}
    </div>
  );
}
