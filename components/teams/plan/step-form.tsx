"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Step } from "@/features/teams/input";
import type { UnitFound } from "@/features/teams/types";
import { StepFields } from "./step-fields";

const KINDS: { value: Step["do"]; label: string }[] = [
  { value: "rename", label: "Give a unit another name" },
  { value: "move", label: "Hang a unit somewhere else" },
  { value: "found", label: "Found a team" },
  { value: "seat", label: "Seat people at a table" },
  { value: "lead", label: "Change who leads" },
  { value: "merge", label: "Make one team of two" },
  { value: "close", label: "Close an empty team" },
];

type Met = Map<string, string>;

/** One step: what happens, then whom it concerns. `onAdd` gets the step and the names of all it speaks of. */
export function StepForm({ steps, onAdd }: { steps: Step[]; onAdd: (step: Step, met: Met) => void }) {
  const [kind, setKind] = useState<Step["do"]>("rename");
  const [turn, setTurn] = useState(0);
  const [met, setMet] = useState<Met>(new Map());
  const [problems, setProblems] = useState<Record<string, string>>({});

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const step = Step.safeParse(readStep(new FormData(event.currentTarget), kind));
    if (!step.success) {
      return setProblems(
        Object.fromEntries(step.error.issues.map(({ path, message }) => [String(path[0]), message])),
      );
    }
    onAdd(step.data, met);
    setTurn(turn + 1);
    setMet(new Map());
    setProblems({});
  }

  return (
    <form onSubmit={add} className="space-y-4" noValidate>
      <Field label="What happens" name="do">
        <Select
          name="do"
          options={KINDS}
          value={kind}
          onChange={({ target }) => {
            setKind(target.value as Step["do"]);
            setProblems({});
          }}
        />
      </Field>
      <StepFields
        key={`${kind} ${turn}`}
        kind={kind}
        made={madeBy(steps)}
        problems={problems}
        onMeet={(id, name) => setMet(new Map([...met, [id, name]]))}
      />
      <Button type="submit" variant="secondary">
        Add this step
      </Button>
    </form>
  );
}

/** The form as the step's input. What is founded gets a key, so that later steps can name it. */
function readStep(form: FormData, kind: Step["do"]): unknown {
  const said = (name: string) => String(form.get(name) ?? "");
  const all = (name: string) => form.getAll(name).map(String).filter(Boolean);
  switch (kind) {
    case "found":
      return {
        do: kind,
        kind: "team",
        key: crypto.randomUUID(),
        name: said("name"),
        parentId: said("parentId"),
        leadId: said("leadId"),
      };
    case "rename":
      return { do: kind, unitId: said("unitId"), name: said("name") };
    case "move":
      return { do: kind, unitId: said("unitId"), parentId: said("parentId") };
    case "lead":
      return { do: kind, unitId: said("unitId"), leadId: said("leadId") };
    case "seat":
      return { do: kind, unitId: said("unitId"), personIds: all("personIds") };
    case "merge":
      return {
        do: kind,
        key: crypto.randomUUID(),
        unitIds: all("unitIds"),
        name: said("name"),
        leadId: said("leadId"),
      };
    case "close":
      return { do: kind, unitId: said("unitId") };
  }
}

/** The teams that earlier steps make. */
function madeBy(steps: readonly Step[]): UnitFound[] {
  return steps.flatMap((step) =>
    "key" in step && step.key
      ? [
          {
            id: `new:${step.key}`,
            name: step.name,
            kind: "team" as const,
            parentName: "made by this plan",
            people: null,
          },
        ]
      : [],
  );
}
