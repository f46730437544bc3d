import type { Actor } from "@/lib/actor";
import type { Applied } from "../rules/applied";
import { addPictures } from "./add-pictures";
import { applyImport } from "./apply-import";
import { startImport } from "./start-import";

/**
 * Reads and applies a directory file in one go, with what we guess of its columns: what the demo company and the tests
 * do, where a person would look it over first.
 * @throws AppError as `startImport`, `addPictures` and `applyImport` do
 */
export async function importDirectory(
  actor: Actor,
  file: { fileName: string; bytes: Uint8Array; pictures?: { name: string; bytes: Uint8Array }[] },
): Promise<Applied> {
  const draftId = await startImport(actor, file, { wait: true });
  const files = (file.pictures ?? []).map((picture) => ({ ...picture, size: picture.bytes.byteLength }));
  if (files.length > 0) await addPictures(actor, { draftId, files });
  return applyImport(actor, { draftId });
}
