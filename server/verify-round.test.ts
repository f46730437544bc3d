import { execFile } from "node:child_process";
import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromHex, toHex } from "@/features/ballots/rules/bytes";
import {
  fingerprintOf,
  type Manifest,
  merkleRoot,
  type PublicUnit,
  unitHash,
} from "@/features/ballots/rules/manifest";
import { shortPrint, wordsOf } from "@/features/ballots/rules/receipt";
import { type Asked, readRecord, roundIn, verifyRound } from "./verify-round";

const round = randomUUID();
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const board = ["one", "two", "three", "four", "five", "six"].map(hash).sort();
const keys = [2048, 2048, 2048, 1024].map((bits) => keyOf(bits, 65537));
const units: PublicUnit[] = [keys[0], keys[1], keys[2]].map((key, i) => unitOf(i, 5 + i, key));
let record: Record<string, unknown>;

beforeAll(async () => {
  record = await recordOf(units);
});

describe("an honest round", () => {
  test("holds, and shows its fingerprint in full and in short", async () => {
    const { holds, fails } = await verify(record);
    expect(fails).toEqual([]);
    const full = String(record.fingerprint);
    expect(holds.join(" ")).toContain(full);
    expect(holds.join(" ")).toContain(shortPrint(fromHex(full)));
    expect(holds).toContain("All 3 boxes are the ones in the manifest.");
    expect(holds).toContain("18 people were asked, 9 picked up a ballot, 7 cast one, 6 were counted.");
  });

  test.each(["open", "closed", "cutting", "void"])(
    "holds before the count, without a board: %s",
    async (state) => {
      const { manifest, fingerprint, units: shown } = record;
      expect((await verify({ manifest, fingerprint, units: shown, state })).fails).toEqual([]);
    },
  );

  test("has the fingerprint of the invitation, in full or in short, and no other", async () => {
    const full = String(record.fingerprint);
    for (const fingerprint of [full, shortPrint(fromHex(full)), full.toUpperCase()])
      expect((await verify(record, { fingerprint })).fails).toEqual([]);
    for (const fingerprint of [hash("another"), full.slice(0, 15), ""])
      expect((await verify(record, { fingerprint })).fails).toEqual([
        expect.stringContaining("another promise"),
      ]);
  });

  test("has a receipt on its board, by its words or its digits", async () => {
    const mine = board[2] as string;
    for (const receipt of [mine, wordsOf(fromHex(mine)).join(" ")]) {
      const { holds, fails } = await verify(record, { receipt });
      expect(fails).toEqual([]);
      expect(holds.at(-1)).toContain(mine);
    }
  });

  test.each([
    ["one that was not counted", hash("nobody"), "is not on the board"],
    [
      "one digit off",
      `${board[0]?.slice(0, 63)}${board[0]?.endsWith("0") ? "1" : "0"}`,
      "is not on the board",
    ],
    ["three words", "one two three", "This is no receipt"],
    ["nothing", "", "This is no receipt"],
  ])("does not have %s", async (_, receipt, sentence) => {
    expect((await verify(record, { receipt })).fails).toEqual([expect.stringContaining(sentence)]);
  });

  test("has no board to look at before the count", async () => {
    const { manifest, fingerprint, units: shown } = record;
    const { fails } = await verify(
      { manifest, fingerprint, units: shown, state: "open" },
      { receipt: board[0] },
    );
    expect(fails).toEqual([expect.stringContaining("no board yet")]);
  });

  test("is the one that was asked for", async () => {
    expect((await verify(record, { round })).fails).toEqual([]);
    expect((await verify(record, { round: randomUUID() })).fails).toEqual([
      expect.stringContaining("another round"),
    ]);
    expect(roundIn(`https://pizza.example.org/rounds/${round}/record`)).toBe(round);
    expect(roundIn("record.json")).toBeUndefined();
  });
});

