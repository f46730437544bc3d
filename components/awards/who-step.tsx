"use client";

import { useRouter } from "next/navigation";
import { PersonPicker } from "@/components/people/person-picker";
import { Field, Select } from "@/components/ui/field";

/** Finds whom the story is about. A choice moves on to the page about them, so that other cases show at once. */
export function WhoStep({ me, teams }: { me: string; teams: { id: string; name: string }[] }) {
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
      <Field label="Or a whole team" name="team">
        <Select
          name="team"
          defaultValue=""
          onChange={(event) => event.target.value && choose(`team=${event.target.value}`)}
          options={[
            { value: "", label: "Choose a team" },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
    </div>
  );
}
