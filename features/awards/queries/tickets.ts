import { createHash } from "node:crypto";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { tiesTo, whyNotSecond, whyNotTakePart } from "../policy";
import type { Case, NominationTickets, OpenCycle } from "../types";
import { listOpenCycles } from "./cases";
import { getKeptDraft } from "./drafts";
import { readBonds, readCases } from "./read-cases";
import { readStanding } from "./taking-part";

/** What of open nominations waits for somebody on their rail. @throws AppError not_signed_in */
export async function getNominationTickets(actor: Actor): Promise<NominationTickets> {
  const { personId } = requirePerson(actor);
  const cycles = await listOpenCycles(actor);
  const [second, kept] = await Promise.all([
    findCaseToSecond(personId, await takingPart(personId, cycles)),
    cycles.length > 0 ? getKeptDraft(actor) : null,
  ]);
  return { second, draft: kept && { about: kept.nominee?.shortName ?? null, story: kept.story } };
}

/** The cycles whose rules let this person add a voice. */
async function takingPart(personId: string, cycles: readonly OpenCycle[]): Promise<OpenCycle[]> {
  const may = await Promise.all(
    cycles.map(async ({ rules }) => {
      if (!rules.unitId && rules.second === "everyone") return true;
      return whyNotTakePart("second", rules, await readStanding(getDb(), personId, rules)) === null;
    }),
  );
  return cycles.filter((_, i) => may[i]);
}

/** One case that this person may speak for; another person gets another one, so that every case is read by somebody. */
async function findCaseToSecond(
  personId: string,
  cycles: readonly OpenCycle[],
): Promise<NominationTickets["second"]> {
  if (cycles.length === 0) return null;
  const [bonds, ...perCycle] = await Promise.all([
    readBonds(getDb(), personId),
    ...cycles.map((cycle) => readCases(getDb(), { cycleId: cycle.id })),
  ]);
  const open = perCycle.flatMap((cases, i) =>
    cases
      .map((about) => ({ about, awardName: cycles[i]?.awardName ?? "", ties: tiesTo(bonds, about, cases) }))
      .filter(({ ties }) => !ties.isTheirs && whyNotSecond(ties) === null),
  );
  const key = ({ about }: { about: Case }) =>
    createHash("sha256").update(`${personId}:${about.id}`).digest("hex");
  const [chosen] = open.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (!chosen) return null;
  const { about, awardName } = chosen;
  return {
    nominationId: about.id,
    awardName,
    nominee: about.nominee,
    firstVoice: about.voices[0]?.name ?? "",
    otherVoices: about.voices.length - 1,
    quote: about.story,
  };
}
