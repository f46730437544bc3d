/** The middle of what is kept of a picture, as shares of its width and height, and how much larger it is shown. */
export type Cut = { x: number; y: number; zoom: number };

export type Size = { width: number; height: number };

/** Design: enlarge at most twice. */
export const LARGEST = 2;

/** Where a picture is cut before anybody has moved it: in the middle, of an upright one somewhat above. */
export function firstCut(size: Size): Cut {
  return within({ x: 0.5, y: size.height > size.width ? 0.4 : 0.5, zoom: 1 }, size);
}

/** The same cut, moved as little as it takes to lie inside the picture. */
export function within({ x, y, zoom }: Cut, { width, height }: Size): Cut {
  const larger = Math.min(LARGEST, Math.max(1, zoom));
  const half = Math.min(width, height) / larger / 2;
  const clamp = (share: number, length: number) =>
    Math.min(1 - half / length, Math.max(half / length, share));
  return { x: clamp(x, width), y: clamp(y, height), zoom: larger };
}

/** Moves what is seen by shares of the square's side. */
export function moved(cut: Cut, size: Size, right: number, down: number): Cut {
  const side = Math.min(size.width, size.height) / cut.zoom;
  const x = cut.x + (right * side) / size.width;
  return within({ ...cut, x, y: cut.y + (down * side) / size.height }, size);
}

/** How the whole picture lies behind a square window: percentages of the window's side. */
export function placed({ x, y, zoom }: Cut, { width, height }: Size) {
  const side = Math.min(width, height) / zoom;
  const percent = (length: number) => `${(100 * length) / side}%`;
  return {
    width: percent(width),
    height: percent(height),
    left: percent(side / 2 - x * width),
    top: percent(side / 2 - y * height),
  };
}
