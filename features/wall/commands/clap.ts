import { eq } from "drizzle-orm";
import { claps, wins } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";

/** Claps for somebody on the wall, once a person; clapping again changes nothing. @throws AppError not_signed_in, not_found */
export async function clap(actor: Actor, { winId }: { winId: string }): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const [win] = await tx.select({ consent: wins.consent }).from(wins).where(eq(wins.id, winId));
    if (win?.consent !== "given") throw new AppError("not_found", "There is no such frame.");
    await tx.insert(claps).values({ winId, personId, clappedAt: now() }).onConflictDoNothing();
  });
}
