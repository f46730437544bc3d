import { Icon } from "@/components/ui/icon";
import type { PreviewUnit } from "@/features/teams/types";
import type { Previewed } from "./use-preview";

/** The units that a plan touches, as they are and as they would be, under what they hang. */
export function BeforeAfter({ preview }: { preview: Previewed }) {
  if (preview.state === "empty") return <p className="text-ink-2">Nothing changes yet.</p>;
  if (preview.state === "trying")
    return (
      <p role="status" className="text-ink-2">
        Trying it out.
      </p>
    );
  if (preview.state === "stuck")
    return (
      <p role="alert" className="flex gap-2 rounded-well bg-tomato-tint px-4 py-3 font-medium">
        <Icon name="alert" size={20} className="mt-0.5 text-tomato-ink" />
        {preview.problem}
      </p>
    );
  const { before, after } = preview;
  if (before.length + after.length === 0)
    return <p className="text-ink-2">These steps change nothing: it is like that already.</p>;
  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2" role="status">
      <Side title="Now" units={before} other={after} gone="ends" />
      <Side title="Then" units={after} other={before} gone="new" />
    </div>
  );
}

function Side({
  title,
  units,
  other,
  gone,
}: {
  title: string;
  units: PreviewUnit[];
  other: PreviewUnit[];
  gone: string;
}) {
  const parents = [...new Set(units.map(({ parentName }) => parentName ?? ""))];
  return (
    <div className="min-w-0">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {units.length === 0 && <p className="text-small text-ink-2">Not there.</p>}
      {parents.map((parent) => (
        <div key={parent} className="mb-3">
          <p className="text-small text-ink-2">{parent}</p>
          <ul className="mt-1 border-l-2 border-line-strong pl-3">
            {units
              .filter(({ parentName }) => (parentName ?? "") === parent)
              .map((unit) => (
                <li key={unit.id} className="py-1">
                  <span className="block font-semibold">
                    {unit.name}
                    {!other.some(({ id }) => id === unit.id) && (
                      <span className="font-normal text-ink-2">, {gone}</span>
                    )}
                  </span>
                  <span className="block text-small text-ink-2">{detail(unit)}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function detail({ leadName, people }: PreviewUnit): string {
  const lead = leadName ? `led by ${leadName}` : "no lead";
  if (people === null) return lead;
  return `${people === 1 ? "one person" : `${people} people`}, ${lead}`;
}
