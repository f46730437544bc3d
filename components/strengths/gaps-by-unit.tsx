import { Card, CardTitle } from "@/components/ui/card";
import { gapsOf } from "@/features/strengths/rules/company-map";
import type { CompanyMap } from "@/features/strengths/types";

const NAMED = 3;
const GAPS_NAMED = 6;

/** What is most common and rarest in the company, what nobody lists, and what each business unit misses. */
export function GapsByUnit({ map }: { map: CompanyMap }) {
  const common = map.rows.slice(0, NAMED);
  const rare = map.rows.slice(NAMED).slice(-NAMED).reverse();
  const units = map.units
    .map((unit, i) => ({ ...unit, gaps: gapsOf(map, i) }))
    .filter(({ gaps }) => gaps.length > 0);
  return (
    <div className="grid gap-6 md:grid-cols-3">
      <Card>
        <CardTitle>Most common</CardTitle>
        <Few rows={common} />
      </Card>
      <Card>
        <CardTitle>Rarest</CardTitle>
        {rare.length > 0 ? <Few rows={rare} /> : <p className="text-ink-2">Too few to tell yet.</p>}
      </Card>
      <Card tone="dough">
        <CardTitle>Nobody lists</CardTitle>
        {map.nobody.length === 0 ? (
          <p className="text-ink-2">Somebody here lists each of them. That is rare.</p>
        ) : (
          <ul className="flex flex-wrap gap-2">
            {map.nobody.map(({ id, name, hint }) => (
              <li
                key={id}
                title={hint}
                className="rounded-full border-[1.5px] border-dashed border-line-strong px-3.5 py-1 text-small font-semibold"
              >
                {name}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {units.length > 0 && (
        <Card className="md:col-span-3">
          <CardTitle>Gaps by unit</CardTitle>
          <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {units.map(({ id, name, gaps }) => (
              <div key={id}>
                <dt className="font-semibold">{name}</dt>
                <dd className="text-small text-ink-2">{gapWords(gaps)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </div>
  );
}

function Few({ rows }: { rows: CompanyMap["rows"] }) {
  return (
    <ol>
      {rows.map(({ id, name, people }) => (
        <li key={id} className="flex justify-between gap-4 border-t border-line py-2 first:border-t-0">
          <span className="font-semibold">{name}</span>
          <span className="text-ink-2 tabular">{people}</span>
        </li>
      ))}
    </ol>
  );
}

function gapWords(gaps: string[]): string {
  const more = gaps.length - GAPS_NAMED;
  const named = more > 1 ? [...gaps.slice(0, GAPS_NAMED), `${more} more`] : gaps;
  return `Nobody lists ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(named)}.`;
}
