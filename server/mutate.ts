import { join } from "@/features/ballots/rules/bytes";
import { CAST_BYTES } from "@/features/ballots/rules/envelope";
import { randomFrom } from "@/lib/seeded";

const FIELDS = [
  [0, 16],
  [16, 32],
  [32, 36],
  [36, 101],
  [101, 133],
  [133, 389],
  [389, 4533],
  [4533, CAST_BYTES],
] as const;

const NOISE = randomBytesFrom(randomFrom(7), 1 << 20);

function randomBytesFrom(random: () => number, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

/** For tests: one of nine ways to spoil a valid ballot; never gives back a valid one. */
export function mutate(
  ballot: Uint8Array<ArrayBuffer>,
  other: Uint8Array<ArrayBuffer>,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  const below = (n: number) => Math.floor(random() * n);
  const noise = (n: number) => {
    const begin = below(NOISE.length - n);
    return NOISE.slice(begin, begin + n);
  };
  const [from, to] = FIELDS[below(FIELDS.length)] ?? [0, CAST_BYTES];
  const copy = ballot.slice();
  const at = below(copy.length);
  const ways = [
    () => copy.fill((copy[at] ?? 0) ^ (1 << below(8)), at, at + 1),
    () => copy.fill(((copy[at] ?? 0) + 1 + below(255)) % 256, at, at + 1),
    () => copy.fill(0, from, to),
    () => copy.fill(255, from, to),
    () => join(copy.subarray(0, from), noise(to - from), copy.subarray(to)),
    () => join(copy.subarray(0, from), other.subarray(from, to), copy.subarray(to)),
    () => copy.slice(0, at),
    () => join(copy, noise(1 + below(5000))),
    () => noise(below(2 * CAST_BYTES)),
  ];
  const spoiled = ways[below(ways.length)]?.() ?? copy;
  const same = Buffer.compare(spoiled, ballot) === 0;
  return same ? mutate(ballot, other, random) : spoiled;
}
