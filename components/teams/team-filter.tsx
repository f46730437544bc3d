import clsx from "clsx";
import Link from "next/link";

export type TeamFilterName = "all" | "over" | "free";

/** Which teams are shown, as links: all, those over two pizzas, those with free seats. */
export function TeamFilter({
  current,
  counts,
}: {
  current: TeamFilterName;
  counts: Record<TeamFilterName, number>;
}) {
  const words: Record<TeamFilterName, string> = {
    all: `All ${counts.all}`,
    over: `Over two pizzas, ${counts.over}`,
    free: `Free seats, ${counts.free}`,
  };
  return (
    <nav aria-label="Which teams" className="flex flex-wrap gap-2">
      {(["all", "over", "free"] as const).map((name) => (
        <Link
          key={name}
          href={name === "all" ? "/teams" : `/teams?show=${name}`}
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
