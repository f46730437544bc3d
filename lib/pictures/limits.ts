/** The most that a picture file may weigh. */
export const PICTURE_BYTES_AT_MOST = 15 * 1024 * 1024;

/** The most pixels that a picture may unpack to. */
export const PIXELS_AT_MOST = 50_000_000;
