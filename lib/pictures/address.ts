/** How wide pictures are kept, in pixels; they are square. */
export const PICTURE_WIDTHS = [96, 256, 640, 1280] as const;

/** The address of a picture at a width; null stays null, and the page shows initials. */
export function pictureUrl(pictureId: string | null, width: (typeof PICTURE_WIDTHS)[number]): string | null {
  return pictureId && `/pictures/${pictureId}/${width}`;
}

/** Whether this can be a picture's name at all: anything else is not looked up. */
export function isPictureId(id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id);
}
