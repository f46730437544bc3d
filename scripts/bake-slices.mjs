/** Draws the sheet of ready pizza slices into public/slices.svg. Run by hand after the drawing of a slice changes. */
import { writeFile } from "node:fs/promises";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { register } from "tsx/esm/api";

register();
const { SliceSheet } = await import("../components/charts/slice-sheet.tsx");
const file = new URL("../public/slices.svg", import.meta.url);
await writeFile(file, `${renderToStaticMarkup(createElement(SliceSheet))}\n`);
