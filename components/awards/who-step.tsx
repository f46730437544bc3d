"use client";

import { useRouter } from "next/navigation";
import { PersonPicker } from "@/components/people/person-picker";
import { teamOption } from "@/components/teams/team-search";
import { Combobox } from "@/components/ui/combobox";

/** Finds whom the story is about. A choice moves on to the page about them, so that other cases show at once. */
export function WhoStep({ me }: { me: string }) {
  const router = useRouter();
  const choose = (query: string) => router.replace(`/wall/nominate?${query}`, { scroll: false });
  return (
    <div className="grid gap-4 sm:grid-cols-[1.4fr_1fr]">
      <PersonPicker
        name="finding"
        label="A colleague"
        exclude={[me]}
        onPick={(person) => person && choose(`person=${person.id}`)}
      />
      <Combobox
        label="Or a whole team"
        name="team"
        from="/api/teams?q="
        optionOf={teamOption}
        picked={null}
        onPick={(team) => team && choose(`team=${team.id}`)}
        placeholder="Type its name"
        nobody="No table has that name. Try fewer letters."
      />
    </div>
  );
}
