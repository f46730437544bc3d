import clsx from "clsx";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Wall } from "@/features/wall/types";

/** The panelling below the wall: what to show, how, and the way to nominate. */
export function Dado({
  wall,
  asList,
  mayHangScreens,
}: {
  wall: Wall;
  asList: boolean;
  mayHangScreens: boolean;
}) {
  const { filter, years } = wall;
  const at = (query: Record<string, string>) => {
    const all = { ...query, ...(asList ? { view: "list" } : {}) };
    const search = new URLSearchParams(all).toString();
    return search ? `/wall?${search}` : "/wall";
  };
  const choices = [
    { label: "Everyone", href: at({}), isNow: filter.show === "all" && !filter.year },
    {
      label: "Jackets only",
      href: at({ show: "jackets" }),
      isNow: filter.show === "jackets" && !filter.year,
    },
    ...years.map((year) => ({
      label: String(year),
      href: at({ year: String(year) }),
      isNow: filter.year === year,
    })),
  ];
  return (
    <div className="wall wall-plain border-t-14 border-[#1c4d39] bg-wall-dado! bg-none! py-6 text-wall-ink shadow-[inset_0_6px_10px_rgb(0_0_0/0.35)]">
      <div className="mx-auto flex max-w-[1320px] flex-wrap items-center justify-between gap-4 px-4">
        <nav aria-label="What hangs here" className="rounded-input bg-black/35 p-1.5">
          <ul className="flex flex-wrap">
            {choices.map(({ label, href, isNow }) => (
              <li key={label}>
                <Link
                  href={href}
                  aria-current={isNow ? "page" : undefined}
                  className={clsx(
                    "grid min-h-11 place-items-center rounded-button px-3.5 text-[15px] font-semibold",
                    isNow ? "bg-wall-ink text-[#24161a]" : "hover:bg-white/10",
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={asList ? hung(filter) : listed(filter)} variant="quiet">
            <Icon name={asList ? "star" : "list"} size={20} />
            {asList ? "Hang it on the wall" : "Read as a list"}
          </LinkButton>
          {mayHangScreens && (
            <LinkButton href="/admin/screens" variant="quiet">
              <Icon name="screen" size={20} />
              Put it on a screen
            </LinkButton>
          )}
          <LinkButton href="/wall/nominate" variant="butter">
            Nominate someone
          </LinkButton>
        </div>
      </div>
    </div>
  );
}

function hung({ show, year }: Wall["filter"]): string {
  const search = new URLSearchParams({
    ...(show === "jackets" ? { show } : {}),
    ...(year ? { year: String(year) } : {}),
  }).toString();
  return search ? `/wall?${search}` : "/wall";
}

function listed(filter: Wall["filter"]): string {
  const address = hung(filter);
  return `${address}${address.includes("?") ? "&" : "?"}view=list`;
}
