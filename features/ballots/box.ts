import { count, eq, sql } from "drizzle-orm";
import { type Db, getDb, getSql } from "@/db/client";
import { issuances } from "@/db/schema";
import { sealedBallots } from "@/db/schema/sealed";

/** A ballot as the box keeps it: sealed, under its own fresh key. */
export type SealedBallot = {
  roundId: string;
  unitId: string;
  publicKey: Uint8Array;
  version: number;
  sealed: Uint8Array;
};

export type Dropped = "stored" | "already_there" | "conflict";

/**
 * Drops a sealed ballot into the box, in one statement. A higher version under the same key replaces it, the very
 * same bytes again are fine, everything else under a used key is a conflict.
 * @throws the database's TP002 when the round is not open
 */
export async function dropInBox(ballot: SealedBallot): Promise<Dropped> {
  const { roundId, publicKey, unitId, version, sealed } = ballot;
  // Plain SQL: building the statement anew for each ballot would cost as much as checking its signature.
  const stored = await getSql()`
    insert into sealed_ballots as box (round_id, public_key, unit_id, version, sealed)
    values (${roundId}, ${publicKey}, ${unitId}, ${version}, ${sealed})
    on conflict (round_id, public_key) do update set version = excluded.version, sealed = excluded.sealed
    where box.version < excluded.version and box.unit_id = excluded.unit_id`;
  if (stored.count > 0) return "stored";
  return (await isInBox(getDb(), ballot)) ? "already_there" : "conflict";
}

/** Whether these very bytes lie in the box: for a device that did not hear the answer the first time. */
export async function isInBox(db: Db, ballot: SealedBallot): Promise<boolean> {
  const found = await db.execute(sql`
    select 1 from sealed_ballots
    where round_id = ${ballot.roundId} and public_key = ${ballot.publicKey} and unit_id = ${ballot.unitId}
      and version = ${ballot.version} and sealed = ${ballot.sealed}`);
  return found.length > 0;
}

/** How many ballots the whole company has cast: the one figure there is while a round is open. */
export async function countBallots(db: Db, roundId: string): Promise<number> {
  const [box] = await db
    .select({ ballots: count() })
    .from(sealedBallots)
    .where(eq(sealedBallots.roundId, roundId));
  return box?.ballots ?? 0;
}

/**
 * Hands the tally every ballot of a round, `BATCH` at a time, in the order of their keys, which means nothing. Memory
 * does not grow with the box.
 */
export async function readBox(
  tx: Db,
  roundId: string,
  take: (ballot: SealedBallot) => void,
  onBatch: (read: number) => Promise<void> = async () => {},
): Promise<void> {
  let after: Uint8Array = new Uint8Array(0);
  for (let read = 0; ; ) {
    const some = await tx
      .select()
      .from(sealedBallots)
      .where(sql`${sealedBallots.roundId} = ${roundId} and ${sealedBallots.publicKey} > ${after}`)
      .orderBy(sealedBallots.publicKey)
      .limit(BATCH);
    for (const ballot of some) take(ballot);
    read += some.length;
    const last = some.at(-1);
    if (!last) return;
    after = last.publicKey;
    await onBatch(read);
  }
}

const BATCH = 1000;

/** Burns what lies in the box, and the list of who picked up a ballot. */
export async function emptyBox(tx: Db, roundId: string): Promise<void> {
  await tx.delete(sealedBallots).where(eq(sealedBallots.roundId, roundId));
  await tx.delete(issuances).where(eq(issuances.roundId, roundId));
}
