import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { tiesTo, tiesToNominee, whyNotNominate, whyNotSecond } from "../policy";
import { countVoices, isCoolingDown } from "../rules/voices";
import type { Case, CasePage, CycleState, ExistingCase, NominationDesk, Nominee, OpenCycle } from "../types";
import { readBonds, readCases, readWonMonths, requireNominee } from "./read-cases";

/** Cycles that take nominations now, the jacket's first. @throws AppError not_signed_in */
export async function listOpenCycles(actor: Actor): Promise<OpenCycle[]> {
  requireInside(actor);
  const rows = await getDb().execute(sql`
    select c.id, a.id as "awardId", a.slug as "awardSlug", a.name as "awardName", a.description,
      a.is_jacket as "isJacket", c.month::text as month, c.nominations_close_at as "nominationsCloseAt", c.rules
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
  const [bonds, sameCycle, cycle] = await Promise.all([
    readBonds(db, personId),
    readCases(db, { cycleId: about.cycleId }),
    readCycle(about.cycleId),
  ]);
  const ties = tiesTo(bonds, about, sameCycle);
  if (ties.isTheirs || !cycle) throw notThere();
  return {
    ...cycle,
    id: about.id,
    isWithdrawn: about.isWithdrawn,
    nominee: about.nominee,
    // What was taken back stays out of sight.
    story: about.isWithdrawn ? "" : about.story,
    helped: about.isWithdrawn ? "" : about.helped,
    voices: about.isWithdrawn ? [] : about.voices,
    voiceTeams: countVoices(about.voices).teams,
    isMine: ties.nominated,
    takesVoices: cycle.state === "open" && cycle.nominationsCloseAt > now(),
    whyNotSecond: whyNotSecond(ties),
  };
}

/**
 * What somebody needs before they write a case: the open cycles, and for a chosen nominee whether they may put them up
 * and which cases there are already. Somebody who asks about themselves learns of none.
 * @throws AppError not_signed_in
 */
export async function getNominationDesk(
  actor: Actor,
  chosen: { personId?: string; unitId?: string } = {},
): Promise<NominationDesk> {
  const { personId } = requirePerson(actor);
  const cycles = await listOpenCycles(actor);
  const nomineePersonId = chosen.personId && isId(chosen.personId) ? chosen.personId : undefined;
  const nomineeUnitId = chosen.unitId && isId(chosen.unitId) ? chosen.unitId : undefined;
  const about = await requireNominee(getDb(), { nomineePersonId, nomineeUnitId }).catch(nullIfMissing);
  if (!about) return { cycles, nominee: null, whyNot: null, existing: [] };
  const bonds = await readBonds(getDb(), personId);
  const whyNot = whyNotNominate(tiesToNominee(bonds, about));
  if (whyNot) return { cycles, nominee: about.nominee, whyNot, existing: [] };
  const perCycle = await Promise.all(cycles.map((cycle) => lookInto(cycle, about.nominee)));
  const free = perCycle.filter(({ waits }) => !waits);
  return {
    cycles: free.map(({ cycle }) => cycle),
    nominee: about.nominee,
    whyNot: free.length === 0 && cycles.length > 0 ? waitsSentence(about.nominee) : null,
    existing: free.flatMap(({ existing }) => existing),
  };
}

async function lookInto(cycle: OpenCycle, nominee: Nominee) {
  const [won, cases] = await Promise.all([
    readWonMonths(getDb(), cycle.awardId, nominee, { alsoAsked: false }),
    readCases(getDb(), { cycleId: cycle.id }),
  ]);
  const theirs = cases.filter((other) => other.nominee.id === nominee.id);
  return {
    cycle,
    waits: isCoolingDown(won, cycle.month, cycle.rules.coolDownMonths),
    existing: theirs.map((one) => existingCase(one, cycle)),
  };
}

function existingCase(about: Case, cycle: OpenCycle): ExistingCase {
  const [first] = about.voices;
  return {
    id: about.id,
    cycleId: cycle.id,
    awardName: cycle.awardName,
    voices: about.voices.length,
    people: about.voices.map(({ name, pictureId }) => ({ name, pictureId })),
    firstVoice: first?.givenName ?? "",
    quote: about.story,
  };
}

function waitsSentence(nominee: Nominee): string {
  return `${nominee.shortName} won within the last twelve months. Winners wait a year, so that the next one gets a turn.`;
}

type CycleRow = Pick<CasePage, "awardName" | "isJacket" | "month" | "nominationsCloseAt"> & {
  state: CycleState;
};

async function readCycle(cycleId: string): Promise<CycleRow | null> {
  const rows = await getDb().execute(sql`
    select a.name as "awardName", a.is_jacket as "isJacket", c.month::text as month, c.state,
      c.nominations_close_at as "nominationsCloseAt"
    from cycles c join awards a on a.id = c.award_id where c.id = ${cycleId}`);
  const [row] = rows as unknown as CycleRow[];
  return row ? { ...row, nominationsCloseAt: new Date(row.nominationsCloseAt) } : null;
}

function nullIfMissing(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such case.");
}
