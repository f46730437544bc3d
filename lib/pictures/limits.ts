/** The most that a picture file may weigh. */
export const PICTURE_BYTES_AT_MOST = 15 * 1024 * 1024;
