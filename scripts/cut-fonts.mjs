/**
 * Cuts the served fonts from the npm packages and writes them to public/fonts.
 * Recursive's full variable file is about 300 kB; pinned to one voice each it is a tenth of that.
 * Run by hand after a font package changes: node scripts/cut-fonts.mjs
 */
import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "public", "fonts");
const require = createRequire(import.meta.url);

const recursive = dirname(require.resolve("@fontsource-variable/recursive/package.json"));
const figtree = dirname(require.resolve("@fontsource-variable/figtree/package.json"));

const upright = { MONO: 0, CASL: 1, CRSV: 0, slnt: 0 };
const voices = {
  sign: { ...upright, wght: 850 },
  till: { MONO: 1, CASL: 0, CRSV: 0, slnt: 0, wght: 480 },
  "till-bold": { MONO: 1, CASL: 0, CRSV: 0, slnt: 0, wght: 750 },
  hand: { ...upright, CRSV: 1, wght: 500 },
};

/** The signs of the latin file: letters, Western European accents, typographer's marks, arrows, minus. */
const latin = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2010, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x25b2, 0x25b2],
  [0x25bc, 0x25bc],
];

/** European names outside Western Europe: fetched by the browser only when a page holds such a letter. */
const latinExt = [
  [0x100, 0x17f],
  [0x192, 0x192],
  [0x1e6, 0x1e7],
  [0x1fa, 0x1ff],
  [0x218, 0x21b],
  [0x237, 0x237],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ef2, 0x1ef3],
];

await mkdir(out, { recursive: true });
for (const [voice, variationAxes] of Object.entries(voices)) {
  await cut(`${voice}-latin`, "recursive-latin-full-normal.woff2", latin, variationAxes);
  await cut(`${voice}-latin-ext`, "recursive-latin-ext-full-normal.woff2", latinExt, variationAxes);
}
for (const subset of ["latin", "latin-ext"]) {
  await copyFile(
    join(figtree, "files", `figtree-${subset}-wght-normal.woff2`),
    join(out, `figtree-${subset}.woff2`),
  );
  await report(`figtree-${subset}`);
}
// Pictures that the server draws want whole letters of one weight, unpacked: the title's and the plate's.
const strong = { wght: 650 };
for (const [subset, ranges] of [
  ["latin", latin],
  ["latin-ext", latinExt],
]) {
  await unpack(
    `sign-${subset}`,
    join(recursive, "files", `recursive-${subset}-full-normal.woff2`),
    ranges,
    voices.sign,
  );
  await unpack(
    `figtree-${subset}`,
    join(figtree, "files", `figtree-${subset}-wght-normal.woff2`),
    ranges,
    strong,
  );
}
await copyFile(join(recursive, "LICENSE"), join(out, "OFL-Recursive.txt"));
await copyFile(join(figtree, "LICENSE"), join(out, "OFL-Figtree.txt"));

async function cut(name, source, ranges, variationAxes) {
  const whole = await readFile(join(recursive, "files", source));
  const cutting = await subsetFont(whole, textOf(ranges), { targetFormat: "woff2", variationAxes });
  await writeFile(join(out, `${name}.woff2`), cutting);
  await report(name);
}

async function unpack(name, source, ranges, variationAxes) {
  const whole = await readFile(source);
  const letters = await subsetFont(whole, textOf(ranges), { targetFormat: "truetype", variationAxes });
  await writeFile(join(out, `${name}.ttf`), letters);
  await report(name, "ttf");
}

function textOf(ranges) {
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    .join("");
}

async function report(name, kind = "woff2") {
  const { size } = await stat(join(out, `${name}.${kind}`));
  process.stdout.write(`${name.padEnd(18)} ${(size / 1024).toFixed(1)} kB\n`);
}
