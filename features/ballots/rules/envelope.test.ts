import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64Url, fromHex, toBase64Url, toHex } from "./bytes";
import {
  CAST_BYTES,
  type CastMessage,
  decodeCast,
  encodeCast,
  MODULUS_BYTES,
  PREFIX_BYTES,
  PUBLIC_KEY_BYTES,
  SEALED_BYTES,
  SIGNATURE_BYTES,
} from "./envelope";

const message = (version = 7): CastMessage => ({
  round: randomUUID(),
  unit: randomUUID(),
  version,
  publicKey: new Uint8Array(randomBytes(PUBLIC_KEY_BYTES)),
  prefix: new Uint8Array(randomBytes(PREFIX_BYTES)),
  tokenSignature: new Uint8Array(randomBytes(MODULUS_BYTES)),
  sealed: new Uint8Array(randomBytes(SEALED_BYTES)),
  signature: new Uint8Array(randomBytes(SIGNATURE_BYTES)),
});

test("a message comes out as it went in, and always has the same length", () => {
  const sent = message();
  const bytes = encodeCast(sent);
  expect(bytes.length).toBe(CAST_BYTES);
  expect(CAST_BYTES).toBe(4597);
  expect(decodeCast(bytes)).toEqual(sent);
});

test("another length and an impossible version are no message", () => {
  const bytes = encodeCast(message());
  expect(decodeCast(bytes.subarray(1))).toBeNull();
  expect(decodeCast(new Uint8Array([...bytes, 0]))).toBeNull();
  expect(decodeCast(encodeCast(message(0)))).toBeNull();
  expect(decodeCast(encodeCast(message(1001)))).toBeNull();
});

test("bytes are spelt as node spells them", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(new Uint8Array(bytes));
      expect(fromHex(toHex(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
});
