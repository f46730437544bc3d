import { randomFrom, seedFrom } from "@/lib/seeded";

/** Where something hangs on a wall of WALL_WIDTH px: its left edge, its top, its width. */
export type Place = { x: number; y: number; width: number };

/** What the next frames hang under: how far down each of the tracks is taken, and the last frame's size there. */
export type Edge = { heights: number[]; sizes: number[] };

/** A stretch of the wall. `height` is what it covers; the next one begins where its shortest track ends. */
export type Hanging = { frames: Place[]; height: number; edge: Edge };

export const WALL_WIDTH = 1320;
const TRACKS = 6;
const TRACK = WALL_WIDTH / TRACKS;
const PLAQUE = 76;
const SIZES = [154, 164, 174, 184, 196];
const HOOK = { width: 180, height: 230 };

/** What is on the wall before the small frames: the title at the left, the hero in the middle, the jacket's case. */
export const UNDER_HERO = topEdge([362, 330, 590, 570, 474, 66]);
export const UNDER_TITLE = topEdge([362, 330, 74, 108, 66, 92]);

/**
 * A salon hang: each frame goes where the wall is still highest, a little off its line, in a size that none of its neighbours
 * has. Seeded by the ids, so the same frames always hang the same way.
 */
export function hangFrames(ids: readonly string[], under: Edge): Hanging {
  const heights = [...under.heights];
  const sizes = [...under.sizes];
  const frames = ids.map((id) => {
    const random = randomFrom(seedFrom(id));
    const track = highest(heights);
    const width = sizeUnlike([sizes[track], sizes[track - 1], sizes[track + 1]], random);
    const place = { x: aside(track, width, random), y: Math.round(heights[track] ?? 0), width };
    sizes[track] = width;
    heights[track] = place.y + width + PLAQUE + 24 + Math.round(random() * 24);
    return place;
  });
  return { frames, height: Math.max(...heights), edge: { heights, sizes } };
}

/** The last hook, where the wall is still highest, and how tall the wall is with it. */
export function hangHook({ heights }: Edge): { hook: Place; height: number } {
  const track = highest(heights);
  const y = Math.round((heights[track] ?? 0) + 14);
  const x = Math.round(track * TRACK + (TRACK - HOOK.width) / 2);
  return { hook: { x, y, width: HOOK.width }, height: Math.max(...heights, y + HOOK.height) };
}

/**
 * What a sheet hangs under that goes on where another ended, counted from its own top; and how far it laps over the other,
 * whose tracks do not end in one line.
 */
export function goOn({ heights, sizes }: Edge): { under: Edge; lap: number } {
  const top = Math.min(...heights);
  return {
    under: { heights: heights.map((height) => height - top), sizes },
    lap: Math.max(...heights) - top,
  };
}

function topEdge(heights: number[]): Edge {
  return { heights, sizes: heights.map(() => 0) };
}

function highest(heights: readonly number[]): number {
  return heights.reduce((best, height, track) => (height < (heights[best] ?? 0) ? track : best), 0);
}

function sizeUnlike(neighbours: readonly (number | undefined)[], random: () => number): number {
  const left = SIZES.filter((size) => !neighbours.includes(size));
  return left[Math.floor(random() * left.length)] ?? SIZES[0] ?? 0;
}

/** Somewhere in its track, with 20 px of air to the next one at least. */
function aside(track: number, width: number, random: () => number): number {
  const air = TRACK - width - 20;
  return Math.round(track * TRACK + 10 + random() * air);
}
