import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { transaction } from "@/lib/transaction";
import type { FreeSeat, SeatPerson } from "./input";
import { canSeatAt } from "./policy";
import { fullTableSentence } from "./rules";

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
    const time = now().toISOString();
    const team = await readTable(tx, unitId, time);
    authorize(actor, canSeatAt(actor, team), "Its lead and the people team seat people at this table.");
    const name = await lockPerson(tx, personId);
    const from = await readSeat(tx, personId, time);
    if (from === unitId)
      throw new AppError("conflict", `${name} sits at ${team.name} already.`, {
        personId: "Sits here already.",
      });
    await lockTables(tx, from ? [from, unitId] : [unitId]);
    await requireRoom(tx, team, unitId, name, time);
    await standUp(tx, personId, time);
    await tx.execute(sql`
      insert into seats (person_id, unit_id, valid)
      values (${personId}, ${unitId}, tstzrange(${time}::timestamptz, null))`);
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
    const time = now().toISOString();
    await lockPerson(tx, personId);
    const unitId = await readSeat(tx, personId, time);
    if (!unitId) throw new AppError("not_found", "They have no seat to free.");
    const team = await readTable(tx, unitId, time);
    authorize(actor, canSeatAt(actor, team), "Its lead and the people team free seats at this table.");
    await lockTables(tx, [unitId]);
    await standUp(tx, personId, time);
    await record(tx, actor, "seat freed", `person:${personId}`, { from: unitId });
    return { unitId };
  });
}

type Table = { name: string; leadId: string | null };

async function readTable(tx: Db, unitId: string, time: string): Promise<Table> {
  const rows = isId(unitId)
    ? await tx.execute(sql`
        select v.name, v.lead_id as "leadId" from teams t join unit_versions v on v.unit_id = t.unit_id
        where t.unit_id = ${unitId} and v.valid @> ${time}::timestamptz`)
    : [];
  const [table] = rows as unknown as Table[];
  if (!table) throw new AppError("not_found", "There is no such team.");
  return table;
}

/** Two moves of one person wait for each other here. */
async function lockPerson(tx: Db, personId: string): Promise<string> {
  const [person] = isId(personId)
    ? await tx.select().from(people).where(eq(people.id, personId)).for("update")
    : [];
  if (!person || (person.leftAt && person.leftAt <= now())) {
    throw new AppError("not_found", "There is nobody here by that name.", {
      personId: "Choose somebody who is here.",
    });
  }
  return `${person.givenName} ${person.familyName}`;
}

async function readSeat(tx: Db, personId: string, time: string): Promise<string | null> {
  const [seat] = await tx.execute(sql`
    select unit_id as "unitId" from seats where person_id = ${personId} and valid @> ${time}::timestamptz`);
  return seat ? String(seat.unitId) : null;
}

async function lockTables(tx: Db, unitIds: string[]): Promise<void> {
  const ids = sql.join(
    unitIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await tx.execute(sql`select unit_id from teams where unit_id in (${ids}) order by unit_id for update`);
}

/** Counts under the lock, seats that begin later included; the database's own trigger counts again. */
async function requireRoom(tx: Db, team: Table, unitId: string, name: string, time: string): Promise<void> {
  const [room] = await tx.execute(sql`
    select team_peak(t.unit_id, tstzrange(${time}::timestamptz, null)) as people, c.team_limit as "limit",
      greatest(c.team_limit, coalesce(t.ceiling, 0)) as allowed
    from teams t cross join company c where t.unit_id = ${unitId}`);
  const people = Number(room?.people);
  if (people < Number(room?.allowed)) return;
  const sentence = fullTableSentence(team.name, people, Number(room?.limit), name);
  throw new AppError("team_full", sentence, { personId: sentence });
}

/** A seat that began at this very moment leaves no history; any other ends now. */
async function standUp(tx: Db, personId: string, time: string): Promise<void> {
  const theirs = sql`person_id = ${personId} and valid @> ${time}::timestamptz`;
  await tx.execute(sql`delete from seats where ${theirs} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(
    sql`update seats set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${theirs}`,
  );
}
