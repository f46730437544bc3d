import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Looks for people by name, title or team; works without scripts. */
export function PeopleSearch({ search }: { search: string }) {
  return (
    <search>
      <form action="/people" className="flex max-w-xl gap-3">
        <label className="relative block min-w-0 flex-1">
          <span className="sr-only">Name, title or team</span>
          <Icon
            name="search"
            size={20}
            className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2"
          />
          <input
            type="search"
            name="q"
            defaultValue={search}
            maxLength={100}
            placeholder="Name, title, team or strength"
            className="min-h-13 w-full rounded-input border-[1.5px] border-line-strong bg-paper pr-3.5 pl-12 text-[17px] placeholder:text-ink-2"
          />
        </label>
        <Button type="submit" className="min-h-13">
          Find
        </Button>
      </form>
    </search>
  );
}
