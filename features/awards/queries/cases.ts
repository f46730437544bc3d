import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canRunAwards, tiesTo, whyNotSecond, whyNotTakePart } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import { isMaker, mayStillWithdraw, storyMayChange } from "../rules/case";
import { nameOfWords } from "../rules/read-words";
import { countVoices } from "../rules/voices";
import type { Case, CasePage, CycleState, OpenCycle } from "../types";
import { readBonds, readCases } from "./read-cases";
import { readsCovered } from "./reads-covered";
import { readStanding } from "./taking-part";
import { readTimeZone } from "./time-zone";

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
 * A case for colleagues to read. For its nominee there is none, nor for whoever judges it with the names covered now.
 * @throws AppError not_signed_in, not_found
 */
export async function getCase(actor: Actor, nominationId: string): Promise<CasePage> {
  const reader = requirePerson(actor);
  const { personId } = reader;
  const db = getDb();
  const [about] = isId(nominationId) ? await readCases(db, { nominationId }) : [];
  if (!about || (await readsCovered(db, reader, about))) throw notThere();
  const [bonds, sameCycle, found, timeZone] = await Promise.all([
    readBonds(db, personId),
    readCases(db, { cycleId: about.cycleId }),
    readCycle(about.cycleId),
    readTimeZone(db),
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
    timeZone,
    id: about.id,
    isWithdrawn: about.isWithdrawn,
    nominee: about.nominee,
    // What was taken back stays out of sight.
    story: shown?.story ?? "",
    read: nameOfWords(shown?.story ?? ""),
    helped: shown?.helped ?? "",
    helpedBy: shown?.helpedBy ?? [],
    values: shown?.values ?? [],
    hasPicture: Boolean(shown?.pictureId),
    files: shown?.files ?? [],
    voices: shown?.voices ?? [],
    voiceTeams: countVoices(about.voices).teams,
    isMine,
    change: isMine && takesVoices && shown ? await readChange(shown, rules) : null,
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

/** What a case's maker finds in the form to change it. */
async function readChange(about: Case, { values }: AwardRules): Promise<CasePage["change"]> {
  const [row] = (await getDb().execute(sql`
    select n.may_tell as "mayTell", f.file_key as key, f.name
    from nominations n left join nomination_files f on f.nomination_id = n.id where n.id = ${about.id}
    limit 1`)) as unknown as { mayTell: boolean | null; key: string | null; name: string | null }[];
  return {
    story: storyMayChange(about),
    mayTell: row?.mayTell === true,
    offeredValues: values,
    pictureId: about.pictureId,
    file: row?.key ? { key: row.key, name: row.name ?? "" } : null,
  };
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such case.");
}
