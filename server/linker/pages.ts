import type postgres from "postgres";
import { type Column, decodeTuple, ToastPointer, type Value } from "./tuples";

/** One version of a row as it lies on the disk, deleted ones included. `lsn` is its place in the log, when it has one. */
export type Trace = {
  page: number;
  slot: number;
  xmin: number;
  xmax: number;
  lsn: number | null;
  row: Record<string, Value>;
};

export type Table = { name: string; fileNode: number; traces: Trace[] };

type Relation = { oid: number; name: string; fileNode: number; toast: number | null; columns: Column[] };

/**
 * Every table of the database but PostgreSQL's own, as pageinspect shows its pages: all rows in physical order, alive or
 * dead, with the transactions that wrote and deleted them, long values put together from what TOAST still holds.
 * @param sql a superuser's connection
 */
export async function readPages(sql: postgres.Sql): Promise<Table[]> {
  await sql`create extension if not exists pageinspect`;
  const tables: Table[] = [];
  for (const relation of await listRelations(sql)) {
    const traces = await readTraces(sql, relation.oid, relation.columns);
    const hasLong = traces.some(({ row }) =>
      Object.values(row).some((value) => value instanceof ToastPointer),
    );
    if (hasLong && relation.toast) fillIn(traces, await readLong(sql, relation.toast));
    tables.push({ name: relation.name, fileNode: relation.fileNode, traces });
  }
  return tables;
}

async function listRelations(sql: postgres.Sql): Promise<Relation[]> {
  return sql<Relation[]>`
    select c.oid::int, n.nspname || '.' || c.relname as name, pg_relation_filenode(c.oid)::int as "fileNode",
      nullif(c.reltoastrelid, 0)::int as toast,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
         'length', a.attlen, 'align', a.attalign) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    order by c.oid`;
}

async function readTraces(sql: postgres.Sql, oid: number, columns: readonly Column[]): Promise<Trace[]> {
  const items = await sql<
    {
      page: number;
      slot: number;
      xmin: number;
      xmax: number;
      bits: string | null;
      data: Buffer;
    }[]
  >`
    select page, lp::int as slot, t_xmin::text::int as xmin, t_xmax::text::int as xmax, t_bits as bits, t_data as data
    from generate_series(0, (pg_relation_size(${oid}::regclass) / current_setting('block_size')::int)::int - 1) page,
      heap_page_items(get_raw_page(${oid}::regclass::text, page))
    where lp_len > 0 order by 1, 2`;
  return items.map(({ bits, data, ...place }) => {
    const values = decodeTuple(data, bits, columns);
    return {
      ...place,
      lsn: null,
      row: Object.fromEntries(columns.map(({ name }, i) => [name, values[i] ?? null])),
    };
  });
}

const CHUNK: Column[] = [
  { name: "id", type: "integer", length: 4, align: "i" },
  { name: "part", type: "integer", length: 4, align: "i" },
  { name: "bytes", type: "bytea", length: -1, align: "i" },
];

async function readLong(sql: postgres.Sql, oid: number): Promise<Map<number, Uint8Array>> {
  const parts = new Map<number, Uint8Array[]>();
  for (const { row } of await readTraces(sql, oid, CHUNK)) {
    const value = parts.get(Number(row.id)) ?? [];
    if (row.bytes instanceof Uint8Array) value[Number(row.part)] = row.bytes;
    parts.set(Number(row.id), value);
  }
  return new Map([...parts].map(([id, value]) => [id, Buffer.concat(value.filter(Boolean))]));
}

/** Puts long values in their place, and keeps the rising number they were filed under beside them. */
function fillIn(traces: readonly Trace[], long: ReadonlyMap<number, Uint8Array>): void {
  for (const { row } of traces) {
    for (const [name, value] of Object.entries(row)) {
      if (!(value instanceof ToastPointer)) continue;
      row[`${name} (toast)`] = value.id;
      row[name] = long.get(value.id) ?? null;
    }
  }
}
