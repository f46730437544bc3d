import { createHash } from "node:crypto";

/** Each reader's own order of the same things, always the same for them, so that nothing is first for everybody. */
export function inOwnOrder<T extends { id: string }>(readerId: string, things: readonly T[]): T[] {
  const key = ({ id }: T) => createHash("sha256").update(`${readerId}:${id}`).digest("hex");
  return [...things].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
