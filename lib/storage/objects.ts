import { S3mini } from "s3mini";

/** Where bytes lie under keys of ours, outside the database. */
export type ObjectStore = {
  /** Writes an object, over one of the same key. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** An object's bytes; null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** Removes an object; one that is gone already is no failure. */
  remove(key: string): Promise<void>;
  /** Some keys of a folder with the time they were written, and where to go on; null at the end. */
  list(folder: string, after: string | null): Promise<{ objects: StoredObject[]; next: string | null }>;
};

type StoredObject = { key: string; writtenAt: Date };

const ANSWER_WITHIN_MS = 20_000;

// On globalThis: the bundler and the server's loader each load this module in one process.
const shared = globalThis as typeof globalThis & { twoPizzaObjects?: { by: string; store: ObjectStore } };

/** The S3-compatible storage that the settings name; null without one, and then the database keeps all bytes. */
export function objectStore(): ObjectStore | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  const by = [S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY].join("\n");
  if (shared.twoPizzaObjects?.by !== by) {
    const bucket = new S3mini({
      endpoint: `${S3_ENDPOINT.replace(/\/+$/, "")}/${S3_BUCKET}`,
      region: S3_REGION || "auto",
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      requestAbortTimeout: ANSWER_WITHIN_MS,
    });
    shared.twoPizzaObjects = { by, store: storeIn(bucket) };
  }
  return shared.twoPizzaObjects.store;
}

function storeIn(bucket: S3mini): ObjectStore {
  return {
    async put(key, bytes, contentType) {
      await bucket.putObject(key, bytes, contentType);
    },
    async get(key) {
      const bytes = await bucket.getObjectArrayBuffer(key);
      return bytes && new Uint8Array(bytes);
    },
    async remove(key) {
      await bucket.deleteObject(key);
    },
    async list(folder, after) {
      const page = await bucket.listObjectsPaged("/", `${folder}/`, 500, after ?? undefined);
      const objects = (page?.objects ?? []).map(({ Key, LastModified }) => ({
        key: Key,
        writtenAt: new Date(LastModified),
      }));
      return { objects, next: page?.nextContinuationToken ?? null };
    },
  };
}
