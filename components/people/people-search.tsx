import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";

/** Looks for people by name, title or team; works without scripts. */
export function PeopleSearch({ search }: { search: string }) {
  return (
    <search>
      <form action="/people" className="flex max-w-xl gap-3">
        <SearchInput
          label="Name, title or team"
          defaultValue={search}
          maxLength={100}
          placeholder="Name, title, team or strength"
        />
        <Button type="submit" className="min-h-13">
          Find
        </Button>
      </form>
    </search>
  );
}
