import { Card, CardTitle } from "@/components/ui/card";
import type { DriverView } from "@/features/results/types";
import { CellRail, CellValue } from "./cell-rail";
import { ChangeNote } from "./change-pill";

/** What is behind the score: the share that agrees with each driver, the lowest first. */
export function DriversCard({
  drivers,
  title = "What is behind it",
}: {
  drivers: readonly DriverView[];
  title?: string;
}) {
  const hasPrevious = drivers.some(({ previous }) => previous !== null);
  const hasCompany = drivers.some(({ company }) => company !== null);
  return (
    <Card className="h-full">
      <CardTitle aside={<Legend hasPrevious={hasPrevious} hasCompany={hasCompany} />}>{title}</CardTitle>
      <ul>
        {drivers.map(({ id, text, cell, previous, company, change }) => (
          <li
            key={id}
            className="grid grid-cols-[1fr_auto] items-center gap-x-5 gap-y-2 border-t border-line py-3.5 sm:grid-cols-[minmax(0,1.05fr)_minmax(180px,1.3fr)_4.5rem] lg:grid-cols-[minmax(0,1.05fr)_minmax(180px,1.3fr)_4.5rem_8.5rem]"
          >
            <p className="font-medium leading-snug">{text}</p>
            <div className="max-sm:order-3">
              <CellRail cell={cell} scale="share" label={text} previous={previous} compare={company} />
            </div>
            <p className="text-right max-sm:order-4">
              <CellValue cell={cell} scale="share" />
            </p>
            <p className="text-right leading-snug max-sm:order-2 sm:max-lg:col-span-3">
              {change && <ChangeNote verdict={change.verdict} />}
              {cell.state !== "exact" && company !== null && (
                <span className="text-small text-ink-2">company {Math.round(company)}%</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-4 border-t border-line pt-3 text-small text-ink-2">
        <span>Share who agree, 0 to 100%</span>
        {drivers.length < 7 && <span>Each pulse asks a few; the others take their turn.</span>}
      </p>
    </Card>
  );
}

function Legend({ hasPrevious, hasCompany }: { hasPrevious: boolean; hasCompany: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 text-tiny">
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-4 w-1 rounded-full bg-ink" /> now
      </span>
      {hasPrevious && (
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-ink-2" /> last time
        </span>
      )}
      {hasCompany && (
        <span className="flex items-center gap-1.5">
          <svg width="10" height="9" aria-hidden="true">
            <path d="M5 0 10 9H0z" className="fill-ink-2" />
          </svg>
          company
        </span>
      )}
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3 w-5 rounded-[3px] bg-band" /> interval
      </span>
    </span>
  );
}
