import { asc, eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { board, rounds } from "@/db/schema";
import { isId } from "@/lib/id";
import { readPublicUnits } from "./promise";
import { toHex } from "./rules/bytes";
import { fingerprintOf } from "./rules/manifest";
import type { PublicRecord } from "./types";

/**
 * Everything a round publishes about itself, for anybody: no sign-in, no cookie, so that nobody learns who checks what.
 * The counts and the board are there once it is counted.
 * @returns null for a round that there is not, or that never opened
 */
export async function getRecord(roundId: string): Promise<PublicRecord | null> {
  const db = getDb();
  const [round] = isId(roundId) ? await db.select().from(rounds).where(eq(rounds.id, roundId)) : [];
  if (!round?.manifest || round.state === "cutting") return null;
  const { manifest, state, issued, cast, counted } = round;
  const units = await readPublicUnits(db, roundId);
  const fingerprint = toHex(await fingerprintOf(manifest));
  const record = { manifest, fingerprint, state, units };
  if (state !== "published" || issued === null || cast === null || counted === null) return record;
  return { ...record, issued, cast, counted, board: await readBoard(db, roundId) };
}

async function readBoard(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .select({ hash: board.hash })
    .from(board)
    .where(eq(board.roundId, roundId))
    .orderBy(asc(board.hash));
  return rows.map(({ hash }) => toHex(hash));
}
