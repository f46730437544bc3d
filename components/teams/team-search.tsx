"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";

/** Finds a table by its name and goes there; the words alone, sent with Enter or the button, list every table that has them. */
export function TeamSearch() {
  const router = useRouter();
  return (
    <search>
      <form action="/teams" className="flex max-w-xl items-end gap-3">
        <div className="min-w-0 flex-1">
          <Combobox
            label="Find a table by its name"
            name="q"
            from="/api/teams?q="
            optionOf={teamOption}
            picked={null}
            onPick={(team) => team && router.push(`/teams/${team.id}`)}
            placeholder="Type a name"
            nobody="No table has that name. Try fewer letters."
            sendsWords
          />
        </div>
        <Button type="submit" variant="secondary" className="min-h-12">
          Find
        </Button>
      </form>
    </search>
  );
}

/** A team as a box offers it. */
export function teamOption(team: { id: string; name: string; parentName: string }) {
  return { id: team.id, name: team.name, detail: team.parentName };
}
