import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { newSealingKeys, type SealingKeys } from "./hpke";

/**
 * The secrets of a round, kept in one file of mode 0600 in SEAL_DIR and never in the database, its log or its backups:
 * the pair that opens ballots, and the key that stamps them. Once the file is gone, nobody opens that round's box again.
 */
export type RoundKeys = { sealing: SealingKeys; stamping: Uint8Array };

/** Makes a round's keys and writes them durably: the file and its folder are on the disk when this returns. */
export async function cutRoundKeys(roundId: string): Promise<RoundKeys> {
  const keys = { sealing: newSealingKeys(), stamping: randomBytes(32) };
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = await open(pathOf(roundId), "wx", 0o600);
  try {
    await file.writeFile(JSON.stringify(inBase64(keys)));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder();
  return keys;
}

/** A round's keys, or null when they are not (or no longer) there. */
export async function readRoundKeys(roundId: string): Promise<RoundKeys | null> {
  const text = await readFile(pathOf(roundId), "utf8").catch(nullIfMissing);
  if (text === null) return null;
  const { privateKey, publicKey, stamping } = JSON.parse(text) as ReturnType<typeof inBase64>;
  return {
    sealing: { privateKey: Buffer.from(privateKey, "base64"), publicKey: Buffer.from(publicKey, "base64") },
    stamping: Buffer.from(stamping, "base64"),
  };
}

/** Unlinks a round's keys and makes that durable. Safe to repeat. */
export async function destroyRoundKeys(roundId: string): Promise<void> {
  await unlink(pathOf(roundId)).catch(nullIfMissing);
  await syncFolder();
}

/** The rounds whose keys lie in the folder, with the time each file was written. */
export async function listRoundKeys(): Promise<{ roundId: string; writtenAt: Date }[]> {
  const names = (await readdir(folder()).catch(nullIfMissing)) ?? [];
  const files = names.filter((name) => name.endsWith(SUFFIX));
  return Promise.all(
    files.map(async (name) => ({
      roundId: name.slice(0, -SUFFIX.length),
      writtenAt: (await stat(join(folder(), name))).mtime,
    })),
  );
}

const SUFFIX = ".key";

function folder(): string {
  const path = process.env.SEAL_DIR;
  if (!path)
    throw new Error("SEAL_DIR is not set: name a folder outside the database's and outside every backup.");
  return path;
}

function pathOf(roundId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(roundId)) throw new Error("a round's id names its key file");
  return join(folder(), roundId + SUFFIX);
}

async function syncFolder(): Promise<void> {
  const handle = await open(folder(), "r").catch(nullIfMissing);
  await handle?.sync().finally(() => handle.close());
}

function inBase64({ sealing, stamping }: RoundKeys) {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  return {
    privateKey: text(sealing.privateKey),
    publicKey: text(sealing.publicKey),
    stamping: text(stamping),
  };
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
