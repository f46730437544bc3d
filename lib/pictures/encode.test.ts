import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { getPriority } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test, vi } from "vitest";
import { encodePicture, type Focal } from "./encode";
import { cornersOf, flatPng, quarters } from "./test-pictures";

const MIDDLE: Focal = { x: 0.5, y: 0.5, zoom: 1 };
const text = (words: string) => new TextEncoder().encode(words);
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c86432" } });
const bytesOf = async (picture: Sharp) => new Uint8Array(await picture.toBuffer());
const largestOf = async (bytes: Uint8Array, focal: Focal | null = MIDDLE) =>
  (await encodePicture(bytes, { focal })).sizes.at(-1)?.bytes ?? new Uint8Array();

function encoders(): ChildProcess[] {
  type Pool = { encoders: Set<{ child: ChildProcess }> };
  const pool = (globalThis as unknown as { twoPizzaEncoders: Pool }).twoPizzaEncoders;
  return [...pool.encoders].map(({ child }) => child);
}

/** What Linux knows of a process, field by field, proc(5). */
function look({ pid }: ChildProcess): number[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").map(Number);
}

/** Hundredths of a second that the encoders had a processor. */
function ticks(): number {
  if (process.platform !== "linux") return 0;
  const used = encoders().map((child) => look(child).slice(13, 15));
  return used.flat().reduce((sum, one) => sum + one, 0);
}

describe("what is no picture is refused in words", () => {
  test.each([
    [
      "an SVG",
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /SVG drawing/,
    ],
    ["an SVG behind a comment", text('<?xml version="1.0"?><!-- hello --><svg></svg>'), /SVG drawing/],
    ["a page that begins like a GIF", text("GIF89a<script>alert(1)</script>"), /no picture that we can read/],
    ["a PDF", text("%PDF-1.4"), /no picture that we can read/],
    ["nothing", new Uint8Array(), /no picture that we can read/],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), /no picture that we can read/],
  ])("%s", async (_, bytes, words) => {
    await expect(encodePicture(bytes)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(words),
    });
  });

  test("more than 15 MB are not looked at", async () => {
    await expect(encodePicture(new Uint8Array(40 * 1024 * 1024))).rejects.toThrow(/40 MB; 15 MB is the most/);
  });

  test("forty megapixels in a few kilobytes are not unpacked", async () => {
    const bomb = flatPng(8000, 5000);
    expect(bomb.byteLength).toBeLessThan(10_000);
    await encodePicture(await quarters(40));
    const before = ticks();
    await expect(encodePicture(bomb)).rejects.toThrow(/40 million pixels; 36 million is the most/);
    await expect(encodePicture(flatPng(60_000, 60_000, 9))).rejects.toThrow(/3600 million pixels/);
    // A tenth of a second of processor, where it can be read.
    expect(ticks() - before).toBeLessThan(10);
  });

  test("one that was cut off on its way is broken", async () => {
    const whole = await quarters(600);
    await expect(encodePicture(whole.subarray(0, whole.length / 2))).rejects.toThrow(/is broken/);
  });
});

