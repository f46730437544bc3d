import Link from "next/link";
import { Pill } from "@/components/ui/pill";
import { dayWords, linksOf, roomWords } from "@/features/teams/rules";
import type { OverTeam } from "@/features/teams/types";

/** Teams over two pizzas, the largest first, each with the way to plan its split. */
export function OverList({ teams, limit, today }: { teams: OverTeam[]; limit: number; today: Date }) {
  if (teams.length === 0) return <p className="text-ink-2">Every table fits two pizzas.</p>;
  return (
    <ul className="divide-y divide-line">
      {teams.map(({ id, name, parentName, people, waivedUntil }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
          <span className="min-w-52 flex-1">
            <Link href={`/teams/${id}`} className="font-semibold hover:underline">
              {name}
            </Link>
            <span className="block text-small text-ink-2">{parentName}</span>
          </span>
          <span className="sm:text-right">
            <span className="block text-small">
              <b className="font-semibold text-tomato-ink">{roomWords(people, limit)}</b>, {linksOf(people)}{" "}
              links
            </span>
            <Link
              href={`/teams/${id}/split`}
              className="inline-flex min-h-11 items-center text-small font-semibold underline underline-offset-4"
              aria-label={`Plan a split of ${name}`}
            >
              Plan a split
            </Link>
          </span>
          {waivedUntil && (
            <Pill tone="butter">may until {dayWords(new Date(waivedUntil.getTime() - 1), today)}</Pill>
          )}
        </li>
      ))}
    </ul>
  );
}
