"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { layTables } from "@/features/splits/actions";
import { capital } from "@/features/splits/rules/plan";
import type { SplitPage } from "@/features/splits/types";
import { inWords } from "@/features/teams/rules";

/** Lays the new tables, after it was said what happens then. */
export function LayForm({ page: { team, plan, version, services } }: { page: SplitPage }) {
  const [state, lay, isBusy] = useActionState(layTables, null);
  const [isAsking, setAsking] = useState(false);
  const names = new Intl.ListFormat("en-GB").format(plan.tables.map(({ name }) => name));
  if (!isAsking) {
    return (
      <Button onClick={() => setAsking(true)} size="lg">
        Lay the new tables
      </Button>
    );
  }
  return (
    <form action={lay} className="space-y-3" aria-label="Lay the new tables">
      <input type="hidden" name="unitId" value={team.id} />
      <input type="hidden" name="version" value={version} />
      <p className="font-semibold">This happens, all of it at once:</p>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          {capital(inWords(plan.tables.length))} new tables: {names}. Everybody sits down at theirs.
        </li>
        <li>{team.name} ends. Its page, its history and its results stay.</li>
        <li>The new tables begin trend lines of their own with the next round.</li>
        {services.map(({ name, position }) => (
          <li key={name}>
            {name} is done by {plan.tables[position]?.name}.
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={isBusy}>
          {isBusy ? "Laying" : "Yes, lay them"}
        </Button>
        <Button variant="secondary" onClick={() => setAsking(false)}>
          Not yet
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
