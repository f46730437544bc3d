import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { burntSlices, seatSplit } from "./geometry";
import { readyName } from "./pizza-slice";
import { SliceSheet } from "./slice-sheet";

const sheet = readFileSync("public/slices.svg", "utf8");

it("is the sheet that the drawing makes (else run node scripts/bake-slices.mjs)", () => {
  expect(sheet.trim()).toBe(renderToStaticMarkup(<SliceSheet />));
});

it("has a slice ready for every limit and every number of people over it", () => {
  const baked = [2, 3, 4, 5, 6, 7, 8, 9, 10]
    .flatMap((limit) => seatSplit(limit))
    .filter((count) => count > 0);
  const burnt = Array.from({ length: 30 }, (_, over) => burntSlices(over + 1).cuts);
  for (const count of baked)
    for (const look of ["rich", "plain"] as const)
      expect(sheet).toContain(`id="${readyName(look, count, 7)}"`);
  for (const count of burnt) expect(sheet).toContain(`id="${readyName("burnt", count, 7)}"`);
});
