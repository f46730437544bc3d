type Addressed = { name: string; email: string };

/** Whoever's address differs from what is written by a letter or two; of several, the nearest. */
export function nearest<T extends Addressed>(value: string, everybody: readonly T[]): T | null {
  if (value.length < 5) return null;
  const key = value.toLowerCase();
  let best: { person: T; steps: number } | null = null;
  for (const person of everybody) {
    if (Math.abs(person.email.length - key.length) > 2) continue;
    const steps = distance(key, person.email.toLowerCase());
    if (steps <= 2 && steps < (best?.steps ?? 3)) best = { person, steps };
  }
  return best?.person ?? null;
}

/** Letters to change, put in or take out to get from one word to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
