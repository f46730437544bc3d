import type { Table, Trace } from "./pages";
import type { Value } from "./tuples";

/** Some things, each with the group it belongs to and a number or text that orders them. */
type Mark = { thing: string; group: string; key: string | number; trace: Trace };

/** An order of things within each group, e.g. the people of each team by the page their row lies on. */
export type Series = { name: string; groups: Map<string, { things: string[]; keys: (string | number)[] }> };

/** What a row speaks of. `copies` for a row that stands for several. */
export type Spoken = { thing: string; group: string; copies?: number };

/**
 * Every order in which a table shows some things: where rows lie, which transaction wrote and deleted them, when they
 * were logged, and each column's values and lengths. Orders that come out the same are given once.
 */
export function seriesOf(table: Table, speak: (trace: Trace) => Spoken | null): Series[] {
  const spoken = table.traces.flatMap((trace) => {
    const said = speak(trace);
    return said ? [{ trace, ...said }] : [];
  });
  return ordersOf(table).flatMap(([order, keyOf]) => {
    const marks = spoken.flatMap(({ trace, thing, group, copies = 1 }) => {
      const key = keyOf(trace);
      return key === null ? [] : Array.from({ length: copies }, (): Mark => ({ thing, group, key, trace }));
    });
    return marks.length > 0 ? [inOrder(`${table.name} by ${order}`, marks)] : [];
  });
}

type Order = [name: string, keyOf: (trace: Trace) => string | number | null];

function ordersOf(table: Table): Order[] {
  const columns = new Set(table.traces.flatMap(({ row }) => Object.keys(row)));
  return [
    ["place", ({ page, slot }) => page * 10_000 + slot],
    ["log", ({ lsn }) => lsn],
    ["writing transaction", ({ xmin }) => xmin],
    ["deleting transaction", ({ xmax }) => xmax],
    ...[...columns].flatMap((column): Order[] => [
      [column, ({ row }) => sortable(row[column])],
      [`length of ${column}`, ({ row }) => lengthOf(row[column])],
    ]),
  ];
}

function sortable(value: Value | undefined): string | number | null {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function lengthOf(value: Value | undefined): number | null {
  return value instanceof Uint8Array || typeof value === "string" ? value.length : null;
}

/** Ties keep the rows' places. */
function inOrder(name: string, marks: readonly Mark[]): Series {
  const sorted = [...marks].sort((a, b) => compare(a.key, b.key) || byPlace(a.trace, b.trace));
  const groups: Series["groups"] = new Map();
  for (const { thing, group, key } of sorted) {
    const shown = groups.get(group) ?? { things: [], keys: [] };
    shown.things.push(thing);
    shown.keys.push(key);
    groups.set(group, shown);
  }
  return { name, groups: new Map([...groups].sort(([a], [b]) => compare(a, b))) };
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byPlace(a: Trace, b: Trace): number {
  return a.page - b.page || a.slot - b.slot;
}
