import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { unzip, type ZipFile } from "./unzip";

const archive = zipSync({
  "photos/a.txt": new TextEncoder().encode("one"),
  "photos/big.bin": [new Uint8Array(5000).fill(7), { level: 9 }],
  "b.bin": [crypto.getRandomValues(new Uint8Array(300)), { level: 0 }],
});

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.slice(i, i + size);
}

async function all(bytes: Uint8Array, size: number, most: number): Promise<ZipFile[]> {
  const files: ZipFile[] = [];
  for await (const file of unzip(inPieces(bytes, size), most)) files.push(file);
  return files;
}

test.each([1, 17, 100_000])("unpacks an archive that comes in pieces of %i bytes", async (size) => {
  const files = await all(archive, size, 10_000);
  expect(files.map((file) => [file.name, file.size])).toEqual([
    ["photos/a.txt", 3],
    ["photos/big.bin", 5000],
    ["b.bin", 300],
  ]);
  expect(new TextDecoder().decode(files[0]?.bytes ?? undefined)).toBe("one");
});

test("keeps of a file over the limit its name and size alone", async () => {
  const files = await all(archive, 64, 1000);
  expect(files.find((file) => file.name === "photos/big.bin")).toMatchObject({ bytes: null, size: 5000 });
  expect(files.find((file) => file.name === "b.bin")?.bytes).toHaveLength(300);
});

test.each([
  ["words", new TextEncoder().encode("these are words, no archive")],
  ["half an archive", archive.slice(0, 60)],
  ["nothing", new Uint8Array(0)],
])("refuses %s", async (_, bytes) => {
  await expect(all(bytes, 32, 1000)).rejects.toThrow(/broken or no zip file/);
});

test("stops at an archive that unpacks to more than everything may have together", async () => {
  async function* whole() {
    yield archive;
  }
  const unpack = async () => {
    for await (const file of unzip(whole(), 10_000, 4000)) expect(file.size).toBeLessThanOrEqual(4000);
  };
  await expect(unpack()).rejects.toMatchObject({ code: "too_large" });
});
