/**
 * The process that reads foreign pictures: started and ended by pool.ts, one picture at a time. Plain JavaScript, because
 * it is started by its path, from the bundle, from tsx and from tests. It knows no database, no settings, no secrets.
 * In: { bytes, focal, keepsOriginal } or { bytes, only: [{ width, format }] }.
 * Out: { done } or { refusal: { why, megapixels? } }, with isFull when it wants to be replaced.
 */
import { setPriority } from "node:os";
import sharp from "sharp";

const WIDTHS = [96, 256, 640, 1280];
const ORIGINAL_SIDE = 2048;
const PIXELS_AT_MOST = 36_000_000;
const READS = ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Tiff"];
const KNOWN = new Set(["jpeg", "png", "webp", "heif", "gif", "tiff"]);
const LETS_GO_AT = 700 * 1024 * 1024;

try {
  // Whoever waits for a page comes first.
  setPriority(19);
} catch {
  // Not everywhere may a process lower its own.
}
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: READS.map((name) => `VipsForeignLoad${name}`) });

const reading = { limitInputPixels: PIXELS_AT_MOST, failOn: "error", sequentialRead: true };

process.on("disconnect", () => process.exit(0));
process.on("message", async ({ bytes, only, ...how }) => {
  const answer = await (only ? redraw(bytes, only) : encode(bytes, how)).then(
    (done) => ({ done }),
    ({ why = "broken", megapixels }) => ({ refusal: { why, megapixels } }),
  );
  process.send({ ...answer, isFull: process.memoryUsage.rss() > LETS_GO_AT });
});
process.send({ isReady: true });

/** All sizes of a picture that came from outside, and on demand the whole, both without a word of metadata. */
async function encode(bytes, { focal, keepsOriginal }) {
  const whole = await readWhole(bytes);
  const square = await cut(whole, focal);
  const slots = WIDTHS.filter((_, i) => i === 0 || WIDTHS[i - 1] < square.side);
  const sizes = [];
  for (const width of slots) {
    const small = at(square, width);
    sizes.push({ width, contentType: "image/webp", bytes: await webp(small) });
    sizes.push({ width, contentType: "image/jpeg", bytes: await jpeg(small, 82) });
  }
  const original = keepsOriginal
    ? { contentType: "image/jpeg", bytes: await jpeg(sharp(whole.data, { raw: whole.info }), 90) }
    : null;
  return { sizes, original };
}

/** Further formats of a picture that we drew ourselves. */
async function redraw(bytes, only) {
  const { data, info } = await pixels(sharp(bytes, reading));
  const drawn = [];
  for (const { width, format } of only) {
    const small = at({ data, info, side: info.width }, width);
    const made = format === "image/avif" ? await avif(small) : await jpeg(small, 82);
    drawn.push({ width, contentType: format, bytes: made });
  }
  return { sizes: drawn, original: null };
}

/** Its pixels, upright, in sRGB, on white, at most 2048 a side; of moving pictures the first. */
async function readWhole(bytes) {
  const { format, compression, width, height } = await look(bytes);
  if (!KNOWN.has(format)) throw { why: format === "svg" ? "drawing" : "unknown" };
  refuseTooMany(width * height);
  const picture =
    compression === "hevc" ? await readHeic(bytes) : sharp(bytes, reading).rotate().toColourspace("srgb");
  const small = picture
    .resize(ORIGINAL_SIDE, ORIGINAL_SIDE, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" });
  return pixels(small);
}

async function look(bytes) {
  try {
    return await sharp(bytes, { ...reading, limitInputPixels: false }).metadata();
  } catch {
    const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString(
      "latin1",
    );
    throw { why: /<svg[\s>]/i.test(begin) ? "drawing" : "unknown" };
  }
}

/** What iPhones take: sharp's own library has no decoder for it. */
async function readHeic(bytes) {
  const { default: decodeHeic } = await import("heic-decode").catch(() => {
    throw { why: "phone" };
  });
  const images = await decodeHeic.all({ buffer: bytes });
  try {
    const [first] = images;
    refuseTooMany(first.width * first.height);
    const { data, width, height } = await first.decode();
    return sharp(data, { raw: { width, height, channels: 4 } });
  } finally {
    images.dispose();
  }
}

function refuseTooMany(count) {
  if (!(count <= PIXELS_AT_MOST)) throw { why: "pixels", megapixels: Math.ceil(count / 1e6) };
}

/** The square around the focal point, all of it inside; without a focal point the liveliest square. */
async function cut({ data, info }, focal) {
  const picture = sharp(data, { raw: info });
  const short = Math.min(info.width, info.height);
  if (!focal) {
    if (info.width === info.height) return { data, info, side: short };
    const lively = picture.resize(short, short, { fit: "cover", position: "attention" });
    return { ...(await pixels(lively)), side: short };
  }
  const side = Math.max(1, Math.round(short / focal.zoom));
  const from = (share, length) => Math.min(Math.max(Math.round(share * length - side / 2), 0), length - side);
  const square = {
    left: from(focal.x, info.width),
    top: from(focal.y, info.height),
    width: side,
    height: side,
  };
  return { ...(await pixels(picture.extract(square))), side };
}

async function pixels(picture) {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: info.channels } };
}

const at = ({ data, info, side }, width) =>
  sharp(data, { raw: info }).resize(Math.min(width, side), Math.min(width, side));
const webp = (picture) => picture.clone().webp({ quality: 82 }).toBuffer();
const jpeg = (picture, quality) => picture.clone().jpeg({ quality, progressive: true }).toBuffer();
const avif = (picture) => picture.clone().avif({ quality: 55, effort: 3 }).toBuffer();
