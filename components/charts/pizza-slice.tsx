import { randomFrom } from "@/lib/seeded";
import { crackPath, polar, rimPath, slicePath, wobble } from "./geometry";

export type Cut = { from: number; to: number };

const CUT = 3.2;

/** A baked slice around the origin, 100 units long. `rich` adds melted spots and two small toppings. */
export function BakedSlice({ cut, seed, rich }: { cut: Cut; seed: number; rich: boolean }) {
  const rim = wobble(seed);
  return (
    <g strokeLinejoin="round">
      <path d={slicePath(cut, 100, CUT, rim)} fill="#d98b2e" stroke="#a9621a" strokeWidth="1.4" />
      <path
        d={rimPath(cut, 92.5, 8, rim)}
        fill="none"
        stroke="#f4be6b"
        strokeWidth="3.6"
        strokeLinecap="round"
      />
      <path d={slicePath(cut, 86, CUT + 2.6, rim)} fill="#d2402a" />
      <path d={slicePath(cut, 81, CUT + 5, wobble(seed + 1))} fill="#ffd166" />
      {rich && <Toppings cut={cut} seed={seed} />}
    </g>
  );
}

/** How many slices of a kind lie ready in public/slices.svg. */
export const READY_KINDS = 4;

/**
 * A slice without a face, taken from the sheet of ready ones (public/slices.svg) and turned to its seat. A page of fifty
 * teams would otherwise carry a megabyte of drawn cheese. The seed still picks: same team, same pizza.
 */
export function ReadySlice({
  cut,
  count,
  seed,
  look,
}: {
  cut: Cut;
  count: number;
  seed: number;
  look: Look;
}) {
  return (
    <use
      href={`/slices.svg#${readyName(look, count, seed)}`}
      transform={cut.from ? `rotate(${cut.from})` : undefined}
    />
  );
}

export type Look = "rich" | "plain" | "burnt";

export function readyName(look: Look, count: number, seed: number): string {
  return `${look}-${count}-${seed % READY_KINDS}`;
}

/** A seat over the limit: charred, with cracks that still glow. Never carries a face. */
export function BurntSlice({ cut, seed }: { cut: Cut; seed: number }) {
  const rim = wobble(seed, 2.2);
  const random = randomFrom(seed);
  const middle = (cut.from + cut.to) / 2;
  const spread = (cut.to - cut.from) / 2 - 12;
  return (
    <g strokeLinejoin="round" strokeLinecap="round">
      <path
        d={slicePath(cut, 100, CUT, rim)}
        fill="#2a1c19"
        stroke="var(--char-edge)"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
      <path d={slicePath(cut, 83, CUT + 4.5, wobble(seed + 1))} fill="#4c3830" />
      {[0, 1, 2].map((i) => {
        const p = polar(38 + random() * 34, middle + (random() * 2 - 1) * spread);
        return (
          <ellipse key={i} cx={p.x} cy={p.y} rx={5 + random() * 4} ry={3.5 + random() * 3} fill="#241815" />
        );
      })}
      {[-0.6, 0, 0.6].map((side) => (
        <path
          key={side}
          d={crackPath(random, middle + side * spread, 34 + random() * 12, 68 + random() * 12)}
          fill="none"
          stroke="#ff6b3a"
          strokeWidth="1.8"
        />
      ))}
    </g>
  );
}

/** An open seat: dashes and a plus. */
export function FreeSeat({
  cut,
  dark,
  plus = true,
  words,
}: {
  cut: Cut;
  dark?: boolean;
  plus?: boolean;
  words?: string;
}) {
  const middle = polar(54, (cut.from + cut.to) / 2);
  const at = words ? { x: middle.x, y: middle.y - 5 } : middle;
  const arm = Math.min(9, 4 + (cut.to - cut.from) / 18);
  return (
    <g className={dark ? "stroke-butter" : "stroke-line-strong"} fill="none" strokeLinecap="round">
      <path d={slicePath(cut, 96, CUT + 4)} strokeWidth="1.8" strokeDasharray="6 5" strokeLinejoin="round" />
      {plus && (
        <path d={`M${at.x - arm} ${at.y}h${arm * 2}M${at.x} ${at.y - arm}v${arm * 2}`} strokeWidth="2.6" />
      )}
      {words && (
        <text
          x={at.x}
          y={at.y + 19}
          textAnchor="middle"
          fontSize="9.2"
          stroke="none"
          className="fill-ink-2 font-medium"
        >
          {words}
        </text>
      )}
    </g>
  );
}

