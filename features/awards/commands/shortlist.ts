import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, nominations } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { readWonMonths } from "../queries/read-cases";
import { drawShortlist } from "../rules/shortlist";
import { isCoolingDown } from "../rules/voices";
import type { Case } from "../types";
import { askMakers } from "./ask-makers";

/**
 * Draws a cycle's shortlist, inside the transaction of a command that ended its nominations or its screening, and hands
 * it to whoever decides. Without a case on it the cycle is over, and what was said
 * of people can still be passed on.
 */
export async function sendToDeciders(
  tx: Db,
  actor: Actor,
  cycle: typeof cycles.$inferSelect,
  cases: readonly Case[],
): Promise<"judging" | "closed"> {
  const time = now();
  const candidates = await Promise.all(
    cases.map(async ({ id, nominee, ...about }) => {
      const won = await readWonMonths(tx, cycle.awardId, nominee, { alsoAsked: true });
      return {
        ...about,
        nominationId: id,
        nomineeId: nominee.id,
        isCoolingDown: isCoolingDown(won, cycle.month, cycle.rules.coolDownMonths),
      };
    }),
  );
  const shortlist = drawShortlist(candidates, cycle.rules);
  if (shortlist.length > 0) {
    await tx.update(nominations).set({ shortlistedAt: time }).where(inArray(nominations.id, shortlist));
  }
  const state = shortlist.length > 0 ? "judging" : "closed";
  await tx
    .update(cycles)
    .set({ state, closedAt: state === "closed" ? time : null })
    .where(eq(cycles.id, cycle.id));
  await record(tx, actor, "shortlist drawn", `cycle:${cycle.id}`, {
    cases: cases.length,
    shortlisted: shortlist.length,
  });
  if (state === "closed") await askMakers(tx, cycle.id);
  return state;
}
