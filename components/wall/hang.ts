import { randomFrom, seedFrom } from "@/lib/seeded";

/** Where something hangs on a wall of WALL_WIDTH px: its left edge, its top, its width. */
export type Place = { x: number; y: number; width: number };

export type Hanging = { frames: Place[]; hook: Place; height: number };

export const WALL_WIDTH = 1320;
const TRACKS = 6;
const TRACK = WALL_WIDTH / TRACKS;
const PLAQUE = 70;
const SIZES = [140, 150, 160, 170, 180];

/** What is on the wall before the small frames: the title at the left, the hero in the middle, the jacket's case. */
const TOP_WITH_HERO = [322, 278, 590, 570, 470, 66];
const TOP_WITHOUT = [322, 278, 74, 104, 66, 92];

/**
 * A salon hang: each frame goes where the wall is still highest, a little off its line, in a size that none of its neighbours
 * has. Seeded by the ids, so the same wall always hangs the same way. The last hook is free.
 */
export function hangFrames(ids: readonly string[], hasHero: boolean): Hanging {
  const heights = [...(hasHero ? TOP_WITH_HERO : TOP_WITHOUT)];
  const lastSize = heights.map(() => 0);
  const frames = ids.map((id) => {
    const random = randomFrom(seedFrom(id));
    const track = highest(heights);
    const width = sizeUnlike([lastSize[track], lastSize[track - 1], lastSize[track + 1]], random);
    const place = { x: aside(track, width, random), y: Math.round(heights[track] ?? 0), width };
    lastSize[track] = width;
    heights[track] = place.y + width + PLAQUE + 24 + Math.round(random() * 24);
    return place;
  });
  const track = highest(heights);
  const hook = {
    x: Math.round(track * TRACK + (TRACK - 180) / 2),
    y: Math.round((heights[track] ?? 0) + 14),
    width: 180,
  };
  heights[track] = hook.y + 230;
  return { frames, hook, height: Math.max(...heights) };
}

function highest(heights: readonly number[]): number {
  return heights.reduce((best, height, track) => (height < (heights[best] ?? 0) ? track : best), 0);
}

function sizeUnlike(neighbours: readonly (number | undefined)[], random: () => number): number {
  const left = SIZES.filter((size) => !neighbours.includes(size));
  return left[Math.floor(random() * left.length)] ?? 160;
}

/** Somewhere in its track, with 20 px of air to the next one at least. */
function aside(track: number, width: number, random: () => number): number {
  const air = TRACK - width - 20;
  return Math.round(track * TRACK + 10 + random() * air);
}
