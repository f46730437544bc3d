import { type Finish, finishFor, WOODS } from "@/components/ui/frame";
import { initialsOf } from "@/components/ui/initials";
import { JACKET_BOX, JACKET_PAINTS, JACKET_PARTS } from "@/components/ui/jacket-parts";
import { monthWords } from "@/features/awards/rules/months";
import { excerpt } from "@/features/awards/rules/story";
import { voicesWords } from "@/features/wall/rules/hanging";
import type { HungFrame } from "@/features/wall/types";
import type { PaintedWords, Painting } from "@/lib/pictures/paint";

const WIDE = 1200;
const TALL = 630;
const FRAME = { x: 84, y: 88, size: 392 };
const PLATE = { x: 120, y: 500, width: 320, height: 84 };
const TEXT = { x: 572, width: 560 };
const TITLE = "#ffe3a0";
const WORDS = "#f6f1de";
const ENGRAVED = "#2b1b02";
const QUOTED_AT_MOST = 230;

/** A winner's frame on its piece of wall, as it is shared: 1200 by 630, what the wall itself shows and no more. */
export function sharePainting(frame: HungFrame, portrait: Uint8Array | null): Painting {
  const finish = finishFor(frame.awardId, frame.isNewestJacket);
  const border = Math.round(FRAME.size * 0.068);
  const mat = { x: FRAME.x + border, y: FRAME.y + border, size: FRAME.size - 2 * border };
  const inset = Math.round(mat.size * 0.11);
  return {
    ground: svg(`${wall()}${lamp()}${wood(finish, border)}${matOf(mat)}${plate()}`),
    photo: portrait
      ? { bytes: portrait, left: mat.x + inset, top: mat.y + inset, size: mat.size - 2 * inset }
      : null,
    over: svg(`${sheen(mat)}${frame.isJacket ? jacket() : ""}`),
    words: wordsOf(frame, portrait ? null : { left: mat.x, top: mat.y, size: mat.size }),
  };
}

type Square = { x: number; y: number; size: number };

function wordsOf(
  { winner, awardName, month, citation, voices, voiceTeams }: HungFrame,
  bare: { left: number; top: number; size: number } | null,
): PaintedWords[] {
  const who =
    winner.kind === "team" ? "The whole table" : [winner.title, winner.teamName].filter(Boolean).join(", ");
  const column = { left: TEXT.x, width: TEXT.width };
  const onPlate = {
    left: PLATE.x + 10,
    width: PLATE.width - 20,
    voice: "table",
    colour: ENGRAVED,
    align: "centre",
    from: "middle",
  } as const;
  const plain = { voice: "table", colour: WORDS } as const;
  const words: PaintedWords[] = [
    { words: awardName, size: 30, top: PLATE.y + 6, height: 40, ...onPlate },
    { words: monthWords(month), size: 22, top: PLATE.y + 44, height: 32, ...onPlate },
    {
      words: winner.name,
      from: "bottom",
      voice: "sign",
      colour: TITLE,
      size: 74,
      top: 76,
      height: 168,
      ...column,
    },
    { words: who || " ", ...plain, size: 26, top: 262, height: 36, ...column },
    { words: excerpt(citation, QUOTED_AT_MOST), ...plain, size: 33, top: 318, height: 190, ...column },
    { words: voicesWords({ voices, voiceTeams }), ...plain, size: 23, top: 530, height: 34, ...column },
  ];
  if (!bare) return words;
  const { left, top, size } = bare;
  const initials = winner.kind === "team" ? winner.name : initialsOf(winner.name);
  const middle = {
    left: left + 30,
    top,
    width: size - 60,
    height: size,
    align: "centre",
    from: "middle",
  } as const;
  return [
    ...words,
    { words: initials, voice: "sign", colour: "#24161a", size: winner.kind === "team" ? 44 : 110, ...middle },
  ];
}

function svg(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${TALL}" viewBox="0 0 ${WIDE} ${TALL}">${inside}</svg>`;
}

