import { seedFrom } from "@/lib/seeded";

/** Each reader's own order of the same things, always the same for them, so that nothing is first for everybody. */
export function inOwnOrder<T extends { id: string }>(readerId: string, things: readonly T[]): T[] {
  const key = ({ id }: T) => seedFrom(`${readerId}:${id}`);
  return [...things].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}
