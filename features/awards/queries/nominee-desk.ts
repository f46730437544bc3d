import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { tiesTo, tiesToNominee, whyNotNominate, whyNotTakePart } from "../policy";
import { putUpAlready } from "../rules/case";
import { dayWords } from "../rules/months";
import { excerpt } from "../rules/story";
import type { Bonds, Case, DeskCycle, ExistingCase, NominationDesk, Nominee, OpenCycle } from "../types";
import { listOpenCycles } from "./cases";
import { readBonds, readCases, requireNominee } from "./read-cases";
import { readStanding } from "./taking-part";
import { readTimeZone } from "./time-zone";
import { whyNotNow } from "./why-not";

const QUOTED = 180;

/**
 * What somebody needs before they write a case: the open cycles with what keeps them out, and for a chosen nominee
 * whether they may put them up and which cases there are already. Somebody who asks about themselves, their own table or
 * their reporting line learns of none.
 * @throws AppError not_signed_in
 */
export async function getNominationDesk(
  actor: Actor,
  chosen: { personId?: string; unitId?: string } = {},
): Promise<NominationDesk> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const nomineePersonId = chosen.personId && isId(chosen.personId) ? chosen.personId : undefined;
  const nomineeUnitId = chosen.unitId && isId(chosen.unitId) ? chosen.unitId : undefined;
  const [open, about, bonds, timeZone] = await Promise.all([
    listOpenCycles(actor),
    requireNominee(db, { nomineePersonId, nomineeUnitId }).catch(nullIfMissing),
    readBonds(db, personId),
    readTimeZone(db),
  ]);
  const mayDo = await Promise.all(open.map((cycle) => mayTakePart(personId, cycle, timeZone)));
  if (!about) return { cycles: mayDo, nominee: null, whyNot: onlyReason(mayDo), existing: [] };
  const { nominee } = about;
  const whyNot = whyNotNominate(tiesToNominee(bonds, about));
  if (whyNot) return { cycles: mayDo, nominee, whyNot, existing: [] };
  const looked = await Promise.all(mayDo.map((cycle) => lookInto(cycle, nominee, bonds)));
  const cycles = looked.map(({ cycle }) => cycle);
  const existing = looked.flatMap((one) => one.existing);
  return { cycles, nominee, whyNot: onlyReason(cycles), existing };
}

async function mayTakePart(personId: string, cycle: OpenCycle, timeZone: string): Promise<DeskCycle> {
  const standing = await readStanding(getDb(), personId, cycle.rules);
  const closesOn = dayWords(cycle.nominationsCloseAt, timeZone);
  return { ...cycle, closesOn, whyNot: whyNotTakePart("nominate", cycle.rules, standing) };
}

async function lookInto(
  cycle: DeskCycle,
  nominee: Nominee,
  bonds: Bonds,
): Promise<{ cycle: DeskCycle; existing: ExistingCase[] }> {
  const [waits, cases] = await Promise.all([
    whyNotNow(getDb(), cycle, nominee),
    readCases(getDb(), { cycleId: cycle.id }),
  ]);
  const theirs = cases.filter((other) => other.nominee.id === nominee.id);
  const existing = theirs.map((one) => existingCase(one, cycle, bonds));
  const mine = existing.some((one) => one.mine === "wrote") ? putUpAlready(nominee, cycle.month) : null;
  return { cycle: { ...cycle, whyNot: cycle.whyNot ?? waits ?? mine }, existing: waits ? [] : existing };
}

function existingCase(about: Case, cycle: OpenCycle, bonds: Bonds): ExistingCase {
  const { nominated, seconded } = tiesTo(bonds, about);
  const [first] = about.voices;
  return {
    id: about.id,
    cycleId: cycle.id,
    awardName: cycle.awardName,
    voices: about.voices.length,
    people: about.voices.map(({ personId: id, name, pictureId }) => ({ id, name, pictureId })),
    firstVoice: first?.givenName ?? "",
    quote: excerpt(about.story, QUOTED),
    mine: nominated ? "wrote" : seconded ? "seconded" : null,
  };
}

/** Where no open cycle takes the case, why the first one does not. */
function onlyReason(cycles: readonly DeskCycle[]): string | null {
  return cycles.every(({ whyNot }) => whyNot) ? (cycles[0]?.whyNot ?? null) : null;
}

function nullIfMissing(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}
