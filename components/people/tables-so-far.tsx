import clsx from "clsx";
import Link from "next/link";
import type { TableSoFar } from "@/features/people/types";
import { tableFacts, tableTime } from "./words";

/** Every table somebody sat at, oldest first, on one line with the times between; it goes on where they sit now. */
export function TablesSoFar({ tables }: { tables: TableSoFar[] }) {
  return (
    <section className="mt-2">
      <h2 className="mb-4 font-sign text-card max-sm:px-2">Tables so far</h2>
      <ol className="grid max-sm:px-2 sm:auto-cols-fr sm:grid-flow-col sm:overflow-x-auto">
        {tables.map((table) => (
          <Stop key={`${table.unitId} ${table.since.toISOString()}`} table={table} />
        ))}
      </ol>
    </section>
  );
}

function Stop({ table }: { table: TableSoFar }) {
  const isNow = table.until === null && table.unitId !== null;
  return (
    <li className="relative min-w-44 pr-5 pb-6 max-sm:pl-8 sm:pt-9 sm:pb-1">
      <span
        aria-hidden="true"
        className={clsx(
          "absolute max-sm:inset-y-0 max-sm:left-2 max-sm:border-l-[3px] sm:inset-x-0 sm:top-2 sm:border-t-[3px]",
          "border-line-strong",
          isNow && "border-dashed",
        )}
      />
      <span
        aria-hidden="true"
        className={clsx(
          "absolute top-0.5 left-0 size-[18px] rounded-full border-[3px]",
          isNow ? "border-ink bg-ink" : "border-ink-2 bg-paper",
        )}
      />
      <p className="font-semibold">
        {table.unitId ? (
          <Link href={`/teams/${table.unitId}`} className="hover:underline">
            {table.name}
          </Link>
        ) : (
          "Away"
        )}
      </p>
      <p className="text-small text-ink-2">{tableTime(table)}</p>
      {table.unitId &&
        tableFacts(table).map((fact) => (
          <p key={fact} className="text-small text-ink-2">
            {fact}
          </p>
        ))}
    </li>
  );
}
