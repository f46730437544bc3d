import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { transaction } from "@/lib/transaction";
import type { FreeSeat, SeatPerson } from "../input";
import { canSeatAt } from "../policy";
import { readTable, sitDown, standUp } from "./write";

/**
 * Seats somebody at a table, from the one they sit at if they sit at one. Both tables are locked in one order, so that
 * of many at once for the last seat exactly one gets it.
 * @throws AppError not_signed_in, forbidden, not_found; team_full with what to do; conflict when they sit there already
 */
export async function seatPerson(
  actor: Actor,
  { personId, unitId }: SeatPerson,
): Promise<{ unitId: string }> {
  requireInside(actor);
  await transaction(async (tx) => {
    const table = await readTable(tx, unitId, now().toISOString());
    authorize(actor, canSeatAt(actor, table), "Its lead and the people team seat people at this table.");
    const name = await lockPerson(tx, personId);
    const time = now().toISOString();
    const from = await readSeat(tx, personId, time);
    if (from === unitId)
      throw new AppError("conflict", `${name} sits at ${table.name} already.`, {
        personId: "Sits here already.",
      });
    await sitDown(tx, { personIds: [personId], unitId }, time);
    await record(tx, actor, "seated", `person:${personId}`, { from, to: unitId });
  });
  return { unitId };
}

/**
 * Frees somebody's seat; they sit nowhere until somebody seats them.
 * @throws AppError not_signed_in, forbidden, not_found when they have no seat
 */
export async function freeSeat(actor: Actor, { personId }: FreeSeat): Promise<{ unitId: string }> {
  requireInside(actor);
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    const time = now().toISOString();
    const unitId = await readSeat(tx, personId, time);
    if (!unitId) throw new AppError("not_found", "They have no seat to free.");
    const table = await readTable(tx, unitId, time);
    authorize(actor, canSeatAt(actor, table), "Its lead and the people team free seats at this table.");
    await standUp(tx, [personId], time);
    await record(tx, actor, "seat freed", `person:${personId}`, { from: unitId });
    return { unitId };
  });
}

/** Two moves of one person wait for each other here. */
async function lockPerson(tx: Db, personId: string): Promise<string> {
  const [person] = isId(personId)
    ? await tx.execute(sql`
        select name from people where id = ${personId}
          and (left_at is null or left_at > ${now().toISOString()}::timestamptz) for no key update`)
    : [];
  if (!person) {
    throw new AppError("not_found", "There is nobody here by that name.", {
      personId: "Choose somebody who is here.",
    });
  }
  return String(person.name);
}

async function readSeat(tx: Db, personId: string, time: string): Promise<string | null> {
  const [seat] = await tx.execute(sql`
    select unit_id as "unitId" from seats where person_id = ${personId} and valid @> ${time}::timestamptz`);
  return seat ? String(seat.unitId) : null;
}
