import fc from "fast-check";
import { expect, test } from "vitest";
import { firstCut, moved, placed, within } from "./picture-cut";

const size = fc.record({
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 9000 }),
});
const cut = fc.record({
  x: fc.double({ min: -3, max: 3, noNaN: true }),
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  zoom: fc.double({ min: 0.1, max: 9, noNaN: true }),
});

test("a cut always lies inside its picture, and is enlarged twice at most", () => {
  fc.assert(
    fc.property(cut, size, (wanted, picture) => {
      const { x, y, zoom } = within(wanted, picture);
      const half = Math.min(picture.width, picture.height) / zoom / 2;
      expect(zoom).toBeGreaterThanOrEqual(1);
      expect(zoom).toBeLessThanOrEqual(2);
      expect(x * picture.width - half).toBeGreaterThanOrEqual(-1e-6);
      expect(x * picture.width + half).toBeLessThanOrEqual(picture.width + 1e-6);
      expect(y * picture.height - half).toBeGreaterThanOrEqual(-1e-6);
      expect(y * picture.height + half).toBeLessThanOrEqual(picture.height + 1e-6);
    }),
  );
});

test("an upright picture is first seen somewhat above its middle, a wide one in it", () => {
  expect(firstCut({ width: 300, height: 900 })).toEqual({ x: 0.5, y: 0.4, zoom: 1 });
  expect(firstCut({ width: 900, height: 300 })).toEqual({ x: 0.5, y: 0.5, zoom: 1 });
});

test("moving goes by shares of what is seen, and stops at the edge", () => {
  const wide = { width: 400, height: 200 };
  expect(moved(firstCut(wide), wide, 0.5, 0)).toEqual({ x: 0.75, y: 0.5, zoom: 1 });
  expect(moved(firstCut(wide), wide, 9, 9)).toEqual({ x: 0.75, y: 0.5, zoom: 1 });
  expect(moved({ x: 0.5, y: 0.5, zoom: 2 }, wide, -1, 0.1)).toEqual({ x: 0.25, y: 0.55, zoom: 2 });
});

test("the whole picture lies behind the window so that the cut fills it", () => {
  const wide = { width: 400, height: 200 };
  expect(placed({ x: 0.75, y: 0.5, zoom: 1 }, wide)).toEqual({
    width: "200%",
    height: "100%",
    left: "-100%",
    top: "0%",
  });
});
