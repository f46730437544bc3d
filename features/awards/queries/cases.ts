import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canRunAwards, tiesTo, whyNotSecond, whyNotTakePart } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import { isMaker, mayStillWithdraw, storyMayChange } from "../rules/case";
import { countVoices } from "../rules/voices";
import type { CasePage, CycleState, OpenCycle } from "../types";
import { readBonds, readCases } from "./read-cases";
import { readStanding } from "./taking-part";

/** Cycles that take nominations now, the jacket's first. @throws AppError not_signed_in */
export async function listOpenCycles(actor: Actor): Promise<OpenCycle[]> {
  requireInside(actor);
  const rows = await getDb().execute(sql`
    select c.id, a.id as "awardId", a.slug as "awardSlug", a.name as "awardName", a.description,
      a.sign, a.is_jacket as "isJacket", c.month::text as month, c.nominations_close_at as "nominationsCloseAt", c.rules
    from cycles c join awards a on a.id = c.award_id
    where c.state = 'open' and c.nominations_close_at > ${now().toISOString()}::timestamptz
    order by a.position, c.month`);
  return (rows as unknown as OpenCycle[]).map((row) => ({
    ...row,
    nominationsCloseAt: new Date(row.nominationsCloseAt),
  }));
}

/**
 * A case for colleagues to read. For its nominee there is none.
 * @throws AppError not_signed_in, not_found
 */
export async function getCase(actor: Actor, nominationId: string): Promise<CasePage> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [about] = isId(nominationId) ? await readCases(db, { nominationId }) : [];
  if (!about) throw notThere();
  const [bonds, sameCycle, found, mayTell] = await Promise.all([
    readBonds(db, personId),
    readCases(db, { cycleId: about.cycleId }),
    readCycle(about.cycleId),
    readMayTell(about.id),
  ]);
  const ties = tiesTo(bonds, about, sameCycle);
  if (ties.isTheirs || !found) throw notThere();
  const { rules, ...cycle } = found;
  const shown = about.isWithdrawn ? null : about;
  const takesVoices = cycle.state === "open" && cycle.nominationsCloseAt > now();
  const isMine = isMaker(about, personId);
  const standing = takesVoices && !isMine ? await readStanding(db, personId, rules) : null;
  return {
    ...cycle,
    id: about.id,
    isWithdrawn: about.isWithdrawn,
    nominee: about.nominee,
    // What was taken back stays out of sight.
    story: shown?.story ?? "",
    helped: shown?.helped ?? "",
    helpedBy: shown?.helpedBy ?? [],
    values: shown?.values ?? [],
    hasPicture: Boolean(shown?.pictureId),
    files: shown?.files ?? [],
    voices: shown?.voices ?? [],
    voiceTeams: countVoices(about.voices).teams,
    isMine,
    change:
      isMine && takesVoices ? { story: storyMayChange(about), mayTell, offeredValues: rules.values } : null,
    mayWithdraw: (isMine || canRunAwards(actor)) && mayStillWithdraw(cycle.state),
    screeningNote: isMine && about.screening === "returned" ? about.screeningNote : "",
    takesVoices,
    whyNotSecond: whyNotSecond(ties) ?? (standing && whyNotTakePart("second", rules, standing)),
  };
}

type CycleRow = Pick<CasePage, "awardName" | "sign" | "isJacket" | "month" | "nominationsCloseAt"> & {
  state: CycleState;
  rules: AwardRules;
};

async function readCycle(cycleId: string): Promise<CycleRow | null> {
  const rows = await getDb().execute(sql`
    select a.name as "awardName", a.sign, a.is_jacket as "isJacket", c.month::text as month, c.state, c.rules,
      c.nominations_close_at as "nominationsCloseAt"
    from cycles c join awards a on a.id = c.award_id where c.id = ${cycleId}`);
  const [row] = rows as unknown as CycleRow[];
  return row ? { ...row, nominationsCloseAt: new Date(row.nominationsCloseAt) } : null;
}

async function readMayTell(nominationId: string): Promise<boolean> {
  const [row] = await getDb().execute(
    sql`select may_tell as "mayTell" from nominations where id = ${nominationId}`,
  );
  return row?.mayTell === true;
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such case.");
}
