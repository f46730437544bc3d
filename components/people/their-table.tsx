import { PizzaPair } from "@/components/charts/pizza-pair";
import { TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FaceRow } from "@/components/ui/face";
import { roomWords } from "@/features/teams/rules";
import type { TeamPage } from "@/features/teams/types";

type Props = {
  team: TeamPage;
  personId: string;
  pictureOf: (pictureId: string | null) => string | null;
  /** What this person brings to the table that few others do. */
  about: string | null;
};

/** The table somebody sits at: two pizzas with their slice pushed out. */
export function TheirTable({ team, personId, pictureOf, about }: Props) {
  const seats = team.members.map((member) => ({
    personId: member.id,
    name: member.name,
    src: pictureOf(member.pictureId),
    lifted: member.id === personId,
    href: `/people/${member.id}`,
  }));
  return (
    <Card tone="dough" className="flex flex-wrap items-center justify-between gap-x-10 gap-y-6">
      <div className="min-w-56 flex-1">
        <h2 className="font-sign text-card">{team.name}</h2>
        <p className="mt-2">{roomWords(team.people, team.limit)}</p>
        {about && <p className="mt-3 text-[15px] text-ink-2">{about}</p>}
        {team.over > 0 && (
          <div className="mt-3">
            <FaceRow people={seats} max={8} />
          </div>
        )}
        <p className="mt-4">
          <TextLink href={`/teams/${team.id}`}>See the team</TextLink>
        </p>
      </div>
      <PizzaPair teamId={team.id} limit={team.limit} seats={seats} size={team.over > 0 ? 130 : 178} />
    </Card>
  );
}
