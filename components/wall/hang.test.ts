import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hangFrames, WALL_WIDTH } from "./hang";

const walls = fc.uniqueArray(fc.uuid(), { maxLength: 70 });

describe("the salon hang", () => {
  test("is the same for the same wall", () => {
    fc.assert(
      fc.property(walls, fc.boolean(), (ids, hero) => {
        expect(hangFrames(ids, hero)).toEqual(hangFrames(ids, hero));
      }),
    );
  });

  test("keeps every frame on the wall and none on top of another", () => {
    fc.assert(
      fc.property(walls, fc.boolean(), (ids, hero) => {
        const { frames, hook, height } = hangFrames(ids, hero);
        const all = [...frames, hook];
        for (const { x, y, width } of all) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(WALL_WIDTH);
          expect(y + width).toBeLessThan(height);
        }
        for (const [i, a] of all.entries()) {
          for (const b of all.slice(i + 1)) {
            const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
            const below = a.y + a.width + 70 <= b.y || b.y + b.width + 70 <= a.y;
            expect(beside || below).toBe(true);
          }
        }
      }),
    );
  });

  test("gives no two frames in a column the same size", () => {
    const ids = Array.from({ length: 40 }, (_, i) => `frame ${i}`);
    const { frames } = hangFrames(ids, true);
    for (let track = 0; track < 6; track += 1) {
      const column = frames.filter(({ x }) => Math.floor(x / (WALL_WIDTH / 6)) === track);
      expect(column.some(({ width }, i) => width === column[i + 1]?.width)).toBe(false);
    }
  });
});
