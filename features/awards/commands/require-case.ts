import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominations } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { tiesToNominee } from "../policy";
import { readBonds, readCases } from "../queries/read-cases";
import { monthName } from "../rules/months";
import type { Case } from "../types";
import { lockCycle } from "./cycles";

/** A case that somebody other than its nominee may know of. @throws AppError not_found, gone */
export async function requireCase(tx: Db, personId: string, nominationId: string): Promise<Case> {
  const [about] = await readCases(tx, { nominationId });
  const isTheirs = about && tiesToNominee(await readBonds(tx, personId), about).isTheirs;
  if (!about || isTheirs) throw new AppError("not_found", "There is no such case.");
  if (about.isWithdrawn) throw new AppError("gone", "This case was taken back by the one who wrote it.");
  return about;
}

/**
 * The same case as it is once nobody else is changing it or adding a voice at this moment; so it stays until the
 * transaction ends. @throws AppError not_found, gone
 */
export async function holdCase(
  tx: Db,
  personId: string,
  nominationId: string,
  lock: "share" | "update",
): Promise<Case> {
  await tx.select({ id: nominations.id }).from(nominations).where(eq(nominations.id, nominationId)).for(lock);
  return requireCase(tx, personId, nominationId);
}

/** The cycle, held as it is until the transaction ends, if it takes nominations and voices now. @throws AppError not_found, closed */
export async function lockOpenCycle(tx: Db, cycleId: string) {
  const cycle = await lockCycle(tx, cycleId, "share");
  if (cycle.state === "open" && cycle.nominationsCloseAt > now()) return cycle;
  const sentence = `Nominations for ${monthName(cycle.month)} are closed. The next month is a good one too.`;
  throw new AppError("closed", sentence, { cycleId: sentence });
}
