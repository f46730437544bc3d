/** A column as PostgreSQL lays it out: pg_attribute's attlen and attalign. */
export type Column = { name: string; type: string; length: number; align: "c" | "s" | "i" | "d" };

/** A decoded value: text for what has a spelling, a number for what has an order, bytes for the rest. */
export type Value = string | number | Uint8Array | ToastPointer | null;

/** Where a long value lies: its id in the table's TOAST relation. PostgreSQL hands these out in rising order. */
export class ToastPointer {
  constructor(readonly id: number) {}
}

const ALIGNMENT = { c: 1, s: 2, i: 4, d: 8 };

/**
 * Reads a heap tuple's bytes (PostgreSQL's documentation, section 65.6, "Database Page Layout").
 * @param bits the null bitmap as pageinspect spells it, "1" for a column that is there; null when every one is
 */
export function decodeTuple(data: Buffer, bits: string | null, columns: readonly Column[]): Value[] {
  let at = 0;
  return columns.map((column, i) => {
    if (at >= data.length || (bits !== null && bits[i] !== "1")) return null;
    // A variable-length value with a one-byte header stands unaligned; padding is always zero.
    const isPacked = column.length === -1 && data[at] !== 0;
    if (!isPacked) at = Math.ceil(at / ALIGNMENT[column.align]) * ALIGNMENT[column.align];
    const [value, size] = column.length > 0 ? fixed(data, at, column) : variable(data, at, column);
    at += size;
    return value;
  });
}

function fixed(data: Buffer, at: number, { type, length }: Column): [Value, number] {
  if (type === "smallint") return [data.readInt16LE(at), 2];
  if (type === "integer" || type === "date") return [data.readInt32LE(at), 4];
  if (type === "bigint" || type.startsWith("timestamp")) return [Number(data.readBigInt64LE(at)), 8];
  const bytes = data.subarray(at, at + length);
  if (type === "uuid") {
    return [bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), 16];
  }
  return [type === "boolean" ? (bytes[0] ?? 0) : bytes, length];
}

function variable(data: Buffer, at: number, { type, length }: Column): [Value, number] {
  if (length === -2) {
    const end = data.indexOf(0, at);
    return [data.toString("utf8", at, end), end - at + 1];
  }
  const head = data.readUInt8(at);
  if (head === 1) return [new ToastPointer(data.readUInt32LE(at + 10)), 18];
  const [header, size] = head & 1 ? [1, head >> 1] : [4, data.readUInt32LE(at) >>> 2];
  const bytes = data.subarray(at + header, at + size);
  const isText = type === "text" || type === "character varying" || type === "name";
  return [isText ? bytes.toString("utf8") : bytes, size];
}
