"use client";

import { type ReactNode, useActionState, useState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { changeTheLead, close, merge, move, rename } from "@/features/teams/actions";
import type { FormAction } from "@/lib/result";
import { type PickedUnit, UnitPicker } from "./unit-picker";

type Team = { id: string; name: string; people: number };

/** Another name, lead or place for a team, a merger, its end: each a form of its own, done at once. */
export function ChangeTeam({ team }: { team: Team }) {
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <OneForm action={rename} unitId={team.id} button="Rename">
        {(fields, values) => (
          <Field label="Another name" name="name" htmlFor="rename-name" error={fields.name}>
            <TextInput
              id="rename-name"
              name="name"
              required
              maxLength={120}
              defaultValue={values.name ?? team.name}
              error={fields.name}
            />
          </Field>
        )}
      </OneForm>
      <OneForm action={changeTheLead} unitId={team.id} button="Change the lead">
        {(fields) => (
          <PersonPicker
            name="leadId"
            label="Another lead"
            hint="Left empty, the table has no lead for a while."
            error={fields.leadId}
          />
        )}
      </OneForm>
      <OneForm action={move} unitId={team.id} button="Move it there">
        {(fields) => <UnitPicker name="parentId" label="Hangs under" only="above" error={fields.parentId} />}
      </OneForm>
      <MergeForm team={team} />
      {team.people === 0 && (
        <OneForm action={close} unitId={team.id} button="Close this team">
          {() => <p>Nobody sits here. Closed, it keeps its page and its history.</p>}
        </OneForm>
      )}
    </div>
  );
}

/** A form about one unit. `children` gets what is wrong and what was typed. */
function OneForm<T>({
  action: act,
  unitId,
  button,
  children,
}: {
  action: FormAction<T>;
  unitId: string;
  button: string;
  children: (fields: Record<string, string>, values: Record<string, string>) => ReactNode;
}) {
  const [state, action, busy] = useActionState(act, null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={action} className="space-y-4">
      <input type="hidden" name="unitId" value={unitId} />
      {children(failed?.fields ?? {}, failed?.values ?? {})}
      <Button type="submit" variant="secondary" disabled={busy}>
        {button}
      </Button>
      <FormMessage state={state} />
    </form>
  );
}

/** This team and another one become one: fits two pizzas, or is refused before anything happens. */
function MergeForm({ team }: { team: Team }) {
  const [state, action, busy] = useActionState(merge, null);
  const [other, setOther] = useState<PickedUnit | null>(null);
  const failed = state?.ok === false ? state : null;
  return (
    <form action={action} className="space-y-4">
      <input type="hidden" name="unitIds[]" value={team.id} />
      <UnitPicker
        name="unitIds[]"
        label="Becomes one with"
        only="teams"
        exclude={[team.id]}
        error={failed?.fields.unitIds ?? failed?.fields["unitIds.1"]}
        onPick={setOther}
      />
      {other && (
        <Field label="What the one is called" name="name" htmlFor="merge-name" error={failed?.fields.name}>
          <TextInput id="merge-name" name="name" required maxLength={120} error={failed?.fields.name} />
        </Field>
      )}
      <Button type="submit" variant="secondary" disabled={busy}>
        Merge them
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
