import { constants, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from "node:crypto";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { getRecord } from "@/features/ballots/board";
import { handleCast } from "@/features/ballots/cast";
import { issueBallot } from "@/features/ballots/issue";
import { readPromise, readUnitPromise, type UnitPromise } from "@/features/ballots/promise";
import { type Bytes, join as joined, toHex } from "@/features/ballots/rules/bytes";
import {
  ballotMessage,
  type CastMessage,
  encodeCast,
  sealContext,
  tokenMessage,
} from "@/features/ballots/rules/envelope";
import { destroySpentKeys, tallyRound } from "@/features/ballots/tally/tally";
import { closeRound, openRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import * as hpke from "@/lib/hpke";
import { cutSealingKeys, readSealingKeys, readSigningKey } from "@/lib/round-keys";
import { makeCompany, type TestCompany } from "./linker/company";
import { handIn, pickUp, workOnce } from "./linker/play";

useTestDatabase();

let company: TestCompany;
let round: string;
let unit: string;
let promise: UnitPromise;
let tokenKey: KeyObject;
let sealing: hpke.SealingKeys;

beforeAll(async () => {
  company = await makeCompany(1, [8, 8]);
  await openAnother();
});

beforeEach(() => getSql()`delete from sealed_ballots`);

async function openAnother(): Promise<void> {
  const closesAt = new Date(Date.now() + 4 * 86_400_000);
  const terms = { name: "Round", closesAt, questionIds: ["hours"], k: 5, strict: false };
  ({ roundId: round } = await openRound(company.boss, terms));
  await workOnce();
  unit = company.teams[0] ?? "";
  const known = await readPromise(round);
  promise = (known && (await readUnitPromise(round, unit, known))) as UnitPromise;
  tokenKey = (await readSigningKey(round, unit)) as KeyObject;
  sealing = (await readSealingKeys(round)) as hpke.SealingKeys;
}

const honest = '{"answers":{"recommend":9,"hours":4},"comments":{}}';

type Bend = {
  /** The ballot's key as it is written. */
  key?: (point: Bytes) => Bytes;
  /** What is sealed, before it is padded. */
  says?: string;
  sealed?: (sealed: Bytes, publicKey: Bytes) => Bytes;
};

/** Somebody who has a valid token for whatever key they like, and signs whatever they like with it. */
function forge({ key = (point) => point, says = honest, sealed: bend = (bytes) => bytes }: Bend = {}) {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const point = new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" }).subarray(-65));
  const publicKey = key(point);
  const prefix = new Uint8Array(randomBytes(32));
  const { place } = promise;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const token = sign("sha384", joined(prefix, tokenMessage(place, publicKey)), { key: tokenKey, ...pss });
  const cover = { place, publicKey, version: 1 };
  const plaintext = Buffer.alloc(4096, " ");
  plaintext.write(says);
  const sealed = bend(new Uint8Array(hpke.seal(sealing.publicKey, plaintext, sealContext(cover))), publicKey);
  const signature = sign("sha256", ballotMessage(cover, sealed), {
    key: pair.privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return { round, unit, version: 1, publicKey, prefix, tokenSignature: token, sealed, signature };
}

async function cast(message: CastMessage): Promise<[number, string | undefined]> {
  const request = new Request("http://localhost/cast", { method: "POST", body: encodeCast(message) });
  const answer = await handleCast(request);
  return [answer.status, ((await answer.json()) as { code?: string }).code];
}

const inBox = async () =>
  (
    await getSql()<{ n: number }[]>`select count(*)::int as n from sealed_ballots where round_id = ${round}`
  )[0]?.n;

describe("the box", () => {
  test("takes the same forger's honest ballot, so what follows is refused for what it says", async () => {
    expect(await cast(forge())).toEqual([200, undefined]);
  });

  test.each<[string, (point: Bytes) => Bytes]>([
    ["in the hybrid spelling", (point) => point.with(0, 6 + ((point[64] ?? 0) & 1)) as Bytes],
    ["in the wrong hybrid spelling", (point) => point.with(0, 7 - ((point[64] ?? 0) & 1)) as Bytes],
    ["compressed and filled up", (point) => point.with(0, 2 + ((point[64] ?? 0) & 1)) as Bytes],
    ["off the curve", (point) => point.with(64, (point[64] ?? 0) ^ 1) as Bytes],
    ["at infinity", () => new Uint8Array(65)],
    ["of all ones", () => new Uint8Array(65).fill(255)],
  ])("refuses a key %s: a key has one spelling", async (_, key) => {
    expect(await cast(forge({ key }))).toEqual([422, "bad_key"]);
    expect(await inBox()).toBe(0);
  });

  test("refuses another's sealed answers under a key of one's own", async () => {
    const victim = forge();
    expect(await cast(victim)).toEqual([200, undefined]);
    expect(await cast(forge({ sealed: () => victim.sealed }))).toEqual([422, "bad_seal"]);
    expect(await inBox()).toBe(1);
  });

  test.each<[string, (sealed: Bytes) => Bytes]>([
    ["the point zero", (sealed) => joined(new Uint8Array(32), sealed.subarray(32))],
    ["the point one", (sealed) => joined(new Uint8Array(32).with(0, 1), sealed.subarray(32))],
    ["a point of order eight", (sealed) => joined(Buffer.from(ORDER_EIGHT, "hex"), sealed.subarray(32))],
    ["all ones", (sealed) => joined(new Uint8Array(32).fill(255), sealed.subarray(32))],
  ])("refuses a seal to %s", async (_, sealed) => {
    expect(await cast(forge({ sealed }))).toEqual([422, "bad_seal"]);
    expect(await inBox()).toBe(0);
  });

  test.each([
    ["a name beside the answers", '{"answers":{"recommend":9},"comments":{},"name":"Mara"}'],
    ["answers nobody asked for", '{"answers":{"recommend":9,"salary":1},"comments":{}}'],
    ["an answer under the prototype", '{"answers":{"recommend":9,"__proto__":5},"comments":{}}'],
    ["a prototype with an answer", '{"answers":{"__proto__":{"recommend":9}},"comments":{}}'],
    ["an answer in words", '{"answers":{"recommend":"9"},"comments":{}}'],
    ["a number without end", '{"answers":{"recommend":1e999},"comments":{}}'],
    ["a number below the scale", '{"answers":{"recommend":-1},"comments":{}}'],
    ["a list", '[{"recommend":9}]'],
    ["a list of answers", '{"answers":[9],"comments":{}}'],
    ["something after the end", `${honest}x`],
    ["a zero byte after the end", `${honest}\u0000`],
    ["comments in a list", '{"answers":{"recommend":9},"comments":{"comment":["x"]}}'],
  ])("refuses %s", async (_, says) => {
    expect(await cast(forge({ says }))).toEqual([422, "bad_answers"]);
    expect(await inBox()).toBe(0);
  });

  test("counts minus nothing as nothing, and two answers to one question as the last", async () => {
    const minus = '{"answers":{"recommend":-0,"hours":1},"comments":{}}';
    const twice = '{"answers":{"recommend":1,"recommend":9,"hours":1},"comments":{}}';
    expect(await cast(forge({ says: minus }))).toEqual([200, undefined]);
    expect(await cast(forge({ says: twice }))).toEqual([200, undefined]);
    expect(await inBox()).toBe(2);
  });

  test("stores one ballot, however its signatures are turned", async () => {
    const ballot = forge();
    expect(await cast(ballot)).toEqual([200, undefined]);
    // ECDSA: (r, s) and (r, n - s) both verify. Neither is stored, so it is the same ballot.
    const s = ORDER - BigInt(`0x${ballot.signature.subarray(32).toString("hex")}`);
    const mirrored = Buffer.concat([ballot.signature.subarray(0, 32), bytesOf(s, 32)]);
    expect(await cast({ ...ballot, signature: mirrored })).toEqual([200, undefined]);
    // RSA: s and s + n are the same number below 2^2048 only where it fits; either way it is no second token.
    const n = BigInt(
      `0x${Buffer.from(tokenKey.export({ format: "jwk" }).n ?? "", "base64url").toString("hex")}`,
    );
    const raised = BigInt(`0x${ballot.tokenSignature.toString("hex")}`) + n;
    const fits = bytesOf(raised % 2n ** 2048n, 256);
    expect(await cast({ ...ballot, tokenSignature: fits })).toEqual([403, "bad_token"]);
    expect(await inBox()).toBe(1);
  });
});

describe("the list of who picked up a ballot", () => {
  test("signs no number beside the modulus, and nothing for somebody who was not asked", async () => {
    const [first] = company.people;
    if (!first) throw new Error("a company without people");
    const tooLarge = new Uint8Array(256).fill(255);
    await expect(issueBallot(first.actor, { roundId: round, blinded: tooLarge })).rejects.toMatchObject({
      code: "invalid",
    });
    const blinded = new Uint8Array(randomBytes(256)).with(0, 0) as Bytes;
    await expect(issueBallot(company.boss, { roundId: round, blinded })).rejects.toMatchObject({
      code: "not_found",
    });
    const [none] = await getSql()`select count(*)::int as n from issuances where round_id = ${round}`;
    expect(none).toEqual({ n: 0 });
  });
});

describe("at the moment a round closes", () => {
  test("a ballot is taken and counted, or refused: nothing in between", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const devices = await Promise.all(company.people.map(({ actor }) => pickUp(actor, round)));
      const says = { answers: { recommend: 8, hours: 3 }, comments: {} };
      const casting = devices.map((device) => handIn(device, says).then(toHex, () => null));
      const closing = closeRound(company.boss, { roundId: round, reason: "Right now." }).then(() =>
        tallyRound(SYSTEM, { roundId: round }),
      );
      const receipts = (await Promise.all(casting)).filter((receipt) => receipt !== null);
      await closing;
      expect((await getRecord(round))?.board).toEqual(receipts.sort());
      expect(await inBox()).toBe(0);
      await openAnother();
    }
  });
});

describe("while a round is counted", () => {
  test("a late ballot is told at once that it is closed, and holds nobody up", async () => {
    const sql = getSql();
    const [first] = company.people;
    if (!first) throw new Error("a company without people");
    const device = await pickUp(first.actor, round);
    await closeRound(company.boss, { roundId: round, reason: "Right now." });
    await sql`create function wait() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(7); return null; end $$`;
    await sql`create trigger wait before insert on cells for each statement execute function wait()`;
    const holder = await sql.reserve();
    await holder`select pg_advisory_lock(7)`;
    const counting = tallyRound(SYSTEM, { roundId: round });
    const waiting = () =>
      sql`select 1 from pg_locks where locktype = 'advisory' and not granted and objid = 7`;
    await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(1);
    const late = handIn(device, { answers: { recommend: 8, hours: 3 }, comments: {} });
    await expect(late).rejects.toThrow("closed");
    await holder`select pg_advisory_unlock(7)`;
    holder.release();
    await counting;
    await sql`drop trigger wait on cells`;
    await openAnother();
  });
});

describe("keys of a round that this database does not know", () => {
  const foreign = randomUUID();
  const folder = () => join(process.env.SEAL_DIR ?? "", foreign);
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  test("are left alone, as another portal's round may need them, and go when it is surely over", async () => {
    await cutSealingKeys(foreign);
    await utimes(folder(), daysAgo(40), daysAgo(40));
    await destroySpentKeys(SYSTEM);
    expect(await readSealingKeys(foreign)).not.toBeNull();
    await utimes(folder(), daysAgo(101), daysAgo(101));
    await destroySpentKeys(SYSTEM);
    expect(await readSealingKeys(foreign)).toBeNull();
    expect(await readSealingKeys(round)).not.toBeNull();
  });
});

/** The order of P-256's group (FIPS 186-4, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** A point of small order on Curve25519. */
const ORDER_EIGHT = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800";

function bytesOf(number: bigint, length: number): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * length, "0"), "hex");
}
