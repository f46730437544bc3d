import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Bytes } from "../rules/bytes";
import type { Secrets, Token } from "./token";

/** What somebody is writing. It stays on the device and goes when the box has taken it. */
export type Draft = {
  step: number;
  answers: Record<string, number>;
  comments: Record<string, string>;
  /** Whether the receipt shall stay on this device. */
  keepReceipt: boolean;
  /** Set while the box has just this: it stays here to be added to. */
  isSent?: boolean;
};

/**
 * The ballot of one place in one round. `message` are the sealed bytes as long as nobody has said that the box has them:
 * they are resent as they are while the draft still says `says`. `version` is the last one that was sealed.
 */
export type Envelope = { version: number; sent: boolean; message?: Bytes; receipt?: Bytes; says?: string };

/** What the device keeps for the person when they want it: the receipt in hex, and the day it was sealed. */
export type Receipt = { round: string; name: string; receipt: string; sealedOn: string };

/** A round that this device holds something of, and when it is over. */
type Known = { round: string; closesAt: Date };

interface Memory extends DBSchema {
  rounds: { key: string; value: Known };
  drafts: { key: string; value: Draft };
  secrets: { key: string; value: Secrets };
  tokens: { key: string; value: Token };
  envelopes: { key: string; value: Envelope };
  receipts: { key: string; value: Receipt };
}

const OF_A_ROUND = ["rounds", "drafts", "secrets", "tokens", "envelopes"] as const;

/** What must not be lost when the battery dies: done only when it is on the disk. */
const ON_DISK = { durability: "strict" } as const;

let opened: Promise<IDBPDatabase<Memory>> | undefined;

function memory(): Promise<IDBPDatabase<Memory>> {
  opened ??= openDB<Memory>("two-pizza", 1, {
    upgrade(db) {
      for (const store of [...OF_A_ROUND, "receipts"] as const) db.createObjectStore(store);
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Everything kept of a place, which is one person in one round. @throws when this browser keeps nothing */
export async function recall(place: string, round: Known) {
  const db = await memory();
  await db.put("rounds", round, place);
  const [draft, envelope, receipt] = await Promise.all([
    db.get("drafts", place),
    db.get("envelopes", place),
    db.get("receipts", place),
  ]);
  return { draft, envelope, receipt };
}

export async function keepDraft(place: string, draft: Draft): Promise<void> {
  await (await memory()).put("drafts", draft, place);
}

export async function readEnvelope(place: string): Promise<Envelope | undefined> {
  return (await memory()).get("envelopes", place);
}

export async function keepEnvelope(place: string, envelope: Envelope): Promise<void> {
  const tx = (await memory()).transaction("envelopes", "readwrite", ON_DISK);
  await Promise.all([tx.store.put(envelope, place), tx.done]);
}

export async function readToken(place: string): Promise<Token | undefined> {
  return (await memory()).get("tokens", place);
}

/** Keeps a stamped token; what took its blinding off is forgotten with the same stroke. */
export async function keepToken(place: string, token: Token): Promise<void> {
  const tx = (await memory()).transaction(["secrets", "tokens"], "readwrite", ON_DISK);
  await Promise.all([
    tx.objectStore("tokens").put(token, place),
    tx.objectStore("secrets").delete(place),
    tx.done,
  ]);
}

/** The secrets of this place, made once: those of another tab that was faster win. */
export async function secretsOf(place: string, make: () => Promise<Secrets>): Promise<Secrets> {
  const db = await memory();
  const before = await db.get("secrets", place);
  if (before) return before;
  const secrets = await make();
  const tx = db.transaction("secrets", "readwrite", ON_DISK);
  const there = await tx.store.get(place);
  if (!there) await tx.store.add(secrets, place);
  await tx.done;
  return there ?? secrets;
}

/**
 * The box has it: the receipt takes the place of an older one, if it shall stay at all, and what was written goes, unless
 * `draft` shall stay to be added to.
 */
export async function keepSent(
  place: string,
  version: number,
  receipt: Receipt | null,
  draft: Draft | null = null,
): Promise<void> {
  const tx = (await memory()).transaction(["envelopes", "drafts", "receipts"], "readwrite");
  const [drafts, receipts] = [tx.objectStore("drafts"), tx.objectStore("receipts")];
  await Promise.all([
    tx.objectStore("envelopes").put({ version, sent: true }, place),
    draft ? drafts.put(draft, place) : drafts.delete(place),
    receipt ? receipts.put(receipt, place) : receipts.delete(place),
    tx.done,
  ]);
}

export async function readReceipt(place: string): Promise<Receipt | undefined> {
  return (await memory()).get("receipts", place);
}

export async function forgetReceipt(place: string): Promise<void> {
  await (await memory()).delete("receipts", place);
}

/**
 * Forgets keys, drafts and sealed bytes of rounds that are over; the receipts stay with their owner.
 * @param over places in rounds that ended before their hour
 */
export async function forgetOldRounds(now: Date, over: readonly string[] = []): Promise<void> {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === "two-pizza")) return;
  const tx = (await memory()).transaction(OF_A_ROUND, "readwrite");
  for await (const { key, value } of tx.objectStore("rounds")) {
    if (value.closesAt > now && !over.includes(key)) continue;
    for (const store of OF_A_ROUND) void tx.objectStore(store).delete(key);
  }
  await tx.done;
}
