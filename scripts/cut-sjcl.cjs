/**
 * Leaves out of the browser's bundle what blind signatures do not use of the bignum library inside
 * @cloudflare/blindrsa-ts: its ciphers, hashes and random numbers, which browsers bring themselves. A third of the ballot
 * code. The library's own file begins each part with @fileOverview.
 */
const UNUSED = [
  "Low-level AES implementation",
  "Javascript SHA-256 implementation",
  "CCM mode implementation",
  "HMAC implementation",
  "Password-based key-derivation function",
  "Random number generator",
];

module.exports = (source) => {
  const parts = source.split(/^(?=\/\*\* @fileOverview )/m);
  const isOf = (part, name) => part.startsWith(`/** @fileOverview ${name}`);
  const missing = UNUSED.filter((name) => !parts.some((part) => isOf(part, name)));
  if (missing.length > 0) throw new Error(`sjcl has changed: it has no part “${missing.join("”, “")}”.`);
  return parts.filter((part) => !UNUSED.some((name) => isOf(part, name))).join("");
};
