import { BlindRSA, PrepareType } from "@cloudflare/blindrsa-ts/lib/src/blindrsa.js";
import { type Bytes, join } from "../rules/bytes";
import { type Place, PREFIX_BYTES, tokenMessage } from "../rules/envelope";
import type { Paper, PublicUnit } from "../rules/manifest";
import { checkPaper, type Known } from "./check-paper";
import { PaperRefused } from "./paper-refused";

/** A token on its way to its stamp. Saved before `blinded` is sent; `inverse` takes the blinding off the signature. */
export type Secrets = {
  place: Place;
  /** Signs the ballot; it cannot be taken out of the browser. */
  privateKey: CryptoKey;
  publicKey: Bytes;
  /** The random prefix and the token's message: what the unit's key signs without seeing it. */
  prepared: Bytes;
  blinded: Bytes;
  inverse: Bytes;
};

/** A stamped ballot: whoever holds it may answer once in this box, and change their mind. */
export type Token = {
  place: Place;
  privateKey: CryptoKey;
  publicKey: Bytes;
  prefix: Bytes;
  signature: Bytes;
};

// RSABSSA-SHA384-PSS-Randomized, RFC 9474, section 5.
const suite = new BlindRSA({
  name: "RSABSSA-SHA384-PSS-Randomized",
  hash: "SHA-384",
  saltLength: 48,
  prepareType: PrepareType.Randomized,
  supportsRSARAW: false,
});

/**
 * Makes a fresh key for one ballot and blinds it for the box's stamp (RFC 9474, sections 4.1 and 4.2).
 * @throws PaperRefused when the paper does not hold
 */
export async function newToken(paper: Paper, known?: Known): Promise<{ secrets: Secrets; blinded: Bytes }> {
  const { place, unit } = await checkPaper(paper, known);
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey));
  const prepared = join(suite.prepare(tokenMessage(place, publicKey)));
  const { blindedMsg, inv } = await suite.blind(await stampKey(unit), prepared);
  const blinded = join(blindedMsg);
  return {
    secrets: { place, privateKey: keys.privateKey, publicKey, prepared, blinded, inverse: join(inv) },
    blinded,
  };
}

/**
 * Takes the blinding off the stamp and verifies it (RFC 9474, section 4.4).
 * @throws PaperRefused when the paper is another than the token was made for, or the stamp is not genuine
 */
export async function finishToken(
  paper: Paper,
  secrets: Secrets,
  blindSignature: Uint8Array,
): Promise<Token> {
  const { unit } = await checkPaper(paper, { place: secrets.place });
  const { place, privateKey, publicKey, prepared, inverse } = secrets;
  const key = await stampKey(unit);
  const signature = await suite.finalize(key, prepared, blindSignature, inverse).catch(() => {
    throw new PaperRefused("stamp");
  });
  return {
    place,
    privateKey,
    publicKey,
    prefix: prepared.slice(0, PREFIX_BYTES),
    signature: join(signature),
  };
}

function stampKey({ n, e }: PublicUnit): Promise<CryptoKey> {
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  return crypto.subtle.importKey("jwk", { kty: "RSA", n, e, alg: "PS384" }, algorithm, true, ["verify"]);
}
