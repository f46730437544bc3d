import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { blindSign } from "./sign";
import rfc from "./sign.vectors.json";

// RFC 9474, appendix A: one 4096-bit key and a vector for each of the four variants.
const key = privateKeyOf(rfc.key);

describe.each(rfc.vectors)("$name", ({ prepared, saltLength, blinded, blindSignature, signature }) => {
  test("signing the blinded message gives the RFC's blind signature", () => {
    const signed = blindSign(key, Buffer.from(blinded, "hex"));
    expect(signed && Buffer.from(signed).toString("hex")).toBe(blindSignature);
  });

  test("its unblinded signature is a plain PSS signature, which node verifies", () => {
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
    const bytes = Buffer.from(signature, "hex");
    const message = Buffer.from(prepared, "hex");
    expect(verify("sha384", message, { key: createPublicKey(key), ...pss }, bytes)).toBe(true);
    expect(verify("sha384", message.subarray(1), { key: createPublicKey(key), ...pss }, bytes)).toBe(false);
  });
});

test("what is no number below the modulus is not signed", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  expect(blindSign(privateKey, Buffer.alloc(256, 255))).toBeNull();
  expect(blindSign(privateKey, Buffer.alloc(255, 1))).toBeNull();
  expect(blindSign(privateKey, Buffer.alloc(257, 1))).toBeNull();
});

function privateKeyOf({ n, e, d, p, q }: typeof rfc.key) {
  const big = (hex: string) => BigInt(`0x${hex}`);
  const text = (value: bigint) => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
  };
  const [bp, bq, bd] = [big(p), big(q), big(d)];
  return createPrivateKey({
    format: "jwk",
    key: {
      kty: "RSA",
      n: text(big(n)),
      e: text(big(e)),
      d: text(bd),
      p: text(bp),
      q: text(bq),
      dp: text(bd % (bp - 1n)),
      dq: text(bd % (bq - 1n)),
      qi: text(inverse(bq, bp)),
    },
  });
}

/** Extended Euclid: the q^-1 mod p that a JWK carries (RFC 7518, section 6.3.2.6). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a !== 0n) {
    const quotient = b / a;
    [a, b, x, y] = [b - quotient * a, a, y - quotient * x, x];
  }
  return ((y % modulus) + modulus) % modulus;
}
