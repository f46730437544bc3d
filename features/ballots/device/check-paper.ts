import { type Bytes, fromBase64Url, fromHex, toHex } from "../rules/bytes";
import type { Place } from "../rules/envelope";
import {
  EXPONENT,
  fingerprintOf,
  type Manifest,
  type Paper,
  type PublicUnit,
  rootFromPath,
  unitHash,
} from "../rules/manifest";
import { PaperRefused } from "./paper-refused";

/** A paper that holds: what is frozen in the round, the box one answers in, and both as hashes. */
export type CheckedPaper = { manifest: Manifest; unit: PublicUnit; place: Place };

/**
 * What the device knows already: the round it opened, the fingerprint in hex that everybody is shown, and where its
 * token belongs.
 */
export type Known = { round?: string; fingerprint?: string; place?: Place };

const MODULUS_BYTES = 256;
const SEALING_BYTES = 32;
const K_AT_LEAST = 4;

/**
 * What a device checks before it makes a token: that this is the paper everybody got, that its box belongs to it, that
 * the box's key is an ordinary one of 2048 bits, and that at least k people answer there.
 * @throws PaperRefused with the check that failed
 */
export async function checkPaper(paper: Paper, known: Known = {}): Promise<CheckedPaper> {
  const manifestHash = await fingerprintOf(paper.manifest);
  if (known.fingerprint && known.fingerprint !== toHex(manifestHash)) throw new PaperRefused("fingerprint");
  const manifest = read(paper.manifest);
  if (!manifest || (known.round && manifest.round !== known.round)) throw new PaperRefused("manifest");
  const { unit } = paper;
  if (!isModulus(unit.n)) throw new PaperRefused("key_size");
  if (unit.e !== EXPONENT) throw new PaperRefused("exponent");
  const leaf = await unitHash(unit);
  const root = await rootFromPath(leaf, paper.index, manifest.units.count, pathOf(paper));
  if (!root || toHex(root) !== manifest.units.root) throw new PaperRefused("path");
  if (manifest.k < K_AT_LEAST || unit.eligible < manifest.k) throw new PaperRefused("too_few");
  const place = { manifestHash, unitHash: leaf };
  if (known.place && textOf(known.place) !== textOf(place)) throw new PaperRefused("changed");
  return { manifest, unit, place };
}

function textOf({ manifestHash, unitHash }: Place): string {
  return toHex(manifestHash) + toHex(unitHash);
}

function read(text: string): Manifest | null {
  try {
    const manifest = JSON.parse(text) as Manifest;
    const { version, rules, k, units, sealingKey } = manifest;
    const isKnown = version === 2 && rules === "blocks-2" && decode(sealingKey)?.length === SEALING_BYTES;
    return isKnown && Number.isInteger(k) && Number.isInteger(units.count) ? manifest : null;
  } catch {
    return null;
  }
}

/** Whether this is a modulus of exactly 2048 bits, and odd as every product of two large primes. */
function isModulus(text: string): boolean {
  const bytes = decode(text);
  return bytes?.length === MODULUS_BYTES && (bytes[0] ?? 0) >= 0x80 && (bytes.at(-1) ?? 0) % 2 === 1;
}

function decode(text: string): Bytes | null {
  try {
    return fromBase64Url(text);
  } catch {
    return null;
  }
}

function pathOf({ path }: Paper): Bytes[] {
  try {
    return path.map(fromHex);
  } catch {
    throw new PaperRefused("path");
  }
}
