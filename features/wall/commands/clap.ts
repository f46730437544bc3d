import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { claps } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import { lockFrame } from "./frame";

/** Nobody claps so often in an hour by hand. */
const CLAPS_AN_HOUR = 120;

/** Claps for somebody on the wall, once a person; clapping again changes nothing. @throws AppError not_signed_in, not_found, too_many */
export async function clap(actor: Actor, { winId }: { winId: string }): Promise<void> {
  const { personId } = requirePerson(actor);
  await countClap(getDb(), personId);
  await transaction(async (tx) => {
    await lockFrame(tx, winId);
    await tx.insert(claps).values({ winId, personId, clappedAt: now() }).onConflictDoNothing();
  });
}

/** Takes one's own clap back. @throws AppError not_signed_in, not_found, too_many */
export async function takeClapBack(actor: Actor, { winId }: { winId: string }): Promise<void> {
  const { personId } = requirePerson(actor);
  await countClap(getDb(), personId);
  await transaction(async (tx) => {
    await lockFrame(tx, winId);
    await tx.delete(claps).where(and(eq(claps.winId, winId), eq(claps.personId, personId)));
  });
}

async function countClap(db: Db, personId: string): Promise<void> {
  await countHit(db, hitKey("claps of", personId), { most: CLAPS_AN_HOUR, seconds: 3600 });
}
