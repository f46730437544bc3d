import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { isAppError } from "../errors";
import { transaction } from "../transaction";
import { dropFiles, holdFile, readFile, storeFiles } from "./keep";

const bytes = new Uint8Array([0, 1, 2, 250, 255, 13, 10, 0]);
const rowOf = async (key: string) =>
  (await getSql()`select size, bytes is null as away from stored_files where key = ${key}`)[0];

/** What holds for bytes wherever they are kept. @param isAway whether they lie outside the database */
export function testKeeping(isAway: boolean): void {
  test("bytes come back as they were put away", async () => {
    const held = await holdFile("pictures", "image/webp", bytes);
    await storeFiles(getDb(), [held]);
    expect(held.key).toMatch(/^pictures\/[0-9a-f]{32}$/);
    expect(await rowOf(held.key)).toEqual({ size: bytes.length, away: isAway });
    const read = await readFile(held.key);
    expect(read?.contentType).toBe("image/webp");
    expect([...(read?.bytes ?? [])]).toEqual([...bytes]);
  });

  test("the same bytes have another key each time, and a key that nobody made has none", async () => {
    const [one, other] = [
      await holdFile("files", "text/plain", bytes),
      await holdFile("files", "text/plain", bytes),
    ];
    expect(one.key).not.toBe(other.key);
    for (const key of ["files/none", "../../etc/passwd", "pictures/%2e%2e", "", "files/'--"]) {
      expect(await readFile(key)).toBeUndefined();
    }
  });

  test("what was put away for a transaction that failed is nobody's", async () => {
    const held = await holdFile("files", "text/plain", bytes);
    const failing = transaction(async (tx) => {
      await storeFiles(tx, [held]);
      throw new Error("the command failed");
    });
    await expect(failing).rejects.toThrow("the command failed");
    expect(await rowOf(held.key)).toBeUndefined();
    expect(await readFile(held.key)).toBeUndefined();
  });

  test("what is dropped is gone, once its transaction has committed", async () => {
    const held = await holdFile("files", "text/plain", bytes);
    await storeFiles(getDb(), [held]);
    const failing = transaction(async (tx) => {
      await dropFiles(tx, [held.key]);
      throw new Error("the command failed");
    });
    await expect(failing).rejects.toThrow();
    expect((await readFile(held.key))?.bytes.length).toBe(bytes.length);
    await transaction((tx) => dropFiles(tx, [held.key]));
    expect(await readFile(held.key)).toBeUndefined();
  });
}

/** The code of a refusal. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => (isAppError(error) ? error.code : String(error)),
  );
}
