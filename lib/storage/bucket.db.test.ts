import { expect, test, vi } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { log } from "../log";
import { transaction } from "../transaction";
import { dropFiles, holdFile, readFile, removeObjects, storeFiles } from "./keep";
import { moveFiles } from "./move";
import { objectStore } from "./objects";
import { sweepObjects } from "./sweep";
import { useTestBucket } from "./test-bucket";
import { codeOf, testKeeping } from "./test-suite";

useTestDatabase();
const bucket = useTestBucket();

const bytes = new Uint8Array(3000).fill(7);
const keysIn = async (folder: string) =>
  (await objectStore()?.list(folder, null))?.objects.map(({ key }) => key) ?? [];

testKeeping(true);

test("what the database kept before is served on when the storage is set", async () => {
  vi.stubEnv("S3_BUCKET", "");
  const early = await holdFile("pictures", "image/webp", bytes);
  await storeFiles(getDb(), [early]);
  expect(early.bytes?.length).toBe(bytes.length);
  vi.stubEnv("S3_BUCKET", "pizza");
  expect((await readFile(early.key))?.bytes.length).toBe(bytes.length);
});

test("dropping leaves a job that removes the objects, and one that is gone already is no failure", async () => {
  const held = await holdFile("files", "text/plain", bytes);
  await storeFiles(getDb(), [held]);
  await transaction((tx) => dropFiles(tx, [held.key]));
  const jobs = await getSql()`select payload from graphile_worker._private_jobs
    where payload::text like ${`%${held.key}%`}`;
  expect(jobs).toHaveLength(1);
  expect(await keysIn("files")).toContain(held.key);
  await removeObjects([held.key]);
  await removeObjects([held.key]);
  expect(await keysIn("files")).not.toContain(held.key);
});

test("objects without a row are swept once they are a day old; those with one stay", async () => {
  const orphan = await holdFile("pictures", "image/webp", bytes);
  const named = await holdFile("pictures", "image/webp", bytes);
  await storeFiles(getDb(), [named]);
  const dayAgo = new Date(Date.now() - 86_400_000);
  expect(await sweepObjects(dayAgo)).toBe(0);
  expect(await sweepObjects(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  const left = await keysIn("pictures");
  expect(left).toContain(named.key);
  expect(left).not.toContain(orphan.key);
  expect((await readFile(named.key))?.bytes.length).toBe(bytes.length);
});

test("all files move into the storage and back, and are served from either place", async () => {
  vi.stubEnv("S3_BUCKET", "");
  const early = await holdFile("pictures", "image/webp", bytes);
  await storeFiles(getDb(), [early]);
  await expect(moveFiles("storage")).rejects.toThrow(/No S3-compatible storage/);
  vi.stubEnv("S3_BUCKET", "pizza");
  expect(await moveFiles("storage")).toBeGreaterThan(0);
  expect(await moveFiles("storage")).toBe(0);
  expect(await keysIn("pictures")).toContain(early.key);
  expect((await readFile(early.key))?.bytes.length).toBe(bytes.length);
  expect(await moveFiles("database")).toBeGreaterThan(0);
  expect(await keysIn("pictures")).not.toContain(early.key);
  vi.stubEnv("S3_BUCKET", "");
  expect((await readFile(early.key))?.bytes.length).toBe(bytes.length);
});

test("a storage that is away, or refuses us, is a sentence; nothing is half kept and no secret is logged", async () => {
  const named = await holdFile("pictures", "image/webp", bytes);
  await storeFiles(getDb(), [named]);
  const logged = vi.spyOn(log, "error").mockImplementation(() => {});
  const rows = async () => Number((await getSql()`select count(*) from stored_files`)[0]?.count);
  const before = await rows();
  bucket.goAway();
  expect(await codeOf(holdFile("pictures", "image/webp", bytes))).toBe("unavailable");
  expect(await codeOf(readFile(named.key))).toBe("unavailable");
  bucket.comeBack();
  vi.stubEnv("S3_SECRET_ACCESS_KEY", "canary-wrong-secret");
  expect(await codeOf(holdFile("pictures", "image/webp", bytes))).toBe("unavailable");
  expect(await codeOf(readFile(named.key))).toBe("unavailable");
  vi.stubEnv("S3_SECRET_ACCESS_KEY", "S3RVER");
  expect(await rows()).toBe(before);
  expect(logged).toHaveBeenCalled();
  expect(JSON.stringify(logged.mock.calls)).not.toContain("canary");
  expect((await readFile(named.key))?.bytes.length).toBe(bytes.length);
  logged.mockRestore();
});
