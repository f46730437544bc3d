import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Edge,
  goOn,
  hangFrames,
  hangHook,
  type Place,
  UNDER_HERO,
  UNDER_TITLE,
  WALL_WIDTH,
} from "./hang";

const walls = fc.uniqueArray(fc.uuid(), { maxLength: 70 });
const edges = fc.constantFrom(UNDER_HERO, UNDER_TITLE);
const PLAQUE = 70;

/** Whether two frames with their plaques keep clear of each other. */
const apart = (a: Place, b: Place) =>
  a.x + a.width <= b.x ||
  b.x + b.width <= a.x ||
  a.y + a.width + PLAQUE <= b.y ||
  b.y + b.width + PLAQUE <= a.y;

/** Sheets one after the other, in places counted from the first one's top. */
function hangSheets(sheets: readonly string[][]): Place[] {
  let edge: Edge = UNDER_HERO;
  let top = 0;
  return sheets.flatMap((ids, i) => {
    const under = i === 0 ? edge : goOn(edge).under;
    if (i > 0) top += Math.min(...edge.heights);
    const hung = hangFrames(ids, under);
    edge = hung.edge;
    return hung.frames.map((place) => ({ ...place, y: place.y + top }));
  });
}

describe("the salon hang", () => {
  test("is the same for the same wall", () => {
    fc.assert(
      fc.property(walls, edges, (ids, under) => {
        expect(hangFrames(ids, under)).toEqual(hangFrames(ids, under));
      }),
    );
  });

  test("keeps every frame on the wall and none on top of another, the hook neither", () => {
    fc.assert(
      fc.property(walls, edges, (ids, under) => {
        const { frames, edge } = hangFrames(ids, under);
        const { hook, height } = hangHook(edge);
        const all = [...frames, hook];
        for (const { x, y, width } of all) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(WALL_WIDTH);
          expect(y + width).toBeLessThan(height);
        }
        for (const [i, a] of all.entries()) {
          expect(all.slice(i + 1).every((b) => apart(a, b))).toBe(true);
        }
      }),
    );
  });

  test("goes on from sheet to sheet without a gap or a frame on top of another", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 30, maxLength: 60 }), (ids) => {
        const whole = hangSheets([ids]);
        const cut = hangSheets([ids.slice(0, 13), ids.slice(13, 25), ids.slice(25)]);
        expect(cut).toEqual(whole);
        for (const [i, a] of cut.entries()) expect(cut.slice(i + 1).every((b) => apart(a, b))).toBe(true);
      }),
    );
  });

  test("gives no two frames in a column the same size", () => {
    const ids = Array.from({ length: 40 }, (_, i) => `frame ${i}`);
    const { frames } = hangFrames(ids, UNDER_HERO);
    for (let track = 0; track < 6; track += 1) {
      const column = frames.filter(({ x }) => Math.floor(x / (WALL_WIDTH / 6)) === track);
      expect(column.some(({ width }, i) => width === column[i + 1]?.width)).toBe(false);
    }
  });
});
