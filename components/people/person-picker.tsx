"use client";

import { useState } from "react";
import { Combobox, type Option } from "@/components/ui/combobox";
import { Face } from "@/components/ui/face";
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
export function PersonPicker({ name, label, hint, error, exclude, defaultPerson, onPick }: Props) {
  const [picked, setPicked] = useState(defaultPerson ? optionOf(defaultPerson) : null);
  return (
    <>
      <Combobox
        label={label}
        name={name}
        from="/api/people?q="
        optionOf={optionOf}
        picked={picked}
        onPick={(option) => {
          setPicked(option);
          onPick?.(option?.person ?? null);
        }}
        placeholder="Type a name"
        nobody="Nobody by that name. Try fewer letters."
        pictureOf={({ person }, size) => <Face name={person.name} src={faceOf(person)} size={size} alt="" />}
        exclude={exclude}
        hint={hint}
        error={error}
      />
      <input type="hidden" name={name} value={picked?.id ?? ""} />
    </>
  );
}

function optionOf(person: PersonCard): Option & { person: PersonCard } {
  const detail = [person.title, person.teamName].filter(Boolean).join(", ");
  return { id: person.id, name: person.name, detail, person };
}

function faceOf(person: PersonCard): string | null {
  return person.pictureId && `/pictures/${person.pictureId}/96`;
}
