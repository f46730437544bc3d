import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import type { EndWaiver, GrantWaiver } from "../input";
import { waiverEndsMail } from "../messages";
import { canChangeTree, canWaive } from "../policy";
import { lastMoment, WAIVER_REMINDER_DAYS } from "../rules";
import { lockTables, readTable, type Table } from "./write";

/**
 * Lets a team seat more than the limit until the end of a day, at most a year ahead. A waiver that runs must be ended first.
 * @throws AppError not_signed_in, forbidden, not_found; invalid for a day or a number that makes no sense; conflict
 * while one runs
 */
export async function grantWaiver(actor: Actor, input: GrantWaiver): Promise<{ unitId: string }> {
  await transaction(async (tx) => {
    authorize(actor, actor.kind !== "system" && canChangeTree(actor), MAY);
    const approver = requirePerson(actor);
    await lockTables(tx, [input.unitId]);
    const time = now();
    const table = await readTable(tx, input.unitId, time.toISOString());
    authorize(actor, canWaive(actor, table), `You lead ${table.name}. Ask somebody else to approve this.`);
    await refuseWhoLed(tx, table, approver.personId, time);
    const until = lastMoment(input.until);
    if (until <= time)
      throw invalid("until", "That day is over. A waiver ends on a day to come, at most a year ahead.");
    if (until.getTime() > time.getTime() + A_YEAR) {
      throw invalid("until", "A waiver ends within a year. It can be given again then, with open eyes.");
    }
    const [company] = await tx.execute(sql`select team_limit as "limit" from company`);
    if (input.seats <= Number(company?.limit)) {
      throw invalid(
        "seats",
        `Every table may seat ${company?.limit} already. A waiver is for more than that.`,
      );
    }
    await tx.execute(sql`
      insert into team_waivers (unit_id, seats, reason, approved_by, created_at, valid)
      values (${input.unitId}, ${input.seats}, ${input.reason}, ${approver.personId}, ${time.toISOString()}::timestamptz,
        tstzrange(${time.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz))`);
    await record(tx, actor, "waiver granted", `unit:${input.unitId}`, {
      seats: input.seats,
      reason: input.reason,
      until: until.toISOString(),
    });
  });
  return { unitId: input.unitId };
}

/** The people team changes leads too: whoever hands a table over for a moment is still asked to ask another. */
async function refuseWhoLed(tx: Db, table: Table, personId: string, time: Date): Promise<void> {
  const since = new Date(time.getTime() - LED_DAYS * 86_400_000).toISOString();
  const [led] = await tx.execute(sql`
    select from unit_versions where unit_id = ${table.id} and lead_id = ${personId}
      and valid && tstzrange(${since}::timestamptz, ${time.toISOString()}::timestamptz)`);
  if (!led) return;
  throw new AppError(
    "forbidden",
    `You led ${table.name} within the last ${LED_DAYS} days. Ask somebody else to approve this.`,
  );
}

/**
 * Ends a team's waiver now. Whoever sits there stays; from now on the team only gets smaller until it fits.
 * @throws AppError not_signed_in, forbidden, not_found when none runs
 */
export async function endWaiver(actor: Actor, { unitId }: EndWaiver): Promise<{ unitId: string }> {
  return transaction(async (tx) => {
    authorize(actor, canChangeTree(actor), MAY);
    await lockTables(tx, [unitId]);
    const time = now().toISOString();
    const table = await readTable(tx, unitId, time);
    const ended = await tx.execute(sql`
      update team_waivers set valid = tstzrange(lower(valid), ${time}::timestamptz)
      where unit_id = ${unitId} and valid @> ${time}::timestamptz and lower(valid) < ${time}::timestamptz
      returning seats`);
    if (ended.length === 0) throw new AppError("not_found", `No waiver runs for ${table.name}.`);
    await record(tx, actor, "waiver ended", `unit:${unitId}`, {});
    return { unitId };
  });
}

/**
 * Reminds, once for each waiver, its approver and the team's lead two weeks before it ends.
 * @returns how many waivers that were
 * @throws AppError forbidden for anybody but the portal itself
 */
export async function remindOfWaivers(actor: Actor): Promise<number> {
  authorize(actor, actor.kind === "system");
  return transaction(async (tx) => {
    const time = now().toISOString();
    const due = (await tx.execute(sql`
      update team_waivers w set reminded_at = ${time}::timestamptz
      from unit_versions v
      where v.unit_id = w.unit_id and v.valid @> ${time}::timestamptz and w.valid @> ${time}::timestamptz
        and w.reminded_at is null
        and upper(w.valid) <= ${time}::timestamptz + make_interval(days => ${WAIVER_REMINDER_DAYS})
      returning w.unit_id as "unitId", w.seats, upper(w.valid)::text as "endsAt", w.approved_by as "approvedBy",
        v.name, v.lead_id as "leadId",
        (select count(*)::int from seats s where s.unit_id = w.unit_id and s.valid @> ${time}::timestamptz) as people,
        (select team_limit from company) as limit`)) as unknown as Due[];
    for (const { approvedBy, leadId, ...waiver } of due) {
      const words = waiverEndsMail({ ...waiver, endsAt: new Date(waiver.endsAt) });
      for (const to of new Set([leadId, approvedBy])) if (to) await enqueueMail(tx, { to, ...words });
      await record(tx, actor, "waiver reminded", `unit:${waiver.unitId}`, {});
    }
    return due.length;
  });
}

type Due = {
  unitId: string;
  seats: number;
  endsAt: string;
  approvedBy: string;
  name: string;
  leadId: string | null;
  people: number;
  limit: number;
};

const MAY = "The people team and admins approve and end waivers.";
const A_YEAR = 366 * 86_400_000;
const LED_DAYS = 90;

function invalid(field: string, sentence: string): AppError {
  return new AppError("invalid", sentence, { [field]: sentence });
}
