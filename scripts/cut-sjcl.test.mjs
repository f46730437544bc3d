import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import cut from "./cut-sjcl.cjs";

const whole = readFileSync("node_modules/@cloudflare/blindrsa-ts/lib/src/sjcl/index.js", "utf8");
const load = (source) => import(`data:text/javascript,${encodeURIComponent(source)}`);

test("the cut library calculates as the whole one does, with what blinding uses of it", async () => {
  const [{ default: sjcl }, { default: full }] = await Promise.all([load(cut(whole)), load(whole)]);
  const figures = ({ bn, codec }) => {
    const of = (text) => bn.fromBits(codec.base64url.toBits(text));
    // n is the prime 2^127 - 1.
    const [a, n] = [of("c2VhbGVkIGluIHRoZQ"), of("f____________________w")];
    const bytes = codec.bytes.fromBits(a.powermod(new bn(65537), n).mulmod(a.inverseMod(n), n).toBits());
    return [bytes, a.equals(of("c2VhbGVkIGluIHRoZQ")), n.greaterEquals(a), n.bitLength()];
  };
  expect(figures(sjcl)).toEqual(figures(full));
  expect(sjcl.cipher.aes).toBeUndefined();
  expect(gzipSync(cut(whole)).length).toBeLessThan(gzipSync(whole).length * 0.7);
});

test("a library of another shape stops the build", () => {
  expect(() => cut(whole.replace("CCM mode", "GCM mode"))).toThrow(/has no part “CCM mode/);
});
