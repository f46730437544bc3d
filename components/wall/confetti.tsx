import { randomFrom, seedFrom } from "@/lib/seeded";

const PIECES = 54;

/** Paper confetti in the product's own objects: slices, basil, olives. Each piece carries how it falls. */
export function Confetti({ seed }: { seed: string }) {
  const random = randomFrom(seedFrom(seed));
  const pieces = Array.from({ length: PIECES }, (_, i) => ({
    key: i,
    kind: KINDS[i % KINDS.length] ?? KINDS[0],
    left: random() * 100,
    size: 16 + random() * 16,
    fall: {
      delay: random() * 900,
      lasts: 2200 + random() * 1600,
      drift: random() * 24 - 12,
      turns: random() * 4 - 2,
    },
  }));
  return (
    <div aria-hidden="true" className="absolute inset-0">
      {pieces.map(({ key, kind, left, size, fall }) => (
        <svg
          key={key}
          data-piece={JSON.stringify(fall)}
          width={size}
          height={size}
          viewBox="0 0 24 24"
          className="absolute top-0 opacity-0"
          style={{ left: `${left}%` }}
          aria-hidden="true"
        >
          {kind}
        </svg>
      ))}
    </div>
  );
}

const KINDS = [
  <g key="slice">
    <path d="M3 5q9-5 18 0l-1.6 3.4q-7.4-3.6-14.8 0z" fill="#d98b2e" />
    <path d="M4.6 8.4q7.4-3.6 14.8 0L12 23z" fill="#ffd166" />
    <circle cx="10" cy="11.4" r="1.9" fill="#c2371f" />
    <circle cx="13.6" cy="15" r="1.6" fill="#c2371f" />
  </g>,
  <g key="leaf">
    <path d="M3 18C2 9 9 3 21 4c1 11-6 17-18 14z" fill="#2f7d4f" />
    <path d="M5 17 17 7" stroke="#7fd3a2" strokeWidth="1.2" fill="none" />
  </g>,
  <circle key="olive" cx="12" cy="12" r="7" fill="none" stroke="#8f7a8d" strokeWidth="4.5" />,
];
