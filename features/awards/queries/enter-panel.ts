import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canRunAwards, sitsOnPanel } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import type { Bonds, CycleState } from "../types";
import type { Turn } from "../types/panel";
import { readBonds } from "./read-cases";
import { readTimeZone } from "./time-zone";

type CycleRow = {
  id: string;
  awardId: string;
  awardName: string;
  awardSlug: string;
  sign: string;
  isJacket: boolean;
  month: string;
  state: CycleState;
  rules: AwardRules;
  decideBy: Date;
  announceAt: Date;
  coversOffAt: Date | null;
};

/** A reader who may come in: somebody on the award's panel, or of those who run awards. */
export type Reader = { cycle: CycleRow; turn: Turn; bonds: Bonds };

/** Lets a reader in to a panel's cycle, for this feature's queries and commands. @throws AppError not_signed_in, not_found */
export async function enterPanel(actor: Actor, db: Db, cycleId: string): Promise<Reader> {
  const { personId } = requirePerson(actor);
  const cycle = isId(cycleId) ? await readCycle(db, cycleId) : null;
  const isMember = cycle !== null && sitsOnPanel(actor, cycle.awardId);
  if (cycle?.rules.decidedBy !== "panel" || !(isMember || canRunAwards(actor)))
    throw new AppError("not_found", "There is no such panel.");
  const { awardName, awardSlug, sign, isJacket, month, state, rules, decideBy } = cycle;
  return {
    cycle,
    turn: {
      cycleId,
      awardName,
      awardSlug,
      sign,
      isJacket,
      month,
      state,
      criteria: rules.criteria,
      decideBy,
      timeZone: await readTimeZone(db),
      isMember,
    },
    bonds: await readBonds(db, personId),
  };
}

async function readCycle(db: Db, cycleId: string): Promise<CycleRow | null> {
  const rows = (await db.execute(sql`
    select c.id, a.id as "awardId", a.name as "awardName", a.slug as "awardSlug", a.sign, a.is_jacket as "isJacket", c.rules,
      c.month::text as month, c.state, c.decide_by as "decideBy", c.announce_at as "announceAt",
      c.covers_off_at as "coversOffAt"
    from cycles c join awards a on a.id = c.award_id where c.id = ${cycleId}`)) as unknown as CycleRow[];
  const [row] = rows;
  if (!row) return null;
  return {
    ...row,
    decideBy: new Date(row.decideBy),
    announceAt: new Date(row.announceAt),
    coversOffAt: row.coversOffAt && new Date(row.coversOffAt),
  };
}
