import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { isSignedWith } from "./test-signature";

const BUCKET = "pizza";
const SECRET = "S3RVER";

/** A bucket of a real S3-compatible server on this machine, which the tests can take away and bring back. */
export type TestBucket = { goAway(): void; comeBack(): void };

/** Gives a test file the settings of such a bucket; whoever signs wrongly is refused, as in earnest. */
export function useTestBucket(): TestBucket {
  let folder: string;
  let server: Server;
  let endpoint: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bucket-"));
    const storage = new S3rver({
      silent: true,
      directory: folder,
      configureBuckets: [{ name: BUCKET, configs: [] }],
    });
    await storage.configureBuckets();
    const answer = storage.callback();
    server = createServer((message, response) => {
      if (isSignedWith(SECRET, message)) return void answer(message, response);
      message.resume();
      response.writeHead(403, { "content-type": "application/xml" });
      response.end("<Error><Code>SignatureDoesNotMatch</Code></Error>");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    vi.stubEnv("S3_ENDPOINT", endpoint);
    vi.stubEnv("S3_BUCKET", BUCKET);
    vi.stubEnv("S3_REGION", "us-east-1");
    vi.stubEnv("S3_ACCESS_KEY_ID", "S3RVER");
    vi.stubEnv("S3_SECRET_ACCESS_KEY", SECRET);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    goAway: () => vi.stubEnv("S3_ENDPOINT", "http://127.0.0.1:9"),
    comeBack: () => vi.stubEnv("S3_ENDPOINT", endpoint),
  };
}
