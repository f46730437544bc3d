import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { toHex } from "../rules/bytes";
import { fingerprintOf, merkleRoot, type PublicUnit, unitHash } from "../rules/manifest";
import type { PublicRecord } from "../types";
import { checkReceipt } from "./check-receipt";

const round = randomUUID();
let good: PublicRecord & { board: string[] };

beforeAll(async () => {
  const units = [5, 9].map((eligible): PublicUnit => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const { n = "", e = "" } = publicKey.export({ format: "jwk" });
    return { id: randomUUID(), eligible, n, e };
  });
  const root = toHex(await merkleRoot(await Promise.all(units.map(unitHash))));
  const manifest = JSON.stringify({ round, k: 5, eligible: 14, units: { count: 2, root } });
  const fingerprint = toHex(await fingerprintOf(manifest));
  const board = Array.from({ length: 7 }, () => randomBytes(32).toString("hex")).sort();
  good = { manifest, fingerprint, state: "published", units, issued: 8, cast: 7, counted: 7, board };
});

afterEach(() => vi.unstubAllGlobals());

/** Looks for a receipt while the round publishes this. */
function check(record: Partial<PublicRecord>, receipt: string, fingerprint?: string) {
  const fetch = vi.fn(async () => Response.json({ ...good, ...record }));
  vi.stubGlobal("fetch", fetch);
  return { fetch, found: checkReceipt(round, receipt, fingerprint) };
}

test("a receipt is found by all of it or by its first bytes, and the request names nothing", async () => {
  const [mine = ""] = good.board;
  const { fetch, found } = check({}, mine, good.fingerprint);
  expect(await found).toMatchObject({ state: "counted", fits: 1, board: 7, issued: 8, cast: 7, faults: [] });
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    `/rounds/${round}/record`,
    expect.objectContaining({ credentials: "omit", referrerPolicy: "no-referrer", method: "GET" }),
  );
  expect(await check({}, mine.slice(0, 8)).found).toMatchObject({ fits: 1 });
  expect(await check({}, "0".repeat(64)).found).toMatchObject({ fits: 0, faults: [] });
});

test("before the count there is nothing to find", async () => {
  const before = { board: undefined, issued: undefined, cast: undefined, counted: undefined };
  expect(await check({ ...before, state: "open" }, "00").found).toEqual({ state: "not_counted_yet" });
});

test.each<[RegExp, () => Partial<PublicRecord>]>([
  [/not that of the manifest/, () => ({ fingerprint: "0".repeat(64) })],
  [/another than this page shows/, () => ({ manifest: good.manifest.replace('"k":5', '"k":4') })],
  [/boxes are not those/, () => ({ units: good.units.map((unit) => ({ ...unit, e: "Aw" })) })],
  [/share a key/, () => ({ units: good.units.map((unit) => ({ ...unit, n: good.units[0]?.n ?? "" })) })],
  [/fewer people than promised/, () => ({ units: good.units.map((unit) => ({ ...unit, eligible: 4 })) })],
  [/do not add up/, () => ({ units: good.units.map((unit) => ({ ...unit, eligible: 9 })) })],
  [/names one ballot twice/, () => ({ board: [good.board[0] ?? "", ...good.board.slice(0, 6)] })],
  [/out of order/, () => ({ board: good.board.toReversed() })],
  [/More was counted/, () => ({ board: good.board.slice(1) })],
  [/cast than picked up/, () => ({ issued: 6 })],
  [/picked up than asked/, () => ({ issued: 15 })],
])("what does not hold together is called out: %s", async (sentence, bend) => {
  const finding = await check(bend(), good.board[0] ?? "", good.fingerprint).found;
  const { faults } = finding as { faults: string[] };
  expect(faults.join(" ")).toMatch(sentence);
});
