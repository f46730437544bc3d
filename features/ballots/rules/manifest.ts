import { type Bytes, join, sha256, utf8 } from "./bytes";
import type { BallotQuestion } from "./paper";

/**
 * What a round promises, frozen when it opens. It is published as the very text that was hashed: its SHA-256 is the
 * fingerprint on the round's page and in every ballot.
 */
export type Manifest = {
  version: 2;
  rules: "blocks-2";
  round: string;
  kind: "pulse" | "service";
  name: string;
  questions: (BallotQuestion & { service?: string })[];
  opensAt: string;
  closesAt: string;
  /** So many answers open a lid, and so many people at least share a box. */
  k: number;
  strict: boolean;
  eligible: number;
  /** The round's X25519 key in base64url: what ballots are sealed to. */
  sealingKey: string;
  /** SHA-256 over the roster, in hexadecimal. */
  roster: string;
  units: { count: number; root: string };
};

/** A box of the round: the people who answer together, and the RSA key that signs their tokens. */
export type PublicUnit = {
  id: string;
  eligible: number;
  /** Modulus and exponent in base64url, as in a JWK. */
  n: string;
  e: string;
};

/** What one person's device gets to check before it makes a token. `path` are the hashes beside the unit's way up, in hex. */
export type Paper = { manifest: string; unit: PublicUnit; index: number; path: string[] };

export const EXPONENT = "AQAB";

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

export function fingerprintOf(manifest: string): Promise<Bytes> {
  return sha256(utf8(manifest));
}

/** The unit's leaf. Leaves and inner nodes begin with another byte (RFC 6962, section 2.1), so none passes for the other. */
export function unitHash({ id, eligible, n, e }: PublicUnit): Promise<Bytes> {
  return sha256(join(LEAF, utf8(JSON.stringify([id, eligible, n, e]))));
}

/** Every level of the tree from the leaves up to the root; an odd one out rises as it is, like in RFC 6962. */
export async function merkleLevels(leaves: readonly Bytes[]): Promise<Bytes[][]> {
  const levels = [[...leaves]];
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    const above: Promise<Bytes>[] = [];
    for (let i = 0; i < level.length; i += 2) above.push(parentOf(level[i], level[i + 1]));
    levels.push(await Promise.all(above));
  }
  return levels;
}

/** @throws RangeError without leaves */
export async function merkleRoot(leaves: readonly Bytes[]): Promise<Bytes> {
  const root = (await merkleLevels(leaves)).at(-1)?.[0];
  if (!root) throw new RangeError("a tree needs a leaf");
  return root;
}

/** The hashes that lead from a leaf up to the root. */
export function merklePath(levels: readonly (readonly Bytes[])[], index: number): Bytes[] {
  const path: Bytes[] = [];
  let at = index;
  for (const level of levels.slice(0, -1)) {
    const sibling = level[at ^ 1];
    if (sibling) path.push(sibling);
    at >>= 1;
  }
  return path;
}

/** The root that a leaf at `index` of `count` leads to along its path. @returns null when the path has a wrong length */
export async function rootFromPath(
  leaf: Bytes,
  index: number,
  count: number,
  path: readonly Bytes[],
): Promise<Bytes | null> {
  if (!Number.isInteger(index) || index < 0 || index >= count) return null;
  const rest = [...path];
  let hash = leaf;
  let at = index;
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    if ((at ^ 1) < width) {
      const sibling = rest.shift();
      if (!sibling) return null;
      hash = at % 2 === 0 ? await parentOf(hash, sibling) : await parentOf(sibling, hash);
    }
    at >>= 1;
  }
  return rest.length === 0 ? hash : null;
}

async function parentOf(left: Bytes | undefined, right: Bytes | undefined): Promise<Bytes> {
  if (!left) throw new RangeError("a node has a left side");
  return right ? sha256(join(NODE, left, right)) : left;
}
