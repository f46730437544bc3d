import Link from "next/link";
import { TextLink } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { monthWords } from "@/features/awards/rules/months";
import { filterQuery, isNarrowed } from "@/features/wall/rules/address";
import { hangingWords } from "@/features/wall/rules/hanging";
import type { Wall } from "@/features/wall/types";

/** The wall's title, and in a sentence what hangs here. On a phone the ways to list and search stand beside it. */
export function WallHead({ wall, asList }: { wall: Wall; asList: boolean }) {
  const { filter } = wall;
  return (
    <>
      <div className="flex items-start justify-between gap-3 max-sm:pr-28">
        <h1 className="font-sign text-hero text-wall-title">
          Wall <span className={asList ? "" : "xl:block"}>of Fame</span>
        </h1>
      </div>
      <p className="mt-4 max-w-72">
        {sentenceOf(wall)} <TextLink href="/wall/awards">How each award is given</TextLink>
      </p>
      {(wall.from || isNarrowed(filter)) && (
        <p className="mt-3">
          <TextLink href={`/wall${filterQuery(wall.from ? filter : {}, asList ? { view: "list" } : {})}`}>
            {wall.from ? "Back to the newest" : "Show everyone"}
          </TextLink>
        </p>
      )}
      <p className="mt-4 flex gap-2 xl:hidden">
        <Round
          href={`/wall${filterQuery(filter, asList ? {} : { view: "list" })}`}
          icon={asList ? "star" : "list"}
        >
          {asList ? "Hang it on the wall" : "Read as a list"}
        </Round>
        <Round href="#find" icon="search">
          Find somebody
        </Round>
      </p>
    </>
  );
}

function Round({ href, icon, children }: { href: string; icon: IconName; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="grid size-12 place-items-center rounded-full bg-black/35 text-wall-ink"
    >
      <Icon name={icon} size={22} />
      <span className="sr-only">{children}</span>
    </Link>
  );
}

function sentenceOf({ filter, frames, from, awards, hanging }: Wall): string {
  const award = awards.find(({ slug }) => slug === filter.award)?.name;
  const [first] = frames;
  if (from && first) return `From ${monthWords(first.month)} on, back in time.`;
  if (isNarrowed(filter)) {
    const what = [award, filter.year, filter.words && `“${filter.words}”`].filter(Boolean).join(", ");
    if (!first)
      return hanging === 0 ? hangingWords(0) : `Nothing hangs here for ${what}. The others still do.`;
    return `${what}: what hangs here, newest first.`;
  }
  if (filter.show === "jackets")
    return first ? "Everybody who wore the jacket, newest first." : hangingWords(0);
  return hangingWords(hanging);
}
