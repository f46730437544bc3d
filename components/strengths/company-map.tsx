import clsx from "clsx";
import { TextLink } from "@/components/ui/button";
import type { CompanyRow, CompanyMap as MapOfAll } from "@/features/strengths/types";
import { FamilyIcon } from "./family-icon";

const UNITS_SHOWN = 8;

/** Every strength with how many have it in their top five, by business unit; the largest eight units where there are more. */
export function CompanyMap({ map }: { map: MapOfAll }) {
  const shown = map.units
    .map((unit, i) => ({ ...unit, i }))
    .sort((a, b) => b.posted - a.posted)
    .slice(0, UNITS_SHOWN);
  const most = map.rows[0]?.people ?? 1;
  return (
    <>
      <table className="w-full border-collapse max-md:hidden">
        <caption className="sr-only">Strengths in people’s top five, by business unit</caption>
        <thead>
          <tr className="align-bottom text-tiny text-ink-2">
            <th scope="col" className="w-52 pb-2 text-left font-normal">
              Strength
            </th>
            <th scope="col" className="pb-2 text-left font-normal">
              In the top five
            </th>
            {shown.map(({ id, name }) => (
              <th key={id} scope="col" className="w-24 px-1 pb-2 text-right font-normal break-words">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <tr key={row.id} className="h-11 border-t border-line">
              <th scope="row" className="text-left text-small font-semibold">
                <Name row={row} />
              </th>
              <td className="pr-4">
                <Bar row={row} most={most} />
              </td>
              {shown.map(({ id, i }) => (
                <td key={id} className="px-1 text-right text-small tabular">
                  <Count people={row.byUnit[i] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="md:hidden">
        {map.rows.map((row) => (
          <li key={row.id} className="border-t border-line py-3 first:border-t-0">
            <p className="mb-1.5 text-small font-semibold">
              <Name row={row} />
            </p>
            <Bar row={row} most={most} />
            <p className="mt-1.5 text-small text-ink-2">
              {shown.map(({ name, i }) => `${name} ${row.byUnit[i] ?? 0}`).join(", ")}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Name({ row: { id, name, family, hint } }: { row: CompanyRow }) {
  return (
    <span className="flex items-center gap-2.5" title={hint}>
      <FamilyIcon family={family} size={19} />
      <TextLink
        href={`/people/right-person?strength=${id}`}
        className="border-transparent hover:border-current"
      >
        {name}
      </TextLink>
    </span>
  );
}

function Bar({ row: { people, firsts }, most }: { row: CompanyRow; most: number }) {
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="flex h-3.5 min-w-0 flex-1 rounded-full bg-tray">
        <span className="flex rounded-full bg-band-core" style={{ width: `${(100 * people) / most}%` }}>
          <span className="rounded-full bg-ink" style={{ width: `${(100 * firsts) / people}%` }} />
        </span>
      </span>
      <span className="w-20 text-small whitespace-nowrap tabular">
        <b>{people}</b>
        <span className="text-ink-2">{firsts > 0 && `, ${firsts} first`}</span>
      </span>
    </span>
  );
}

function Count({ people }: { people: number }) {
  return (
    <span
      className={clsx(
        people === 0 &&
          "inline-grid size-7 place-items-center rounded-full border-[1.5px] border-dashed border-line-strong text-ink-2",
      )}
    >
      {people}
    </span>
  );
}