describe("whatever it came as, it goes out clean", () => {
  test("what is hidden in a picture does not come out again", async () => {
    const gps = { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSMapDatum: "canary-gps" };
    const exif = {
      IFD0: { Copyright: "canary-exif", ImageDescription: "<script>canary</script>" },
      IFD3: gps,
    };
    const jpeg = await bytesOf(plain(300, 200).jpeg().withExif(exif));
    expect(Buffer.from(jpeg).includes("canary-gps")).toBe(true);
    const archive = zipSync({ "canary.html": text("<script>canary-zip</script>") }, { level: 0 });
    const polyglot = new Uint8Array(
      Buffer.concat([jpeg, Buffer.from("<script>canary-tail</script>"), archive]),
    );
    const { sizes, original } = await encodePicture(polyglot, { keepsOriginal: true });
    for (const { bytes, contentType } of [...sizes, ...(original ? [original] : [])]) {
      expect(Buffer.from(bytes).includes("canary")).toBe(false);
      const { format, exif, icc, xmp, iptc, comments } = await sharp(bytes).metadata();
      expect({ type: `image/${format}`, exif, icc, xmp, iptc, comments }).toEqual({ type: contentType });
    }
    expect(sizes.map(({ width, contentType }) => `${width} ${contentType}`)).toEqual([
      "96 image/webp",
      "96 image/jpeg",
      "256 image/webp",
      "256 image/jpeg",
    ]);
  });

  test.each([
    [1, "rgwb"],
    [3, "wbrg"],
    [6, "brgw"],
    [8, "gwbr"],
  ])("turned by EXIF %i, it stands upright", async (orientation, corners) => {
    expect(await cornersOf(await largestOf(await quarters(400, "jpeg", orientation)))).toBe(corners);
  });

  test("a phone's HEIC is read, with nothing of its metadata", async () => {
    const heic = new Uint8Array(await readFile(join(import.meta.dirname, "samples/phone.heic")));
    expect(Buffer.from(heic).includes("canary-exif")).toBe(true);
    const { sizes, original } = await encodePicture(heic, { focal: MIDDLE, keepsOriginal: true });
    expect(await cornersOf(sizes.at(-1)?.bytes ?? new Uint8Array())).toBe("rbbr");
    expect(await sharp(original?.bytes).metadata()).toMatchObject({
      width: 320,
      height: 240,
      format: "jpeg",
    });
    expect(Buffer.from(original?.bytes ?? []).includes("canary")).toBe(false);
  });

  test("print colours and wide colours become those of screens", async () => {
    const isPlain = async (bytes: Uint8Array) => {
      const { data } = await sharp(await largestOf(bytes))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const [r = 0, g = 0, b = 0] = data;
      return { r, g, b };
    };
    const cmyk = await bytesOf(plain(200, 200).toColourspace("cmyk").jpeg({ quality: 100 }));
    expect((await sharp(cmyk).metadata()).space).toBe("cmyk");
    const print = await isPlain(cmyk);
    expect(Math.abs(print.r - 200) + Math.abs(print.g - 100) + Math.abs(print.b - 50)).toBeLessThan(60);
    const wide = await bytesOf(plain(200, 200).withIccProfile("p3").png());
    const screen = await isPlain(wide);
    expect(Math.abs(screen.r - 200) + Math.abs(screen.g - 100) + Math.abs(screen.b - 50)).toBeLessThan(12);
  });

  test("of moving pictures the first is kept", async () => {
    const frames = await Promise.all(
      ["#c00000", "#0000c0"].map((background) =>
        sharp({ create: { width: 120, height: 120, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    for (const format of ["gif", "webp"] as const) {
      const moving = await bytesOf(sharp(frames, { join: { animated: true } }).toFormat(format));
      expect((await sharp(moving).metadata()).pages).toBe(2);
      expect(await cornersOf(await largestOf(moving))).toBe("rrrr");
    }
  });

  test("see-through becomes white, one pixel stays one, and a thread stays a thread", async () => {
    const clear = sharp({
      create: { width: 90, height: 90, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect(await cornersOf(await largestOf(await bytesOf(clear.png())))).toBe("wwww");
    for (const picture of [plain(1, 1), plain(30_000, 2), plain(2, 9000)]) {
      const { sizes } = await encodePicture(await bytesOf(picture.png()), { keepsOriginal: true });
      expect(sizes.map(({ width }) => width)).toEqual([96, 96]);
      expect((await sharp(sizes[0]?.bytes).metadata()).width).toBeLessThanOrEqual(2);
    }
  });
});

describe("the cut", () => {
  test("goes around the focal point, stops at the edge, and is enlarged as asked", async () => {
    const picture = await quarters(800, "png");
    expect(await cornersOf(await largestOf(picture, { x: 0, y: 0, zoom: 2 }))).toBe("rrrr");
    expect(await cornersOf(await largestOf(picture, { x: 1, y: 1, zoom: 2 }))).toBe("wwww");
    expect(await cornersOf(await largestOf(picture, { x: 1, y: 0, zoom: 2 }))).toBe("gggg");
    expect(await cornersOf(await largestOf(picture, { x: 0.5, y: 0, zoom: 2 }))).toBe("rggr");
    expect((await sharp(await largestOf(picture, { x: 0, y: 0, zoom: 2 })).metadata()).width).toBe(400);
  });

  test("is the same for the same picture, and kept in four widths of a large one", async () => {
    const picture = await bytesOf(plain(3000, 2000).jpeg());
    const [one, other] = [await encodePicture(picture), await encodePicture(picture)];
    expect(one.contentId).toBe(other.contentId);
    expect([...new Set(one.sizes.map(({ width }) => width))]).toEqual([96, 256, 640, 1280]);
    const { width, height } = await sharp(one.sizes.at(-1)?.bytes).metadata();
    expect([width, height]).toEqual([1280, 1280]);
    const { original } = await encodePicture(picture, { keepsOriginal: true });
    expect((await sharp(original?.bytes).metadata()).width).toBe(2048);
  });
});

describe("the encoders", () => {
  test("give way to everything else on the machine", async () => {
    for (const child of encoders()) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    // On a busy machine its turn may come late: here it may wait.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await encodePicture(await quarters(40));
    vi.useRealTimers();
    expect(encoders().map(({ pid }) => getPriority(pid))).toEqual([19]);
    if (process.platform !== "linux") return;
    const SCHED_IDLE = 5;
    expect(encoders().map((child) => look(child)[40])).toEqual([SCHED_IDLE]);
  });

  test("one that dies over a picture says so, and the next picture is read", async () => {
    const picture = await bytesOf(plain(3000, 3000).png());
    const dying = encodePicture(picture);
    for (const child of encoders()) child.kill("SIGKILL");
    await expect(dying).rejects.toMatchObject({ code: "invalid" });
    expect((await encodePicture(await quarters(40))).sizes).toHaveLength(2);
  });

  test("one that gets no turn, or hangs, is ended; and the next picture is read", async () => {
    const picture = await quarters(40);
    await encodePicture(picture);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const never = encodePicture(picture).catch((error) => error);
    for (const _ of ["the one that gives way to everybody", "the one of low priority"]) {
      const [child] = encoders();
      if (!child) break;
      const gone = once(child, "exit");
      child.kill("SIGSTOP");
      vi.advanceTimersByTime(20_000);
      await gone;
    }
    vi.useRealTimers();
    expect(await never).toMatchObject({ code: "too_many", retryAfterSeconds: 60 });
    expect((await encodePicture(picture)).sizes).toHaveLength(2);
  });

  test("what got no turn in three seconds is read with low priority", async () => {
    const picture = await quarters(40);
    await encodePicture(picture);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const late = encodePicture(picture);
    const starved = encoders();
    for (const child of starved) child.kill("SIGSTOP");
    if (process.platform === "linux") vi.advanceTimersByTime(3000);
    else for (const child of starved) child.kill("SIGCONT");
    vi.useRealTimers();
    expect((await late).sizes).toHaveLength(2);
  });

  test("a queue that is full says so at once", async () => {
    const picture = await bytesOf(plain(900, 900).png());
    const sent = await Promise.allSettled(Array.from({ length: 60 }, () => encodePicture(picture)));
    const refused = sent.filter((one) => one.status === "rejected").map((one) => one.reason.code);
    expect(refused.length).toBeGreaterThan(20);
    expect(new Set(refused)).toEqual(new Set(["too_many"]));
    expect(sent.length - refused.length).toBeGreaterThanOrEqual(24);
  });
});
