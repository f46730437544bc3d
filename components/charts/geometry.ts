import { randomFrom } from "@/lib/seeded";

/** Pure drawing geometry. Angles in degrees, clockwise from twelve o'clock; y grows downwards. */

export type Point = { x: number; y: number };

/** The point at `radius` and `angle` from the origin. */
export function polar(radius: number, angle: number): Point {
  const turn = (angle * Math.PI) / 180;
  return { x: round(radius * Math.sin(turn)), y: round(-radius * Math.cos(turn)) };
}

/** Seats on the first and the second pizza; an odd limit gives the first one more. */
export function seatSplit(limit: number): [number, number] {
  const first = Math.ceil(limit / 2);
  return [first, limit - first];
}

/** Into how many slices the burnt pizza is cut, and how many of them lie there. Over eight: one whole pizza. */
export function burntSlices(extra: number): { cuts: number; slices: number } {
  const cuts = Math.min(8, Math.max(4, extra));
  return { cuts, slices: Math.min(extra, cuts) };
}

/** Where an angle on the gauge lies: −100 is a quarter turn to the left, +100 one to the right. */
export function scoreAngle(score: number): number {
  return (Math.min(100, Math.max(-100, score)) / 100) * 90;
}

/** A share of the way from `min` to `max`, in percent, kept inside the rail. */
export function percentAlong(value: number, min: number, max: number): number {
  return round((Math.min(max, Math.max(min, value)) - min) * (100 / (max - min)));
}

/** An arc from one angle to another, clockwise, as path data that begins with a move. */
export function arcPath(radius: number, from: number, to: number): string {
  const a = polar(radius, from);
  const b = polar(radius, to);
  const large = to - from > 180 ? 1 : 0;
  return `M${a.x} ${a.y}A${radius} ${radius} 0 ${large} 1 ${b.x} ${b.y}`;
}

/** A wedge from the centre to `radius`. */
export function wedgePath(radius: number, from: number, to: number): string {
  return `${arcPath(radius, from, to)}L0 0z`;
}

/** How far the rim leaves its circle at each step of 9 degrees; the same seed gives the same rim. */
export function wobble(seed: number, depth = 1.3): (angle: number) => number {
  const random = randomFrom(seed);
  const offsets = Array.from({ length: 40 }, () => (random() * 2 - 1) * depth);
  return (angle) => offsets[Math.round((((angle % 360) + 360) % 360) / 9) % 40] ?? 0;
}

/**
 * One slice: two straight cuts `inset` inside its borders, and a rim that wobbles around `radius`.
 * @returns closed path data around the pizza's centre.
 */
export function slicePath(
  slice: { from: number; to: number },
  radius: number,
  inset: number,
  rim: (angle: number) => number = () => 0,
): string {
  const half = ((slice.to - slice.from) / 2) * (Math.PI / 180);
  const tip =
    half >= Math.PI / 2 ? { x: 0, y: 0 } : polar(inset / Math.sin(half), (slice.from + slice.to) / 2);
  const [first, ...rest] = rimPoints(slice, radius, inset, rim);
  if (!first) return "";
  return `M${tip.x} ${tip.y}L${first.x} ${first.y}${smooth([first, ...rest])}z`;
}

/** The rim alone, open, for the crust's highlight. `shorten` degrees are left out at both ends. */
export function rimPath(
  slice: { from: number; to: number },
  radius: number,
  shorten: number,
  rim: (angle: number) => number = () => 0,
): string {
  const points = rimPoints({ from: slice.from + shorten, to: slice.to - shorten }, radius, 0, rim);
  const [first] = points;
  return first ? `M${first.x} ${first.y}${smooth(points)}` : "";
}

function rimPoints(
  slice: { from: number; to: number },
  radius: number,
  inset: number,
  rim: (angle: number) => number,
) {
  const cut = (Math.asin(Math.min(1, inset / radius)) * 180) / Math.PI;
  const from = slice.from + cut;
  const to = slice.to - cut;
  const steps = Math.max(2, Math.round((to - from) / 9));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / steps;
    return polar(radius + rim(angle), angle);
  });
}

/** Quadratic curves through the middles of a chain of points, ending at its last point. */
function smooth(points: Point[]): string {
  let path = "";
  for (let i = 1; i < points.length - 1; i++) {
    const here = points[i] as Point;
    const next = points[i + 1] as Point;
    const last = i === points.length - 2;
    const end = last ? next : { x: round((here.x + next.x) / 2), y: round((here.y + next.y) / 2) };
    path += `Q${here.x} ${here.y} ${end.x} ${end.y}`;
  }
  return path;
}

/** A zig-zag for a crack in burnt cheese, from the tip's side to the rim's. */
export function crackPath(random: () => number, angle: number, from: number, to: number): string {
  const points = [0, 0.4, 0.7, 1].map((part) =>
    polar(from + (to - from) * part, angle + (random() - 0.5) * 16),
  );
  return points.map((p, i) => `${i ? "L" : "M"}${p.x} ${p.y}`).join("");
}

/** Slices on the plate and how many are baked. Something is baked as soon as one answer is in. */
export function participationSlices(cast: number, eligible: number): { slices: number; filled: number } {
  const slices = Math.max(1, Math.min(12, eligible));
  const share = eligible > 0 ? Math.min(1, cast / eligible) : 0;
  const filled = Math.floor(share * slices + 1e-9);
  return { slices, filled: cast > 0 ? Math.max(1, filled) : 0 };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
