import clsx from "clsx";
import Link from "next/link";
import type { TeamsShown } from "@/features/teams/types";

/** Which teams are shown, as links: all, those over two pizzas, those with free seats. */
export function TeamFilter({
  current,
  counts,
  hrefOf,
}: {
  current: TeamsShown;
  counts: Record<TeamsShown, number>;
  hrefOf: (shown: TeamsShown) => string;
}) {
  const words: Record<TeamsShown, string> = {
    all: `All ${digits(counts.all)}`,
    over: `Over two pizzas, ${digits(counts.over)}`,
    free: `Free seats, ${digits(counts.free)}`,
  };
  return (
    <nav aria-label="Which teams" className="flex flex-wrap gap-2">
      {(["all", "over", "free"] as const).map((name) => (
        <Link
          key={name}
          href={hrefOf(name)}
          aria-current={name === current ? "page" : undefined}
          className={clsx(
            "inline-flex min-h-11 items-center rounded-button border-[1.5px] px-4 text-[15px] font-semibold",
            name === current ? "border-ink bg-ink text-paper" : "border-line-strong bg-paper hover:bg-ink/6",
          )}
        >
          {words[name]}
        </Link>
      ))}
    </nav>
  );
}

function digits(count: number): string {
  return count.toLocaleString("en-GB");
}