describe("a record that somebody changed does not hold", () => {
  const longer = [...board, "f".repeat(64)];
  test.each<[string, Record<string, unknown>]>([
    ["says its fingerprint is another", { fingerprint: hash("another") }],
    ["lists the boxes in another order", { units: units.toReversed() }],
    ["lists a box twice", { units: [units[0], units[0], units[1], units[2]] }],
    ["leaves a box out", { units: units.slice(1) }],
    ["says more people share a box", { units: units.with(0, { ...(units[0] as PublicUnit), eligible: 6 }) }],
    ["renames a box", { units: units.with(0, { ...(units[0] as PublicUnit), id: "00" }) }],
    ["swaps a key", { units: units.with(0, { ...(units[0] as PublicUnit), ...keys[3] }) }],
    ["has another exponent", { units: units.with(0, { ...(units[0] as PublicUnit), e: "Aw" }) }],
    ["counted more than its board shows", { counted: 7 }],
    ["has a ballot on the board that was not counted", { board: longer }],
    ["lost a ballot from the board", { board: board.slice(1) }],
    ["has the board in another order", { board: board.toReversed() }],
    ["has a ballot on the board twice", { board: [...board.slice(1), board[5]] }],
    ["counted more than were cast", { cast: 5 }],
    ["has more cast than picked up", { issued: 6 }],
    ["has more picked up than were asked", { issued: 19 }],
    ["lost its board", { board: undefined }],
    ["lost a figure", { cast: undefined }],
    ["counts people in fractions", { issued: 8.5 }],
    ["is not counted and has a board", { state: "open" }],
    ["is void and has a board", { state: "void" }],
    ["is in no known state", { state: "paused" }],
    ["says more than a record says", { people: ["Mara"] }],
    ["has something else on the board", { board: ["x"] }],
    ["has no boxes", { units: [] }],
    ["has no manifest", { manifest: undefined }],
    ["has a manifest that is no JSON", { manifest: "{" }],
  ])("%s", async (_, change) => {
    expect((await verify({ ...record, ...change })).fails).not.toEqual([]);
  });

  test("any character of the manifest", async () => {
    const manifest = String(record.manifest);
    for (let i = 0; i < manifest.length; i += 7) {
      const bent = `${manifest.slice(0, i)}${manifest[i] === "1" ? "2" : "1"}${manifest.slice(i + 1)}`;
      expect((await verify({ ...record, manifest: bent })).fails, `at ${i}`).not.toEqual([]);
    }
  });

  test("what is no record at all", async () => {
    for (const text of ["", "null", "[]", "<!doctype html>"])
      expect((await verifyRound(text)).fails).toEqual([expect.stringContaining("not the record of a round")]);
  });
});

describe("a round that promised badly does not hold, though its hashes do", () => {
  const bad = (change: (all: PublicUnit[]) => PublicUnit[], other: Partial<Manifest> = {}) =>
    recordOf(change(units), other).then((made) => verify(made));

  test.each<[string, (all: PublicUnit[]) => PublicUnit[], Partial<Manifest>, string]>([
    [
      "two boxes with one key",
      (all) => all.map((unit) => ({ ...unit, n: all[0]?.n ?? "" })),
      {},
      "share a key",
    ],
    ["a short key", (all) => all.with(2, unitOf(2, 7, keys[3])), {}, "2048 bits"],
    ["a small exponent", (all) => all.with(2, unitOf(2, 7, keyOf(2048, 3))), {}, "2048 bits"],
    [
      "an even modulus",
      (all) => all.with(1, { ...(all[1] as PublicUnit), n: even(all[1]?.n) }),
      {},
      "2048 bits",
    ],
    ["a box for fewer than k", (all) => all.with(1, unitOf(1, 4, keys[1])), {}, "A box is for 4 people"],
    ["a box twice", (all) => [...all, all[2] as PublicUnit], {}, "listed twice"],
    ["boxes out of order", (all) => all.toReversed(), {}, "order of their ids"],
    ["more people than its boxes hold", (all) => all, { eligible: 40 }, "the manifest says 40"],
    ["a lid that opens at three", (all) => all, { k: 3 }, "fewer than four"],
    ["a seal that is no key", (all) => all, { sealingKey: "AA" }, "no X25519 key"],
    ["other rules", (all) => all, { rules: "none" as "blocks-2" }, "rules unknown here"],
  ])("%s", async (_, change, other, sentence) => {
    expect((await bad(change, other)).fails).toContainEqual(expect.stringContaining(sentence));
  });
});

