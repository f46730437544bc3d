import { Card } from "@/components/ui/card";

/** Whether whoever is not in the file leaves: asked once of each HR system, then remembered. */
export function WholeOrPart({ whole }: { whole: boolean }) {
  return (
    <Card className="mt-4">
      <fieldset>
        <legend className="mb-3 font-semibold">Who is in this file?</legend>
        <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          <Choice value="part" chosen={!whole} title="A part of the company">
            Whoever is here and not in it stays.
          </Choice>
          <Choice value="whole" chosen={whole} title="The whole company">
            Whoever is here and not in it leaves.
          </Choice>
        </div>
      </fieldset>
    </Card>
  );
}

type ChoiceProps = { value: string; chosen: boolean; title: string; children: string };

function Choice({ value, chosen, title, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-small has-focus-visible:outline-3 has-focus-visible:outline-offset-3">
      <input
        key={String(chosen)}
        type="radio"
        name="whole"
        value={value}
        defaultChecked={chosen}
        className="peer sr-only"
      />
      <span className="mt-0.5 size-5.5 shrink-0 rounded-full border-2 border-line-strong bg-paper peer-checked:border-[6px] peer-checked:border-ink" />
      <span>
        <span className="block font-semibold">{title}</span>
        <span className="block text-small text-ink-2">{children}</span>
      </span>
    </label>
  );
}
