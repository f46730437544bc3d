import { AppError } from "../errors";
import type { Focal } from "./encode";

/**
 * Reads `?focal=x,y,zoom` of an address: shares of width and height from 0 to 1, and an enlargement from 1 to 2.
 * Null without one. @throws AppError invalid
 */
export function focalOf(request: Request): Focal | null {
  const asked = new URL(request.url).searchParams.get("focal");
  if (!asked) return null;
  const [x, y, zoom, ...rest] = asked.split(",").map(Number);
  const isFocal = rest.length === 0 && isWithin(x, 0, 1) && isWithin(y, 0, 1) && isWithin(zoom, 1, 2);
  if (!isFocal) throw new AppError("invalid", "Where to cut the picture was not told in a way that we know.");
  return { x, y, zoom } as Focal;
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}
