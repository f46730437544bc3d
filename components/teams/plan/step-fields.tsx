"use client";

import { useState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import type { Step } from "@/features/teams/input";
import type { UnitFound } from "@/features/teams/types";
import { UnitPicker } from "../unit-picker";

type Props = {
  kind: Step["do"];
  /** Teams that earlier steps make, offered first. */
  made: UnitFound[];
  problems: Record<string, string>;
  onMeet: (id: string, name: string) => void;
};

/** What one kind of step has to know. */
export function StepFields(props: Props) {
  switch (props.kind) {
    case "found":
      return (
        <>
          <Name label="What it is called" {...props} />
          <Unit name="parentId" label="Hangs under" only="above" {...props} />
          <Lead label="Led by" hint="May stay empty for now." {...props} />
        </>
      );
    case "rename":
      return (
        <>
          <Unit name="unitId" label="Which one" {...props} />
          <Name label="Its name from then on" {...props} />
        </>
      );
    case "move":
      return (
        <>
          <Unit name="unitId" label="Which one" {...props} />
          <Unit name="parentId" label="Hangs under" only="above" {...props} />
        </>
      );
    case "lead":
      return (
        <>
          <Unit name="unitId" label="Which one" {...props} />
          <Lead label="Who leads it" hint="Left empty, it has no lead for a while." {...props} />
        </>
      );
    case "seat":
      return (
        <>
          <Unit name="unitId" label="At which table" only="teams" {...props} />
          <PeopleToSeat {...props} />
        </>
      );
    case "merge":
      return (
        <>
          <Unit name="unitIds" label="One team" only="teams" {...props} />
          <Unit name="unitIds" label="And another" only="teams" {...props} />
          <Name label="What the one is called" {...props} />
          <Lead label="Led by" hint="Left empty, the first one’s lead stays." {...props} />
        </>
      );
    case "close":
      return <Unit name="unitId" label="Which one" only="teams" {...props} />;
  }
}

function Name({ label, problems }: Props & { label: string }) {
  return (
    <Field label={label} name="name" htmlFor="step-name" error={problems.name}>
      <TextInput id="step-name" name="name" maxLength={120} error={problems.name} />
    </Field>
  );
}

function Unit({
  name,
  label,
  only,
  made,
  problems,
  onMeet,
}: Props & { name: string; label: string; only?: "teams" | "above" }) {
  return (
    <UnitPicker
      name={name}
      label={label}
      only={only}
      first={only === "above" ? [] : made}
      error={problems[name]}
      onPick={(unit) => unit && onMeet(unit.id, unit.name)}
    />
  );
}

function Lead({ label, hint, problems, onMeet }: Props & { label: string; hint: string }) {
  return (
    <PersonPicker
      name="leadId"
      label={label}
      hint={hint}
      error={problems.leadId}
      onPick={(person) => person && onMeet(person.id, person.name)}
    />
  );
}

/** One picker a person, and a button for the next. */
function PeopleToSeat({ problems, onMeet }: Props) {
  const [places, setPlaces] = useState(1);
  return (
    <>
      {Array.from({ length: places }, (_, place) => `place ${place + 1}`).map((key, i) => (
        <PersonPicker
          key={key}
          name="personIds"
          label={i === 0 ? "Who sits down" : `And with them, ${i + 1}`}
          error={i === 0 ? problems.personIds : undefined}
          onPick={(person) => person && onMeet(person.id, person.name)}
        />
      ))}
      {places < 20 && (
        <p>
          <Button variant="secondary" size="sm" className="min-h-11" onClick={() => setPlaces(places + 1)}>
            One more
          </Button>
        </p>
      )}
    </>
  );
}
