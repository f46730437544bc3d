import {
  constants,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomUUID,
  verify,
} from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { newSealingKeys, open } from "@/lib/hpke";
import { sha256, toBase64Url, toHex } from "../rules/bytes";
import { ballotMessage, decodeCast, receiptMessage, sealContext } from "../rules/envelope";
import {
  fingerprintOf,
  type Manifest,
  merkleLevels,
  merklePath,
  merkleRoot,
  type Paper,
  type PublicUnit,
  unitHash,
} from "../rules/manifest";
import { type BallotQuestion, decodeBallot } from "../rules/paper";
import { checkPaper } from "./check-paper";
import { sealBallot } from "./seal-ballot";
import { finishToken, newToken } from "./token";

const questions: BallotQuestion[] = [
  { key: "recommend", kind: "nps", text: "How likely?" },
  { key: "comment", kind: "comment", text: "Why?" },
];
const sealing = newSealingKeys();
const round = randomUUID();
const stamps: KeyObject[] = [];
let units: PublicUnit[];

beforeAll(async () => {
  units = [3, 7, 12].map((eligible, i) => unitOf(keyOf(2048, 65537), eligible, i));
});

describe("a paper is checked before a token is made", () => {
  test("the one that the round gave holds", async () => {
    const paper = await paperOf(1);
    const fingerprint = toHex(await fingerprintOf(paper.manifest));
    const { place, unit } = await checkPaper(paper, { round, fingerprint });
    expect(toHex(place.manifestHash)).toBe(fingerprint);
    expect(unit).toEqual(units[1]);
  });

  test.each([
    ["fingerprint", "another fingerprint than everybody is shown", { fingerprint: "0".repeat(64) }, {}],
    ["manifest", "the paper of another round", { round: randomUUID() }, {}],
    ["manifest", "an unreadable manifest", {}, { manifest: "{" }],
    ["manifest", "a manifest of other rules", {}, { manifest: '{"version":1}' }],
    ["manifest", "a manifest without boxes or keys", {}, { manifest: '{"version":2,"rules":"blocks-2"}' }],
    ["key_size", "a modulus that is no text of bytes", {}, { n: "?" }],
    ["path", "another place in the tree", {}, { index: 2 }],
    ["path", "a path that is cut short", {}, { path: [] }],
    ["path", "a path that is no hashes", {}, { path: ["x", "y"] }],
    ["path", "one person more than the tree says", {}, { eligible: 8 }],
  ])("%s: %s", async (code, _, known, { n, eligible, ...bent }: Bent) => {
    const paper = await paperOf(1);
    const unit = { ...paper.unit, ...(n && { n }), ...(eligible && { eligible }) };
    await expect(newToken({ ...paper, ...bent, unit }, known)).rejects.toMatchObject({ code });
  });

  test.each([
    ["key_size", 1024, 65537],
    ["key_size", 3072, 65537],
    ["exponent", 2048, 3],
  ])("%s: a key of %i bits with the exponent %i, though the tree holds it", async (code, bits, exponent) => {
    const odd = [...units.slice(0, 2), unitOf(keyOf(bits, exponent), 12, 2)];
    await expect(newToken(await paperOf(2, odd))).rejects.toMatchObject({ code });
  });

  test("too_few: a box of fewer people than the round promises, and a promise of fewer than four", async () => {
    await expect(newToken(await paperOf(0))).rejects.toMatchObject({ code: "too_few" });
    await expect(newToken(await paperOf(0, units, { k: 3 }))).rejects.toMatchObject({ code: "too_few" });
  });

  test("every refusal has a sentence of its own that says what is safe", async () => {
    const refused = await Promise.all([
      newToken(await paperOf(0)).catch(String),
      newToken({ ...(await paperOf(1)), path: [] }).catch(String),
      newToken(await paperOf(1), { fingerprint: "00" }).catch(String),
    ]);
    expect(new Set(refused).size).toBe(3);
    for (const sentence of refused) expect(sentence).toContain("Nothing was sent.");
  });
});

describe("a token", () => {
  test("is stamped without being seen, and holds for its own box", async () => {
    const paper = await paperOf(1);
    const { secrets, blinded } = await newToken(paper);
    expect(blinded.length).toBe(256);
    expect(secrets.privateKey.extractable).toBe(false);
    const token = await finishToken(paper, secrets, stamp(1, blinded));
    expect(verifies(1, secrets.prepared, token.signature)).toBe(true);
    expect(verifies(2, secrets.prepared, token.signature)).toBe(false);
  });

  test("shows the stamp nothing of itself: another blinding each time, and no bytes in common", async () => {
    const paper = await paperOf(1);
    const [one, another] = [await newToken(paper), await newToken(paper)];
    expect(toHex(one.blinded)).not.toBe(toHex(another.blinded));
    expect(toHex(one.blinded)).not.toContain(toHex(one.secrets.publicKey).slice(2, 34));
  });

  test("is not made of a stamp that is not genuine, or of another box", async () => {
    const paper = await paperOf(1);
    const { secrets, blinded } = await newToken(paper);
    const good = stamp(1, blinded);
    const bent = good.with(9, (good[9] ?? 0) ^ 1);
    for (const bad of [bent, stamp(2, blinded), good.subarray(1), new Uint8Array(256)]) {
      await expect(finishToken(paper, secrets, bad)).rejects.toMatchObject({ code: "stamp" });
    }
    await expect(finishToken(await paperOf(2), secrets, good)).rejects.toMatchObject({ code: "changed" });
  });
});

