import clsx from "clsx";
import Link from "next/link";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { Face } from "@/components/ui/face";
import { nameUnder, roomWords } from "@/features/teams/rules";
import type { TeamCard } from "@/features/teams/types";

type Props = { team: TeamCard; heading: string; face: string | null; place?: string };

/** A team on the page of all teams: its two pizzas, its lead's face, its name and its room in words, and where it hangs. */
export function TeamTile({ team, heading, face, place }: Props) {
  return (
    <Link
      href={`/teams/${team.id}`}
      className="-m-2 block min-w-0 rounded-well p-2 transition-colors hover:bg-ink/5"
    >
      <PizzaPair teamId={team.id} limit={team.limit} seats={takenSeats(team)} size={72} faces={false} />
      <span className="mt-3 flex items-center gap-3 max-sm:gap-2 max-sm:[&>img]:size-8">
        {team.lead && <Face name={team.lead.name} src={face} size={36} alt={`Led by ${team.lead.name}`} />}
        <span className="min-w-0 leading-snug">
          <span className="block font-semibold">{nameUnder(heading, team.name)}</span>
          <span
            className={clsx(
              "block text-small max-sm:text-[13px]",
              team.over > 0 ? "font-semibold text-tomato-ink" : "text-ink-2",
            )}
          >
            {roomWords(team.people, team.limit)}
          </span>
          {place && <span className="block truncate text-small text-ink-2 max-sm:text-[13px]">{place}</span>}
        </span>
      </span>
    </Link>
  );
}

/** Seats without anybody in them: how many are taken is all the small pizzas say. */
export function takenSeats({ id, people }: { id: string; people: number }) {
  return Array.from({ length: people }, (_, i) => ({ personId: `${id}-${i}`, name: "", src: null }));
}