/** Paint, paper and the moulding; the lamp lights the left half. */
function wall(): string {
  const lines =
    "M12 8c9 .4 16 4 21 10.5L15 34zM13 13c7 .6 12.5 3.4 16.5 7.5M17.5 20.5a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 0 0-4.4 0M17.5 28h.1" +
    "M60 30c-2-8 4-15 14-14 2 9-4 15-14 14zm3-3 8-8M67 56c4 7 5.5 15 4 23l-23-8zM64 60.5c3 5 4 10.5 3.5 15.5" +
    "M58.5 69.5a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 0 0-4.4 0M54 71.5h.1M13 79c-2-8 4-15 14-14 2 9-4 15-14 14zm3-3 8-8";
  return `<defs>
    <pattern id="paper" width="96" height="96" patternUnits="userSpaceOnUse">
      <path d="${lines}" fill="none" stroke="#fff" stroke-opacity=".075" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/></pattern>
    <radialGradient id="light" gradientUnits="userSpaceOnUse" cx="280" cy="190" r="520">
      <stop offset="0" stop-color="#ffe296" stop-opacity=".26"/><stop offset="1" stop-color="#ffe296" stop-opacity="0"/></radialGradient>
    ${down("moulding", ["#fbf5e4", "#efe5cb", "#cdbf9c", "#f6eeda", "#e5d9ba", "#a99b78"])}
    ${down("tube", ["#e9c768", "#d3a345", "#7c5710"])}
    <linearGradient id="brass" x1="0" y1="0" x2="1" y2=".3"><stop offset="0" stop-color="#f3dc9b"/><stop offset=".36" stop-color="#d2a94e"/>
      <stop offset=".58" stop-color="#e3c578"/><stop offset="1" stop-color="#b58a32"/></linearGradient>
    <filter id="falls" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="14" stdDeviation="12" flood-color="#000" flood-opacity=".42"/></filter>
  </defs>
  <rect width="${WIDE}" height="${TALL}" fill="#17402f"/><rect width="${WIDE}" height="${TALL}" fill="url(#paper)"/>
  <rect width="${WIDE}" height="${TALL}" fill="url(#light)"/><rect width="${WIDE}" height="26" fill="url(#moulding)"/>`;
}

function down(id: string, colours: string[]): string {
  const stops = colours.map(
    (colour, i) => `<stop offset="${i / (colours.length - 1)}" stop-color="${colour}"/>`,
  );
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join("")}</linearGradient>`;
}

function lamp(): string {
  const middle = FRAME.x + FRAME.size / 2;
  return `<rect x="${middle - 5}" y="62" width="10" height="32" fill="#b58a32"/><rect x="${middle - 104}" y="52" width="208" height="16" rx="8" fill="url(#tube)"/>`;
}

/** The mitred border in its four tones, light from above. */
function wood(finish: Finish, border: number): string {
  const { x, y, size } = FRAME;
  const [top, right, bottom, left] = WOODS[finish];
  const inner = size - border;
  const side = (fill: string, d: string) => `<path fill="${fill}" d="${d}"/>`;
  return `<g transform="translate(${x} ${y})"><rect width="${size}" height="${size}" fill="${bottom}" filter="url(#falls)"/>
    ${side(top, `M0 0h${size}L${inner} ${border}H${border}z`)}${side(right, `M${size} 0v${size}L${inner} ${inner}V${border}z`)}
    ${side(bottom, `M0 ${size}h${size}L${inner} ${inner}H${border}z`)}${side(left, `M0 0v${size}L${border} ${inner}V${border}z`)}</g>`;
}

function matOf({ x, y, size }: Square): string {
  const bevel = Math.round(size * 0.095);
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#f4eedf"/>
    <path d="M${x} ${y}h${size}v7H${x}z" fill="#281a08" fill-opacity=".22"/>
    <rect x="${x + bevel}" y="${y + bevel}" width="${size - 2 * bevel}" height="${size - 2 * bevel}" fill="none" stroke="#8f8671" stroke-opacity=".7"/>`;
}

function sheen({ x, y, size }: Square): string {
  return `<defs><linearGradient id="glass" x1="0" y1="0" x2="1" y2=".6"><stop offset="0" stop-color="#fff" stop-opacity=".26"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/></linearGradient></defs>
    <rect x="${x}" y="${y}" width="${size}" height="${size}" fill="url(#glass)"/>`;
}

function plate(): string {
  const { x, y, width, height } = PLATE;
  return `<rect x="${x}" y="${y + 3}" width="${width}" height="${height}" rx="3" fill="#000" fill-opacity=".35"/>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="url(#brass)"/><path d="M${x + 2} ${y + 1}h${width - 4}" stroke="#fff" stroke-opacity=".75"/>`;
}

/** The jacket itself, over the frame's lower corner. */
function jacket(): string {
  const size = 150;
  const paints = Object.entries(JACKET_PAINTS).map(([name, { from, to, stops }]) => {
    const marks = stops
      .map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`)
      .join("");
    return `<linearGradient id="${name}" x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}">${marks}</linearGradient>`;
  });
  const parts = JACKET_PARTS.map(({ d, paint, stroke, width = 2, opacity = 1, dashes }) => {
    const fill = !paint ? "none" : paint.startsWith("#") ? paint : `url(#${paint})`;
    const line = stroke
      ? ` stroke="${stroke}" stroke-width="${width}" stroke-opacity="${opacity}"${dashes ? ` stroke-dasharray="${dashes}"` : ""}`
      : "";
    return `<path d="${d}" fill="${fill}"${line}/>`;
  });
  const scale = size / JACKET_BOX.width;
  const left = FRAME.x + FRAME.size - size * 0.72;
  const top = FRAME.y + FRAME.size - size * 0.92;
  return `<defs>${paints.join("")}</defs><g transform="translate(${left} ${top}) scale(${scale})" stroke-linejoin="round" stroke-linecap="round">${parts.join("")}</g>`;
}