/** The plate below a pizza: paper with two hairlines. */
export function Plate({ dark }: { dark?: boolean }) {
  return dark ? (
    <g className="stroke-white/45" strokeWidth="1">
      <circle r="109" className="fill-hood-well" />
      <circle r="104.5" fill="none" />
    </g>
  ) : (
    <g className="stroke-line" strokeWidth="1">
      <circle r="109" className="fill-paper" />
      <circle r="104" fill="none" />
    </g>
  );
}

/** Where a slice's pieces lie: equal cuts clockwise from twelve o'clock. */
export function cutsOf(count: number): Cut[] {
  return Array.from({ length: count }, (_, i) => ({ from: (360 / count) * i, to: (360 / count) * (i + 1) }));
}

function Toppings({ cut, seed }: { cut: Cut; seed: number }) {
  const random = randomFrom(seed ^ 0x9e3779b9);
  const width = cut.to - cut.from;
  const middle = (cut.from + cut.to) / 2;
  const kinds = [Leaf, Olive, Pepperoni];
  const first = Math.floor(random() * 3);
  const sides = width < 45 ? [0.2] : [-1, 1];
  const places = sides.map((side) => polar(69 + random() * 4, middle + side * width * 0.335));
  const spots = Array.from({ length: width > 50 ? 6 : 3 }, () => meltedSpot(random, cut)).filter(
    (spot) => spot !== undefined,
  );
  return (
    <>
      {spots.map((spot) => (
        <circle key={`${spot.x} ${spot.y}`} cx={spot.x} cy={spot.y} r={spot.r} fill="#ffe39b" />
      ))}
      {places.map((p, i) => {
        const Kind = kinds[(first + i) % 3] ?? Olive;
        return (
          <g
            key={i === 0 ? "left" : "right"}
            transform={`translate(${p.x} ${p.y}) rotate(${Math.round(random() * 120 - 60)})`}
          >
            <Kind />
          </g>
        );
      })}
    </>
  );
}

function Leaf() {
  return (
    <>
      <path d="M-7 0C-4-5.5 3-5.5 7.5-1 3.5 4.5-4 5-7 0z" fill="#2f7d4f" stroke="#1f5a37" strokeWidth="0.8" />
      <path d="M-5 .2 5-.8" stroke="#d9efdc" strokeWidth="1" strokeLinecap="round" />
    </>
  );
}

function Olive() {
  return <circle r="3.8" fill="#ffd166" stroke="#3b2a3a" strokeWidth="3" />;
}

function Pepperoni() {
  return (
    <>
      <circle r="5" fill="#c2371f" stroke="#8c2213" strokeWidth="1.2" />
      <circle cx="-1.4" cy="-1.6" r="1.5" fill="#e06a4a" />
    </>
  );
}

/** A pale spot on the cheese, or nothing where it would run over the slice's edge. */
function meltedSpot(random: () => number, cut: Cut): { x: number; y: number; r: number } | undefined {
  const half = (cut.to - cut.from) / 2;
  const from = 34 + random() * 36;
  const side = (random() * 2 - 1) * half * 0.7;
  const r = Math.round(35 + random() * 30) / 10;
  const room = from * Math.sin(((half - Math.abs(side)) * Math.PI) / 180) - CUT - 5;
  return room > r + 1 ? { ...polar(from, (cut.from + cut.to) / 2 + side), r } : undefined;
}
