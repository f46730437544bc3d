import { Button, TextLink } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SearchInput } from "@/components/ui/search-input";
import type { Filters } from "@/features/asks/types";

type Props = {
  typed: string;
  chosen: { strength: string; service: string; unit: string };
  filters: Filters;
};

/** What one needs, in plain words, and three ways to narrow it; works without scripts. */
export function RightPersonSearch({ typed, chosen, filters }: Props) {
  const isNarrowed = Boolean(chosen.strength || chosen.service || chosen.unit);
  return (
    <search className="block rounded-panel bg-dough px-5 py-5 sm:px-7 sm:py-6.5">
      <form action="/people/right-person">
        <div className="flex flex-wrap gap-3">
          <SearchInput
            label="What you need"
            defaultValue={typed}
            maxLength={200}
            placeholder="Somebody who can calm an angry customer"
            className="basis-72"
          />
          <Button type="submit" className="min-h-13 px-6 max-sm:w-full">
            Find
          </Button>
        </div>
        <details open={isNarrowed} className="group mt-3">
          <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-small font-semibold">
            <Icon name="chevron" size={18} className="transition-transform group-open:rotate-180" />
            Only with one strength, service or unit
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-3">
            <Narrow
              label="Strength"
              name="strength"
              open="Any strength"
              {...{ chosen }}
              all={filters.strengths}
            />
            <Narrow
              label="Service"
              name="service"
              open="Any service"
              {...{ chosen }}
              all={filters.services}
            />
            <Narrow label="Unit" name="unit" open="The whole company" {...{ chosen }} all={filters.units} />
          </div>
          {isNarrowed && (
            <p className="mt-4 text-small">
              <TextLink href={`/people/right-person?${new URLSearchParams({ q: typed })}`}>
                Look in the whole company again
              </TextLink>
            </p>
          )}
        </details>
      </form>
    </search>
  );
}

type NarrowProps = {
  label: string;
  name: keyof Props["chosen"];
  /** What the choice says while it narrows nothing. */
  open: string;
  all: { id: string; name: string }[];
  chosen: Props["chosen"];
};

function Narrow({ label, name, open, all, chosen }: NarrowProps) {
  const options = [{ value: "", label: open }, ...all.map((one) => ({ value: one.id, label: one.name }))];
  return (
    <Field label={label} name={name}>
      <Select name={name} defaultValue={chosen[name]} options={options} />
    </Field>
  );
}
