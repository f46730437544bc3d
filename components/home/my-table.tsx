import clsx from "clsx";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inWords } from "@/features/teams/rules";
import type { TeamPage } from "@/features/teams/types";

type Props = {
  team: TeamPage;
  me: string;
  pictureOf: (pictureId: string | null) => string | null;
  /** What somebody at the table does best, in a word. */
  strengthOf: (personId: string) => string | undefined;
};

/** The big warm panel of Home: my team's two pizzas, who sits there and what each does best. */
export function MyTable({ team, me, pictureOf, strengthOf }: Props) {
  const seats = team.members.map((member) => ({
    personId: member.id,
    name: member.name,
    src: pictureOf(member.pictureId),
    you: member.id === me,
    href: `/people/${member.id}`,
    note: strengthOf(member.id),
  }));
  return (
    <Card tone="dough" className="flex h-full flex-col gap-4">
      <header>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="font-sign text-section">{team.name}</h2>
          <TextLink href={`/teams/${team.id}`}>See the whole team</TextLink>
        </div>
        <p className="mt-1 text-ink-2">{seatsInWords(team)}</p>
      </header>
      <div className={clsx("flex-1 items-center py-4", team.over > 0 ? "flex justify-center" : "grid")}>
        <PizzaPair teamId={team.id} limit={team.limit} seats={seats} size={330} labels={team.over === 0} />
      </div>
    </Card>
  );
}

function seatsInWords({ people, limit, over, free }: TeamPage): string {
  if (over > 0) return `${people} people, ${over} over. This table can only get smaller, until it is split.`;
  if (free === 0)
    return `All ${inWords(limit)} seats taken. One more, and the team splits; we never order a third pizza.`;
  const taken = inWords(people);
  return `${taken[0]?.toUpperCase()}${taken.slice(1)} of ${inWords(limit)} seats taken. Room for ${inWords(free)} before we need a third pizza, and we never order a third pizza.`;
}
