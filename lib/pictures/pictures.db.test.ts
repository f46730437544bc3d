import sharp from "sharp";
import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "../actor";
import { encodePicture } from "./encode";
import { acceptedFormats } from "./formats";
import { readPicture } from "./read";
import { holdPicture, storePicture } from "./store";

useTestDatabase();

const staff: PersonActor = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000000",
  name: "Ada",
  roles: [],
  leads: [],
  owns: [],
  judges: [],
};
const white = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "white" }, limitInputPixels: false });
const formats = acceptedFormats("image/webp");
const text = (words: string) => new TextEncoder().encode(words);

test.each([
  [
    "an SVG",
    text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
  ],
  ["a page that begins like a GIF", text("GIF89a<script>alert(1)</script>")],
  ["a PDF", text("%PDF-1.4")],
  ["nothing", new Uint8Array()],
])("%s is no picture", async (_, bytes) => {
  await expect(encodePicture(bytes)).rejects.toMatchObject({ code: "invalid" });
});

test("more than 15 MB are not looked at, and a small file of too many pixels is not unpacked", async () => {
  await expect(encodePicture(new Uint8Array(40 * 1024 * 1024))).rejects.toThrow(/40 MB; 15 MB is the most/);
  const bomb = await white(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(1024 * 1024);
  await expect(encodePicture(bomb)).rejects.toMatchObject({ code: "invalid" });
});

test("what is hidden in a picture does not come out again", async () => {
  const exif = { IFD0: { Copyright: "canary-exif", ImageDescription: "<script>canary</script>" } };
  const jpeg = await white(300, 200).jpeg().withExif(exif).toBuffer();
  const polyglot = Buffer.concat([jpeg, Buffer.from("<script>canary-tail</script>")]);
  const { sizes } = await encodePicture(polyglot);
  for (const { bytes } of sizes) {
    expect(Buffer.from(bytes).includes("canary")).toBe(false);
    expect((await sharp(bytes).metadata()).format).toBe("webp");
  }
});

test("a picture is found by its whole name at its widths; nothing else is looked up", async () => {
  const picture = await encodePicture(await white(300, 300).png().toBuffer());
  const id = await storePicture(getDb(), await holdPicture(picture));
  expect(await storePicture(getDb(), await holdPicture(picture))).toBe(id);
  await expect(readPicture(OUTSIDER, id, 96, formats)).rejects.toMatchObject({ code: "not_signed_in" });
  expect(await readPicture(staff, id, 96, formats)).toMatchObject({ contentType: "image/webp" });
  for (const [name, width] of [
    [id, 97],
    [id, 99_999_999_999],
    [id, Number.POSITIVE_INFINITY],
    [id, Number.NaN],
    [id.toUpperCase(), 96],
    ["\0", 96],
    ["' or true --", 96],
  ] as const) {
    await expect(readPicture(staff, name, width, formats)).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await getSql()`select 1 from pictures`).length).toBe(1);
});
