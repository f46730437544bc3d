import { AeadId, Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, KdfId } from "@hpke/core";
import { expect, test } from "vitest";
import { newSealingKeys, open, seal } from "./hpke";

const hex = (text: string) => Buffer.from(text, "hex");

// RFC 9180, appendix A.1.1 (base mode), first encryption.
const rfc = {
  info: hex("4f6465206f6e2061204772656369616e2055726e"),
  aad: hex("436f756e742d30"),
  plaintext: hex("4265617574792069732074727574682c20747275746820626561757479"),
  ephemeral: {
    publicKey: hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
    privateKey: hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"),
  },
  recipient: {
    publicKey: hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
    privateKey: hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
  },
  ciphertext: hex(
    "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
  ),
};

test("sealing gives the RFC's bytes", () => {
  const sealed = seal(rfc.recipient.publicKey, rfc.plaintext, rfc, rfc.ephemeral);
  expect(sealed.subarray(0, 32)).toEqual(rfc.ephemeral.publicKey);
  expect(sealed.subarray(32)).toEqual(rfc.ciphertext);
});

test("opening gives the RFC's plaintext", () => {
  const sealed = Buffer.concat([rfc.ephemeral.publicKey, rfc.ciphertext]);
  expect(open(rfc.recipient, sealed, rfc)).toEqual(rfc.plaintext);
});

test("what the browsers' library seals opens here, and the other way round", async () => {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
  });
  expect([suite.kdf.id, suite.aead.id]).toEqual([KdfId.HkdfSha256, AeadId.Aes128Gcm]);
  const keys = newSealingKeys();
  const context = { info: Buffer.from("info"), aad: Buffer.from("aad") };
  const words = Buffer.from("sealed on a phone");

  const recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(keys.publicKey).buffer);
  const sent = await suite.seal({ recipientPublicKey, info: context.info }, words, context.aad);
  expect(open(keys, Buffer.concat([Buffer.from(sent.enc), Buffer.from(sent.ct)]), context)).toEqual(words);

  const recipientKey = await suite.kem.importKey("raw", new Uint8Array(keys.privateKey).buffer, false);
  const ours = seal(keys.publicKey, words, context);
  const read = await suite.open(
    { recipientKey, enc: ours.subarray(0, 32), info: context.info },
    ours.subarray(32),
    context.aad,
  );
  expect(Buffer.from(read)).toEqual(words);
});

test("another context, another key or one changed bit opens nothing", () => {
  const keys = newSealingKeys();
  const context = { info: Buffer.from("info"), aad: Buffer.from("aad") };
  const sealed = seal(keys.publicKey, Buffer.from("words"), context);
  expect(() => open(keys, sealed, { ...context, aad: Buffer.from("other") })).toThrow();
  expect(() => open(keys, sealed, { ...context, info: Buffer.from("other") })).toThrow();
  expect(() => open(newSealingKeys(), sealed, context)).toThrow();
  const bent = Buffer.from(sealed);
  bent.writeUInt8(bent.readUInt8(40) ^ 1, 40);
  expect(() => open(keys, bent, context)).toThrow();
  expect(() => open(keys, Buffer.alloc(sealed.length), context)).toThrow();
});
