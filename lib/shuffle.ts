import { randomInt } from "node:crypto";

/** The same things in a random order that nobody can predict or repeat (Fisher-Yates). */
export function shuffled<T>(things: readonly T[]): T[] {
  const result = [...things];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