describe("a sealed ballot", () => {
  const answers = { answers: { recommend: 9 }, comments: { comment: "Scanners. “Again.” 🍕" } };

  test("opens at the count, in its round, box and version, and nowhere else", async () => {
    const { paper, token } = await stamped();
    const { place } = token;
    const { message, receipt } = await sealBallot(paper, token, 1, answers);
    const cast = decodeCast(message);
    if (!cast) throw new Error("no cast message");
    const cover = { place, publicKey: cast.publicKey, version: 1 };
    expect(cast).toMatchObject({ round, unit: units[1]?.id, version: 1 });
    expect(decodeBallot(open(sealing, cast.sealed, sealContext(cover)), questions)).toEqual(answers);
    for (const other of [
      { ...cover, version: 2 },
      { ...cover, place: { ...place, unitHash: place.manifestHash } },
      { ...cover, place: { ...place, manifestHash: place.unitHash } },
    ])
      expect(() => open(sealing, cast.sealed, sealContext(other))).toThrow();
    expect(signs(cast.publicKey, ballotMessage(cover, cast.sealed), cast.signature)).toBe(true);
    expect(toHex(receipt)).toBe(toHex(await sha256(receiptMessage(cover, cast.sealed))));
  });

  test("has another seal and another receipt each time, and always the same length", async () => {
    const { paper, token } = await stamped();
    const short = await sealBallot(paper, token, 1, { answers: { recommend: 0 }, comments: {} });
    const long = await sealBallot(paper, token, 2, { ...answers, comments: { comment: "x".repeat(1500) } });
    expect(short.message.length).toBe(long.message.length);
    expect(toHex(short.receipt)).not.toBe(toHex(long.receipt));
  });

  test("is not made of a paper that changed after the token was stamped", async () => {
    const { token } = await stamped();
    const later = await paperOf(1, units, { name: "Another" });
    await expect(sealBallot(later, token, 1, answers)).rejects.toMatchObject({ code: "changed" });
  });
});

type Bent = Partial<Paper> & { n?: string; eligible?: number };

function keyOf(modulusLength: number, publicExponent: number): { n: string; e: string } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength, publicExponent });
  if (stamps.length < 3) stamps.push(privateKey);
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return { n, e };
}

function unitOf(key: { n: string; e: string }, eligible: number, index: number): PublicUnit {
  return { id: `${index}${randomUUID().slice(1)}`, eligible, ...key };
}

async function paperOf(index: number, all = units, other: Partial<Manifest> = {}): Promise<Paper> {
  const leaves = await Promise.all(all.map(unitHash));
  const manifest: Manifest = {
    version: 2,
    rules: "blocks-2",
    round,
    kind: "pulse",
    name: "Winter pulse",
    questions,
    opensAt: "2026-01-05T09:00:00.000Z",
    closesAt: "2026-01-09T12:00:00.000Z",
    k: 5,
    strict: false,
    eligible: all.reduce((sum, { eligible }) => sum + eligible, 0),
    sealingKey: toBase64Url(sealing.publicKey),
    roster: "0".repeat(64),
    units: { count: all.length, root: toHex(await merkleRoot(leaves)) },
    ...other,
  };
  const path = merklePath(await merkleLevels(leaves), index).map(toHex);
  return { manifest: JSON.stringify(manifest), unit: all[index] as PublicUnit, index, path };
}

/** What the server does with a blinded message: m^d mod n (RFC 9474, section 4.3). */
function stamp(unit: number, blinded: Uint8Array): Uint8Array {
  const key = stamps[unit] as KeyObject;
  return new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded));
}

async function stamped() {
  const paper = await paperOf(1);
  const { secrets, blinded } = await newToken(paper);
  return { paper, token: await finishToken(paper, secrets, stamp(1, blinded)) };
}

function verifies(unit: number, message: Uint8Array, signature: Uint8Array): boolean {
  const { n, e } = units[unit] as PublicUnit;
  const key = { key: { kty: "RSA", n, e }, format: "jwk" as const, padding: constants.RSA_PKCS1_PSS_PADDING };
  return verify("sha384", message, { ...key, saltLength: 48 }, signature);
}

function signs(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map(toBase64Url);
  const key = { key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" as const };
  return verify("sha256", message, { ...key, dsaEncoding: "ieee-p1363" }, signature);
}
