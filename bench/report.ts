import type { Figures } from "./load";

export type Measured = Figures & {
  /** Processor milliseconds of the server's process a request; the database's are not in it. */
  cpu: number;
};

export type Row = { target: string; statements: number; portal: Measured; bare: Measured };

/** A table for people: the portal, the bare server, and how many times more the portal takes. */
export function table(rows: Row[]): string {
  const head = [
    "",
    "SQL",
    "portal/s",
    "p50 ms",
    "p95 ms",
    "CPU ms",
    "bare/s",
    "p50 ms",
    "p95 ms",
    "CPU ms",
    "speed",
    "CPU",
  ];
  const lines = rows.map(({ target, statements, portal, bare }) => [
    target,
    String(statements),
    ...figures(portal),
    ...figures(bare),
    `1/${(bare.rps / portal.rps).toFixed(1)}`,
    `${(portal.cpu / bare.cpu).toFixed(1)}x`,
  ]);
  return columns([head, ...lines]);
}

/** Lines of cells, one below the other; the first column stands to the left. */
export function columns(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, i) => pad(cell, i, widths[i] ?? 0)).join("  ")).join("\n");
}

/** The same for programs. */
export function json(rows: Row[], machine: Record<string, unknown>): string {
  const results = rows.map((row) => ({
    ...row,
    ratio: {
      rps: row.portal.rps / row.bare.rps,
      cpu: row.portal.cpu / row.bare.cpu,
      p50: row.portal.p50 / row.bare.p50,
    },
  }));
  return JSON.stringify(
    { machine, results },
    (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value),
    2,
  );
}

function figures({ rps, p50, p95, cpu }: Measured): string[] {
  return [rps.toFixed(0), p50.toFixed(1), p95.toFixed(1), cpu.toFixed(2)];
}

function pad(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
