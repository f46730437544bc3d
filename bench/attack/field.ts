/**
 * Linear algebra over the whole numbers modulo a prime, so that ranks are exact. For matrices of 0 and 1 as small as
 * these a rank modulo this prime is the rank over the fractions, and small coefficients can be read back from it.
 */
const PRIME = 33_554_393;

/** The rank of a matrix. */
export function rankOf(rows: readonly (readonly number[])[]): number {
  return echelon(
    rows.map((row) => row.map(modulo)),
    rows[0]?.length ?? 0,
  ).length;
}

/**
 * A combination of the rows that is zero in all columns but the wanted ones and not zero in those.
 * @returns one whole number a row, or null where no combination does that
 */
export function isolate(rows: readonly (readonly number[])[], wanted: readonly boolean[]): number[] | null {
  const others = wanted.flatMap((is, column) => (is ? [] : [column]));
  const ours = wanted.flatMap((is, column) => (is ? [column] : []));
  const work = rows.map((row, i) => [
    ...[...others, ...ours].map((column) => modulo(row[column] ?? 0)),
    ...rows.map((_, j) => (i === j ? 1 : 0)),
  ]);
  const used = echelon(work, others.length);
  const rest = work.filter((row) => !used.includes(row));
  const hit = rest.find((row) => row.slice(others.length, wanted.length).some((value) => value !== 0));
  return hit ? hit.slice(wanted.length).map(signed) : null;
}

/** Brings the rows into echelon form in their first columns, in place. @returns the rows that hold a pivot */
function echelon(rows: number[][], columns: number): number[][] {
  const pivots: number[][] = [];
  for (let column = 0; column < columns; column += 1) {
    const pivot = rows.find((row) => !pivots.includes(row) && row[column] !== 0);
    if (!pivot) continue;
    pivots.push(pivot);
    const inverse = invert(pivot[column] ?? 1);
    for (const row of rows) {
      if (pivots.includes(row) || row[column] === 0) continue;
      const factor = times(row[column] ?? 0, inverse);
      for (let i = column; i < row.length; i += 1)
        row[i] = modulo((row[i] ?? 0) - times(factor, pivot[i] ?? 0));
    }
  }
  return pivots;
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** Below 2^25 each, so the product is exact. */
function times(a: number, b: number): number {
  return (a * b) % PRIME;
}

/** Fermat: a to the power of the prime less two. */
function invert(a: number): number {
  let [result, base, power] = [1, a, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

function signed(value: number): number {
  return value > PRIME / 2 ? value - PRIME : value;
}
