import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture of four colours, each in its corner: what was turned can be told. */
export async function quarters(side: number, format: "jpeg" | "png" = "jpeg", orientation?: number) {
  const half = side / 2;
  const corner = async (background: string, left: number, top: number) => ({
    input: await sharp({ create: { width: half, height: half, channels: 3, background } })
      .png()
      .toBuffer(),
    left,
    top,
  });
  const picture = sharp({ create: { width: side, height: side, channels: 3, background: "white" } })
    .composite([
      await corner("#c00000", 0, 0),
      await corner("#00c000", half, 0),
      await corner("#0000c0", 0, half),
    ])
    .toFormat(format, { quality: 95 });
  return new Uint8Array(await (orientation ? picture.withMetadata({ orientation }) : picture).toBuffer());
}

/** The colours of a square picture's corners, clockwise from the upper left: r, g, b, w. */
export async function cornersOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const [near, far] = [Math.floor(info.width / 8), Math.floor((info.width * 7) / 8)];
  const at = (x: number, y: number) => {
    const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * info.channels);
    if (r > 150 && g > 150 && b > 150) return "w";
    return r > 120 ? "r" : g > 120 ? "g" : b > 120 ? "b" : "?";
  };
  return at(near, near) + at(far, near) + at(far, far) + at(near, far);
}

/**
 * A black-and-white PNG of so many pixels, nothing but noughts: a few kilobytes however large.
 * @param rows how many of its rows are really there
 */
export function flatPng(width: number, height: number, rows = height): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const noughts = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", noughts), chunk("IEND", Buffer.alloc(0))]),
  );
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(bytes.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}
