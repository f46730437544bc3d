/** How wide pictures are kept, in pixels; they are square. */
export const PICTURE_WIDTHS = [96, 256, 640] as const;

/** The address of a picture at a width; null stays null, and the page shows initials. */
export function pictureUrl(pictureId: string | null, width: (typeof PICTURE_WIDTHS)[number]): string | null {
  return pictureId && `/pictures/${pictureId}/${width}`;
}
