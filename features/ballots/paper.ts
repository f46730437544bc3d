import { getDb } from "@/db/client";
import { readPublicUnits } from "./promise";
import { type Bytes, toHex } from "./rules/bytes";
import { merkleLevels, merklePath, type Paper, type PublicUnit, unitHash } from "./rules/manifest";

/** A round's boxes and the tree over them, which never change once it is open: remembered for a few rounds. */
type Grove = { units: PublicUnit[]; levels: Bytes[][] };
const ROUNDS = 4;
const groves = new Map<string, Promise<Grove>>();

/** The promise of a round as one person's device checks it: the manifest, their unit, and its way up to the root. */
export async function readPaper(roundId: string, unitId: string, manifest: string): Promise<Paper> {
  const { units, levels } = await readGrove(roundId);
  const index = units.findIndex(({ id }) => id === unitId);
  const unit = units[index];
  if (!unit) throw new Error("a box without a key");
  return { manifest, unit, index, path: merklePath(levels, index).map(toHex) };
}

function readGrove(roundId: string): Promise<Grove> {
  const known = groves.get(roundId);
  if (known) return known;
  if (groves.size >= ROUNDS) groves.clear();
  const grove = growGrove(roundId);
  groves.set(roundId, grove);
  grove.catch(() => groves.delete(roundId));
  return grove;
}

async function growGrove(roundId: string): Promise<Grove> {
  const units = await readPublicUnits(getDb(), roundId);
  return { units, levels: await merkleLevels(await Promise.all(units.map(unitHash))) };
}
