import { PizzaPair } from "@/components/charts/pizza-pair";
import { Card } from "@/components/ui/card";
import type { SplitPage } from "@/features/splits/types";
import { roomWords } from "@/features/teams/rules";
import { Names } from "./names";

/** The plan for whoever answers it: the tables with their people, to be looked at. `me` sits on a slice pushed out. */
export function PlanView({
  page: { team, plan },
  faces,
  me,
}: {
  page: SplitPage;
  faces: Record<string, string | null>;
  me: string;
}) {
  return (
    <div className="space-y-4">
      {plan.tables.map((table, position) => {
        const people = table.seats.flatMap((id) => team.people.find((person) => person.id === id) ?? []);
        const lead = people.find(({ id }) => id === table.leadId) ?? (table.leadId ? team.lead : null);
        return (
          <Card key={table.name} tone="dough" className="!px-5 !py-5">
            <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="text-lead font-semibold">{table.name}</h3>
              <p className="text-small text-ink-2">
                Lead: {lead?.name ?? "to be chosen"}, {roomWords(table.seats.length, team.limit)}
              </p>
            </div>
            <div className="grid items-center gap-x-6 gap-y-3 md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
              <PizzaPair
                teamId={`${team.id} ${position}`}
                limit={team.limit}
                size={200}
                seats={people.map(({ id, name }) => ({
                  personId: id,
                  name,
                  src: faces[id] ?? null,
                  you: id === me,
                }))}
              />
              <Names people={people} leadId={table.leadId} strengths={team.strengths} />
            </div>
          </Card>
        );
      })}
    </div>
  );
}
