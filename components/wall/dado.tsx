import clsx from "clsx";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { filterQuery, isNarrowed } from "@/features/wall/rules/address";
import type { Wall, WallFilter } from "@/features/wall/types";

const YEARS_SHOWN = 2;

/** The panelling below the wall, which stays in reach on a wide screen: what to show, the search, and the way to nominate. */
export function Dado({
  wall,
  asList,
  mayHangScreens,
}: {
  wall: Pick<Wall, "filter" | "years" | "awards" | "myTeamId">;
  asList: boolean;
  mayHangScreens: boolean;
}) {
  const { filter } = wall;
  const view: Record<string, string> = asList ? { view: "list" } : {};
  const other: Record<string, string> = asList ? {} : { view: "list" };
  return (
    <div
      id="find"
      className="wall wall-dado z-20 border-t-14 border-[#1c4d39] py-4 text-wall-ink xl:sticky xl:bottom-0"
    >
      <div className="mx-auto grid max-w-[1320px] gap-4 px-4 xl:grid-cols-[auto_minmax(13rem,1fr)_auto] xl:gap-3 min-[85rem]:px-0">
        <Panel className="flex flex-wrap items-center gap-2">
          <Choices wall={wall} view={view} />
        </Panel>
        <Panel>
          <Search filter={filter} view={view} />
        </Panel>
        <Panel className="flex flex-wrap items-center gap-3">
          <LinkButton href={`/wall${filterQuery(filter, other)}`} variant="quiet">
            <Icon name={asList ? "star" : "list"} size={20} />
            {asList ? "Hang it on the wall" : "Read as a list"}
          </LinkButton>
          {mayHangScreens && (
            <LinkButton href="/admin/screens" variant="quiet" title="Put it on a screen">
              <Icon name="screen" size={20} />
              <span className="xl:sr-only">Put it on a screen</span>
            </LinkButton>
          )}
          <LinkButton href="/wall/nominate" variant="butter">
            Nominate someone
          </LinkButton>
        </Panel>
      </div>
    </div>
  );
}

function Panel({ className, children }: { className?: string; children: React.ReactNode }) {
  return (
    <div className={clsx("rounded-[2px] border-[1.5px] border-[#2b4b3e] p-3", className)}>{children}</div>
  );
}

/** Everyone, jackets, one's own team, the newest years; the rest folds away. */
function Choices({
  wall,
  view,
}: {
  wall: Pick<Wall, "filter" | "years" | "awards" | "myTeamId">;
  view: Record<string, string>;
}) {
  const { filter, years, awards, myTeamId } = wall;
  const at = (of: Partial<WallFilter>) => `/wall${filterQuery(of, view)}`;
  const isWhole = !isNarrowed(filter);
  const choices = [
    { label: "Everyone", href: at({}), isNow: isWhole && filter.show === "all" },
    { label: "Jackets only", href: at({ show: "jackets" }), isNow: isWhole && filter.show === "jackets" },
    ...(myTeamId ? [{ label: "My team", href: `/teams/${myTeamId}/wall`, isNow: false }] : []),
    ...years.slice(0, YEARS_SHOWN).map((year) => ({
      label: String(year),
      href: at({ year }),
      isNow: filter.year === year && !filter.award,
    })),
  ];
  const award = awards.find(({ slug }) => slug === filter.award);
  const older = filter.year && !years.slice(0, YEARS_SHOWN).includes(filter.year) ? filter.year : null;
  return (
    <>
      <nav aria-label="What hangs here" className="rounded-input bg-black/35 p-1.5">
        <ul className="flex flex-wrap">
          {choices.map(({ label, href, isNow }) => (
            <li key={label}>
              <Pill href={href} isNow={isNow}>
                {label}
              </Pill>
            </li>
          ))}
        </ul>
      </nav>
      <details key={filterQuery(filter)} className="relative">
        <summary className="flex min-h-11 list-none items-center gap-1.5 rounded-button px-3 text-[15px] font-semibold hover:bg-white/10 [&::-webkit-details-marker]:hidden">
          {[award?.name, older].filter(Boolean).join(", ") || "More"}
          <Icon name="chevron" size={18} />
        </summary>
        <div className="z-30 grid max-h-[60vh] gap-x-6 overflow-y-auto rounded-input bg-[#081c15] p-4 max-xl:mt-2 sm:grid-cols-2 xl:absolute xl:bottom-full xl:left-0 xl:mb-3 xl:w-110 xl:shadow-lifted">
          <More title="Awards">
            {awards.map(({ slug, name }) => (
              <Pill key={slug} href={at({ award: slug, year: filter.year })} isNow={slug === filter.award}>
                {name}
              </Pill>
            ))}
          </More>
          <More title="Years">
            {years.map((year) => (
              <Pill key={year} href={at({ year, award: filter.award })} isNow={year === filter.year}>
                {year}
              </Pill>
            ))}
          </More>
        </div>
      </details>
    </>
  );
}

function More({ title, children }: { title: string; children: React.ReactNode[] }) {
  return (
    <div>
      <h2 className="mb-1 px-3 text-small font-semibold">{title}</h2>
      <ul>
        {children.map((child, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the address's own
          <li key={i}>{child}</li>
        ))}
      </ul>
    </div>
  );
}

function Pill({ href, isNow, children }: { href: string; isNow: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isNow ? "page" : undefined}
      className={clsx(
        "flex min-h-11 items-center rounded-button px-3.5 text-[15px] font-semibold",
        isNow ? "bg-wall-ink text-[#24161a]" : "hover:bg-white/10",
      )}
    >
      {children}
    </Link>
  );
}

/** Names and words of the stories, within what is shown. */
function Search({ filter, view }: { filter: WallFilter; view: Record<string, string> }) {
  const { words, ...rest } = filter;
  const kept = new URLSearchParams(filterQuery(rest, view));
  return (
    <form action="/wall" className="flex gap-2">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="relative block min-w-0 flex-1">
        <span className="sr-only">Find a name, or words of a story</span>
        <Icon
          name="search"
          size={20}
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2"
        />
        <input
          key={words}
          type="search"
          name="q"
          maxLength={100}
          defaultValue={words}
          placeholder="A name, words of a story"
          className="min-h-14 w-full rounded-input border-[1.5px] border-wall-ink/55 bg-black/35 pr-2 pl-11 text-body text-wall-ink placeholder:text-wall-ink/80"
        />
      </label>
      <button
        type="submit"
        className="min-h-14 rounded-button bg-black/35 px-4 text-[15px] font-semibold hover:bg-white/10"
      >
        Find
      </button>
    </form>
  );
}
