import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rmdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { newSealingKeys, type SealingKeys } from "./hpke";

/**
 * The secrets of a round: the pair that opens its ballots and one RSA key a unit that signs its tokens. They lie in a
 * folder of the round in SEAL_DIR, files of mode 0600, and never in the database, its log or its backups. Once they are
 * gone, nobody opens that round's box again.
 */
const SEALING = "sealing.json";
const SIGNING = ".pk8";
const MARK = "watermark";
/** RSABSSA with 2048 bits, as in Privacy Pass (RFC 9578, section 8.2): unforgeable for a round, blind for ever. */
const RSA = { modulusLength: 2048, publicExponent: 65537 };

/** Makes the pair that opens a round's ballots, durably: file and folder are on the disk when this returns. Safe to repeat. */
export async function cutSealingKeys(roundId: string): Promise<SealingKeys> {
  const known = await readSealingKeys(roundId);
  if (known) return known;
  await mkdir(folderOf(roundId), { recursive: true, mode: 0o700 });
  await write(roundId, SEALING, JSON.stringify(inBase64(newSealingKeys())));
  await syncFolder(folderOf(roundId));
  await syncFolder(home());
  const kept = await readSealingKeys(roundId);
  if (!kept) throw new Error("a key that was just written is gone");
  return kept;
}

/**
 * Makes a unit's signing key; the caller syncs the folder with `keepRoundKeys` before it trusts in it. Safe to repeat.
 * @returns the 256 bytes of its modulus; the exponent is always 65537
 */
export async function cutSigningKey(roundId: string, unitId: string): Promise<Uint8Array> {
  const known = await readSigningKey(roundId, unitId);
  if (known) return modulusOf(known);
  const { privateKey } = await promisify(generateKeyPair)("rsa", RSA);
  await write(roundId, unitId + SIGNING, privateKey.export({ type: "pkcs8", format: "der" }));
  const kept = await readSigningKey(roundId, unitId);
  if (!kept) throw new Error("a key that was just written is gone");
  return modulusOf(kept);
}

/** Makes the key files written so far durable. */
export async function keepRoundKeys(roundId: string): Promise<void> {
  await syncFolder(folderOf(roundId));
}

/** The pair that opens a round's ballots, or null when it is not (or no longer) there. */
export function readSealingKeys(roundId: string): Promise<SealingKeys | null> {
  return briefly(sealing, join(folderOf(roundId), SEALING), (text) => {
    const { privateKey, publicKey } = JSON.parse(text.toString()) as ReturnType<typeof inBase64>;
    return { privateKey: Buffer.from(privateKey, "base64"), publicKey: Buffer.from(publicKey, "base64") };
  });
}

/** A unit's signing key, or null when it is not (or no longer) there. */
export function readSigningKey(roundId: string, unitId: string): Promise<KeyObject | null> {
  const file = join(folderOf(roundId), nameOf(unitId) + SIGNING);
  return briefly(signing, file, (key) => createPrivateKey({ key, format: "der", type: "pkcs8" }));
}

/** The watermark beside a round's keys (features/ballots/watermark), or null when there is none. */
export async function readMark(roundId: string): Promise<number | null> {
  const text = await readFile(join(folderOf(roundId), MARK), "utf8").catch(nullIfMissing);
  return text === null ? null : Number(text);
}

/** Writes the watermark durably, in the place of the one before. A round without keys gets none. */
export async function writeMark(roundId: string, mark: number): Promise<void> {
  const path = join(folderOf(roundId), MARK);
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(draft, "wx", 0o600).catch(nullIfMissing);
  if (!file) return;
  try {
    await file.writeFile(String(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(folderOf(roundId));
}

/** Unlinks a round's keys and makes that durable. Safe to repeat. */
export async function destroyRoundKeys(roundId: string): Promise<void> {
  const folder = folderOf(roundId);
  sealing.clear();
  signing.clear();
  // The one that opens ballots goes first: a crash in between leaves keys that open nothing.
  const names = ((await readdir(folder).catch(nullIfMissing)) ?? []).sort((a) => (a === SEALING ? -1 : 1));
  for (const name of names) await unlink(join(folder, name)).catch(nullIfMissing);
  await syncFolder(folder);
  await rmdir(folder).catch(nullIfMissing);
  await syncFolder(home());
}

/** The rounds whose keys lie in SEAL_DIR, with the time each folder last changed. */
export async function listRoundKeys(): Promise<{ roundId: string; writtenAt: Date }[]> {
  const names = (await readdir(home()).catch(nullIfMissing)) ?? [];
  const rounds = names.filter((name) => UUID.test(name));
  return Promise.all(
    rounds.map(async (roundId) => ({ roundId, writtenAt: (await stat(folderOf(roundId))).mtime })),
  );
}

/** Reading a key costs more than using it, so a process remembers it for two seconds and no longer. */
const REMEMBERED_MS = 2000;
const sealing = new Map<string, SealingKeys>();
const signing = new Map<string, KeyObject>();

async function briefly<T>(
  memory: Map<string, T>,
  path: string,
  parse: (file: Buffer) => T,
): Promise<T | null> {
  const known = memory.get(path);
  if (known) return known;
  const file = await readFile(path).catch(nullIfMissing);
  if (!file) return null;
  const key = parse(file);
  memory.set(path, key);
  // By the clock and not at the next reading: after the last ballot of a round there is none.
  setTimeout(() => memory.delete(path), REMEMBERED_MS).unref();
  return key;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function home(): string {
  const path = process.env.SEAL_DIR;
  if (!path)
    throw new Error("SEAL_DIR is not set: name a folder outside the database's and outside every backup.");
  return path;
}

function folderOf(roundId: string): string {
  return join(home(), nameOf(roundId));
}

function nameOf(id: string): string {
  if (!UUID.test(id)) throw new Error("an id names a key's file");
  return id;
}

/** A file gets its name when it is whole, and only if no other process was faster: then the first one's key counts. */
async function write(roundId: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folderOf(roundId), name);
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(draft);
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(nullIfMissing);
  await handle?.sync().finally(() => handle.close());
}

function modulusOf(key: KeyObject): Uint8Array {
  const { n } = createPublicKey(key).export({ format: "jwk" });
  return Buffer.from(n ?? "", "base64url");
}

function inBase64({ privateKey, publicKey }: SealingKeys) {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  return { privateKey: text(privateKey), publicKey: text(publicKey) };
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
