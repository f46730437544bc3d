import type { ReactNode } from "react";
import type { TeamCard } from "@/features/teams/types";
import { TeamTile } from "./team-tile";

type Props = {
  title: string;
  /** How many people and tables, or what else is to say beside the title. */
  words?: string;
  teams: readonly TeamCard[];
  pictureOf: (pictureId: string | null) => string | null;
  /** Says under each team what it hangs under, where the title does not. */
  places?: boolean;
  note?: boolean;
  children?: ReactNode;
};

/** Teams under one heading, each as two pizzas. */
export function TeamGroup({ title, words, teams, pictureOf, places, note, children }: Props) {
  return (
    <section className="border-t-2 border-dashed border-line-strong px-2 py-6 sm:px-0">
      <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="font-sign text-card">{title}</h2>
        {words && <p className="text-small text-ink-2">{words}</p>}
      </header>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-9 sm:gap-x-6 lg:grid-cols-4 xl:grid-cols-5 xl:gap-x-8">
        {teams.map((team) => (
          <li key={team.id} className="min-w-0">
            <TeamTile
              team={team}
              heading={title}
              face={pictureOf(team.lead?.pictureId ?? null)}
              place={places ? team.parentName : undefined}
            />
          </li>
        ))}
        {note && (
          <li className="max-w-[26ch] self-center text-small text-ink-2">
            Burnt slices are seats, not people. We never say who is over.
          </li>
        )}
      </ul>
      {children}
    </section>
  );
}
