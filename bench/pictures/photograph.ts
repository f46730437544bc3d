import sharp from "sharp";

/** A photograph as a phone takes it: twelve megapixels with the grain of a sensor, as JPEG of some four megabytes. */
export async function takePhotograph(): Promise<Buffer> {
  const [width, height] = [4000, 3000];
  const noise = (sigma: number, scale: number) =>
    sharp({
      create: {
        width: width / scale,
        height: height / scale,
        channels: 3,
        background: "gray",
        noise: { type: "gaussian", mean: 128, sigma },
      },
    });
  const shapes = await noise(60, 40)
    .resize(width, height, { kernel: "cubic" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const grain = await noise(9, 1).png({ compressionLevel: 1 }).toBuffer();
  return sharp(shapes)
    .composite([{ input: grain, blend: "overlay" }])
    .jpeg({ quality: 92 })
    .toBuffer();
}
