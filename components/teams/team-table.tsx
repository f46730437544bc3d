import { PizzaPair } from "@/components/charts/pizza-pair";
import { Card } from "@/components/ui/card";
import { inWords, linksOf } from "@/features/teams/rules";
import type { TeamPage, Waiver } from "@/features/teams/types";

type Props = {
  team: TeamPage;
  me: string | null;
  faces: Record<string, string | null>;
  waiver?: Waiver | null;
};

/** The team's table: two pizzas with a face on each seat, and its room in a sentence. `faces` by person id. */
export function TeamTable({ team, me, faces, waiver }: Props) {
  const seats = team.members.map(({ id, name }) => ({
    personId: id,
    name,
    src: faces[id] ?? null,
    you: id === me,
    href: `/people/${id}`,
  }));
  return (
    <Card tone="dough" className="grid items-center gap-x-10 gap-y-6 lg:grid-cols-[1fr_1.35fr]">
      <div>
        <h2 className="font-sign text-section">{headline(team)}</h2>
        <p className="mt-2 text-ink-2">{roomSentence(team, waiver?.seats ?? 0)}</p>
        <p className="mt-3 text-small text-ink-2">{linkSentence(team.people)}</p>
      </div>
      <div className="flex justify-center py-2">
        <PizzaPair teamId={team.id} limit={team.limit} seats={seats} size={team.over > 0 ? 190 : 250} />
      </div>
    </Card>
  );
}

function headline({ people, limit, over, free }: TeamPage): string {
  if (over > 0) return `${people} people, ${over} over`;
  return free === 0 ? `All ${limit} seats taken` : `${people} of ${limit} seats taken`;
}

function roomSentence({ people, over, free }: TeamPage, waived: number): string {
  if (over > 0 && people < waived)
    return `Room for ${inWords(waived - people)} more for a while, by a waiver.`;
  if (over > 0 && people === waived) return "As many as its waiver allows, and no more.";
  if (over > 0) return "This table can only get smaller, until it is split.";
  if (free === 0 && waived > people) return "Two pizzas are full. A waiver leaves room for a while.";
  if (free === 0) return "One more, and the team splits. We never order a third pizza.";
  return `Room for ${inWords(free)} before we need a third pizza, and we never order a third pizza.`;
}

/** What a larger table costs: everybody keeps in touch with everybody. */
function linkSentence(people: number): string {
  const links = linksOf(people);
  if (links === 0) return "One person, nobody to keep in touch with yet.";
  return links === 1
    ? "Two people keep up one link."
    : `${people} people keep up ${links} links with each other.`;
}
