/**
 * A seeded stream of chance (mulberry32), so that the demo company is the same company every time.
 * It invents stories; nothing that guards anybody uses it.
 */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[upTo(list.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i -= 1) {
      const j = upTo(i + 1);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  /** Normal, by the sum of twelve (Irwin-Hall): good enough for moods. */
  const normal = (mean: number, sd: number) =>
    mean + sd * (Array.from({ length: 12 }, next).reduce((a, b) => a + b, 0) - 6);
  return { next, upTo, pick, shuffle, normal, maybe: (p: number) => next() < p };
}

export type Chance = ReturnType<typeof chance>;
