/** What pictures are served as, the smallest first. */
const FORMATS = ["image/avif", "image/webp", "image/jpeg"] as const;

export type PictureFormat = (typeof FORMATS)[number];

/**
 * The formats that an Accept header takes (RFC 9110, 12.5.1), the smallest first. JPEG is always among them, which
 * everything reads that asks for anything at all; WebP ends the list, because pictures of old had nothing else.
 */
export function acceptedFormats(accept: string): PictureFormat[] {
  const named = accept.split(",").flatMap((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [type];
  });
  const taken = FORMATS.filter((format) => format === "image/jpeg" || named.includes(format));
  return taken.includes("image/webp") ? taken : [...taken, "image/webp"];
}

/** The format that an address asks for by its ending. */
export function formatOfEnding(ending: string): PictureFormat {
  return ending === "avif" ? "image/avif" : ending === "webp" ? "image/webp" : "image/jpeg";
}
