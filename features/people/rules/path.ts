import type { TableSoFar } from "../types";

const DAY = 86_400_000;

/**
 * The tables with the times between them as stops of their own, where somebody sat nowhere for more than a day; and the
 * names a table had told once each, without those it bore before they came.
 */
export function withGaps(tables: readonly TableSoFar[], time: Date): TableSoFar[] {
  return tables.flatMap((table, i) => {
    const told = { ...table, names: namesOnce(table) };
    const next = tables[i + 1];
    const until = next ? next.since : time;
    if (!table.until || until.getTime() - table.until.getTime() <= DAY) return [told];
    return [told, away(table.until, next ? next.since : null)];
  });
}

function away(since: Date, until: Date | null): TableSoFar {
  return { unitId: null, name: "", since, until, people: 0, over: 0, cameOf: null, endedIn: null, names: [] };
}

function namesOnce({ names, name }: TableSoFar): TableSoFar["names"] {
  return names.filter((one, i) => one.name !== (names[i + 1]?.name ?? name));
}
