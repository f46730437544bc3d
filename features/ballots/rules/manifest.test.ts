import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bytes, fromHex, sha256, toHex, utf8 } from "./bytes";
import { merkleLevels, merklePath, merkleRoot, rootFromPath, unitHash } from "./manifest";

const hash = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leaves = (count: number) => Promise.all(Array.from({ length: count }, (_, i) => sha256(utf8(`${i}`))));

test("a leaf and a node are hashed as RFC 6962 says", async () => {
  const unit = { id: "a", eligible: 5, n: "AQ", e: "AQAB" };
  const text = Buffer.from('["a",5,"AQ","AQAB"]');
  expect(toHex(await unitHash(unit))).toBe(hash(Buffer.from([0]), text).toString("hex"));
  const [a, b, c] = (await leaves(3)) as [Bytes, Bytes, Bytes];
  const left = hash(Buffer.from([1]), a, b);
  expect(toHex(await merkleRoot([a, b, c]))).toBe(hash(Buffer.from([1]), left, c).toString("hex"));
});

test("every leaf's path leads to the root, and to no other root from any other place", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), async (count, one, another) => {
      const all = await leaves(count);
      const levels = await merkleLevels(all);
      const root = toHex(await merkleRoot(all));
      const [index, elsewhere] = [one % count, another % count];
      const path = merklePath(levels, index);
      const found = await rootFromPath(all[index] as Bytes, index, count, path);
      expect(found && toHex(found)).toBe(root);
      if (elsewhere === index) return;
      const wrongLeaf = await rootFromPath(all[elsewhere] as Bytes, index, count, path);
      const wrongPlace = await rootFromPath(all[index] as Bytes, elsewhere, count, path);
      expect(wrongLeaf && toHex(wrongLeaf)).not.toBe(root);
      expect(wrongPlace && toHex(wrongPlace)).not.toBe(root);
    }),
  );
});

test("a path that is too long or too short leads nowhere", async () => {
  const all = await leaves(6);
  const path = merklePath(await merkleLevels(all), 2);
  expect(await rootFromPath(all[2] as Bytes, 2, 6, path.slice(1))).toBeNull();
  expect(await rootFromPath(all[2] as Bytes, 2, 6, [...path, fromHex("00")])).toBeNull();
  expect(await rootFromPath(all[2] as Bytes, 7, 6, path)).toBeNull();
});