describe("a record is read", () => {
  let folder: string;
  const server = createServer((request, response) => {
    if (request.url === "/moved") return response.writeHead(302, { location: "/record" }).end();
    response.writeHead(request.url === "/record" ? 200 : 404).end(JSON.stringify(record));
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "record-"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  test("from a file and from an address, and not from where it is not", async () => {
    const file = join(folder, "record.json");
    await writeFile(file, JSON.stringify(record));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const place of [file, `${address}/record`])
      expect((await verifyRound(await readRecord(place))).fails).toEqual([]);
    await expect(readRecord(`${address}/nowhere`)).rejects.toThrow("answers 404");
    await expect(readRecord(`${address}/moved`)).rejects.toThrow();
    await expect(readRecord(join(folder, "nothing.json"))).rejects.toThrow("ENOENT");
  });
});

describe("npm run verify-round", () => {
  const run = promisify(execFile);
  const program = join(import.meta.dirname, "../scripts/verify-round.mjs");
  const place = join(tmpdir(), `record-${round}.json`);
  afterAll(() => rm(place));

  /** Its exit code and everything it says. */
  async function check(made: Record<string, unknown>, ...more: string[]): Promise<[number, string]> {
    await writeFile(place, JSON.stringify(made));
    return run(process.execPath, [program, place, ...more]).then(
      ({ stdout }) => [0, stdout],
      ({ code, stdout }) => [code, stdout],
    );
  }

  test("ends well for what holds, and with 1 and the reason for what does not", async () => {
    const [mine = ""] = board;
    const [code, says] = await check(record, "--receipt", mine, "--fingerprint", String(record.fingerprint));
    expect([code, says]).toEqual([0, expect.stringContaining("Everything holds.")]);
    expect(says).toContain(mine);
    const [failed, why] = await check({ ...record, counted: 7 });
    expect([failed, why]).toEqual([
      1,
      expect.stringContaining("FAILS  The board holds 6 ballots, and 7 were counted."),
    ]);
  }, 30_000);
});

function verify(made: Record<string, unknown>, asked?: Asked) {
  return verifyRound(JSON.stringify(made), asked);
}

function keyOf(modulusLength: number, publicExponent: number): { n: string; e: string } {
  const { n = "", e = "" } = generateKeyPairSync("rsa", { modulusLength, publicExponent }).publicKey.export({
    format: "jwk",
  });
  return { n, e };
}

function unitOf(index: number, eligible: number, key = { n: "", e: "" }): PublicUnit {
  return { id: `${index}0000000-0000-4000-8000-000000000000`, eligible, ...key };
}

function even(n = ""): string {
  const bytes = Buffer.from(n, "base64url");
  return Buffer.from(bytes.with(-1, (bytes.at(-1) ?? 0) & 0xfe)).toString("base64url");
}

/** The record of a round with these boxes, and with a manifest that commits to them. */
async function recordOf(
  boxes: PublicUnit[],
  other: Partial<Manifest> = {},
): Promise<Record<string, unknown>> {
  const manifest: Manifest = {
    version: 2,
    rules: "blocks-2",
    round,
    kind: "pulse",
    name: "Winter pulse",
    questions: [{ key: "recommend", kind: "nps", text: "How likely?" }],
    opensAt: "2026-01-05T09:00:00.000Z",
    closesAt: "2026-01-09T12:00:00.000Z",
    k: 5,
    strict: false,
    eligible: boxes.reduce((sum, { eligible }) => sum + eligible, 0),
    sealingKey: Buffer.alloc(32, 7).toString("base64url"),
    roster: hash("roster"),
    units: { count: boxes.length, root: toHex(await merkleRoot(await Promise.all(boxes.map(unitHash)))) },
    ...other,
  };
  const text = JSON.stringify(manifest);
  const fingerprint = toHex(await fingerprintOf(text));
  const figures = { issued: 9, cast: 7, counted: 6 };
  return { manifest: text, fingerprint, units: boxes, state: "published", ...figures, board };
}
