import { Button, TextLink } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
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
          <label className="relative block min-w-0 flex-1 basis-72">
            <span className="sr-only">What you need</span>
            <Icon
              name="search"
              size={20}
              className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2"
            />
            <input
              type="search"
              name="q"
              defaultValue={typed}
              maxLength={200}
              placeholder="Somebody who can calm an angry customer"
              className="min-h-13 w-full rounded-input border-[1.5px] border-line-strong bg-paper pr-3.5 pl-12 text-[17px] placeholder:text-ink-2"
            />
          </label>
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
              any="Any strength"
              {...{ chosen }}
              all={filters.strengths}
            />
            <Narrow label="Service" name="service" any="Any service" {...{ chosen }} all={filters.services} />
            <Narrow label="Unit" name="unit" any="The whole company" {...{ chosen }} all={filters.units} />
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
  any: string;
  all: { id: string; name: string }[];
  chosen: Props["chosen"];
};

function Narrow({ label, name, any, all, chosen }: NarrowProps) {
  const options = [{ value: "", label: any }, ...all.map((one) => ({ value: one.id, label: one.name }))];
  return (
    <Field label={label} name={name}>
      <Select name={name} defaultValue={chosen[name]} options={options} />
    </Field>
  );
}
