import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { tiesTo } from "../policy";
import { nomineeOf } from "../rules/nominee";
import { inOwnOrder } from "../rules/own-order";
import { BEST } from "../rules/scoring";
import { tieWords } from "../rules/tie-words";
import type { Bonds, Case, Nominee } from "../types";
import type { Picked, Reveal, RevealedCase } from "../types/panel";
import { enterPanel, type Reader } from "./enter-panel";
import { readEvidence } from "./read-evidence";
import { readForgotten } from "./read-forgotten";
import { type PanelOrder, readPanelOrder } from "./read-order";
import { type PanelAtWork, readPanelAtWork } from "./read-panel";

/**
 * The cases with the covers off: names, scores, order, and the evidence. A case for the reader is left out, its place too.
 * @throws AppError not_signed_in, not_found (also for everybody who is neither on the panel nor of the people team),
 * conflict (the covers are on)
 */
export async function getReveal(actor: Actor, cycleId: string): Promise<Reveal> {
  const db = getDb();
  const reader = await enterPanel(actor, db, cycleId);
  const { cycle, turn, bonds } = reader;
  if (!cycle.coversOffAt) {
    throw new AppError("conflict", "The covers come off when everybody on the panel is done.");
  }
  const panel = await readPanelAtWork(db, cycle);
  const known = inOwnOrder(
    bonds.personId,
    panel.cases.filter((about) => !tiesTo(bonds, about).isTheirs),
  );
  const [order, evidence, forgotten, picked, takenBack] = await Promise.all([
    readPanelOrder(db, cycle, panel, known),
    readEvidence(db, reader, panel),
    readForgotten(db, bonds),
    readPicked(db, cycleId),
    countTakenBack(db, cycleId, bonds),
  ]);
  const criteria = cycle.rules.criteria.length;
  const forgottenTeams = forgotten.forgotten.filter(({ kind }) => kind === "team");
  const isFree = (id: string) => !["tied", "sat_out"].includes(panel.progress(bonds.personId, id));
  return {
    ...turn,
    ...evidence,
    judges: { done: judgesDone(panel), all: panel.members.length },
    cases: inPlace(known, order).map(([about, number]) => revealed(about, number, cycle, panel, order)),
    takenBack,
    outOf: BEST * criteria,
    tie: tieOf(known, order),
    coolDownMonths: cycle.rules.coolDownMonths,
    surprise: cycle.rules.surprise,
    announceAt: cycle.announceAt,
    forgotten: { count: forgottenTeams.length, names: forgottenTeams.slice(0, 3).map(({ name }) => name) },
    free: turn.isMember ? known.filter(({ id }) => isFree(id)).map(({ id }) => id) : [],
    // Somebody on the panel who won, or whose table did, is asked or told like everybody else.
    picked: picked && isSecret(bonds, picked) ? null : picked,
  };
}

/** Best first, those that are out last; each with its number in the reader's own order. */
function inPlace(known: readonly Case[], { order }: PanelOrder): [Case, number][] {
  const places = new Map(order.map(({ nominationId }, i) => [nominationId, i]));
  return known
    .map((about, i): [Case, number] => [about, i + 1])
    .sort(([a], [b]) => (places.get(a.id) ?? known.length) - (places.get(b.id) ?? known.length));
}

function revealed(
  about: Case,
  number: number,
  { rules }: Reader["cycle"],
  panel: PanelAtWork,
  order: PanelOrder,
): RevealedCase {
  const sheets = panel.sheets.filter(({ nominationId, isLocked }) => isLocked && nominationId === about.id);
  const score = order.scores.get(about.id) ?? null;
  const { voices, teams } = order.voices.get(about.id) ?? { voices: 0, teams: 0 };
  const nameOf = (personId: string) => panel.members.find((member) => member.personId === personId)?.name;
  return {
    nominationId: about.id,
    number,
    nominee: about.nominee,
    story: about.story,
    helped: about.helped,
    voices: about.voices,
    voiceCount: voices,
    voiceTeams: teams,
    score: score && {
      total: score.total,
      perCriterion: score.perCriterion.map((one, i) => ({ name: rules.criteria[i]?.name ?? "", ...one })),
    },
    judges: sheets.filter(({ scores }) => scores !== null).length,
    knew: sheets.filter(({ scores, knows }) => scores !== null && knows).length,
    satOut: sheets.filter(({ satOut }) => satOut).flatMap(({ personId }) => nameOf(personId) ?? []),
    whyOut: order.whyOut.get(about.id) ?? null,
    place: order.order.find(({ nominationId }) => nominationId === about.id)?.place ?? null,
  };
}

function tieOf(known: readonly Case[], { order, decidedBy, voices }: PanelOrder): Reveal["tie"] {
  const [first] = order;
  if (!first || !decidedBy) return null;
  const level = order.filter(({ points }) => points === first.points);
  const named = level.flatMap(({ nominationId }) => {
    const about = known.find(({ id }) => id === nominationId);
    return about
      ? [{ name: about.nominee.shortName, ...(voices.get(about.id) ?? { voices: 0, teams: 0 }) }]
      : [];
  });
  return { rule: decidedBy, points: first.points, words: tieWords(decidedBy, named) };
}

/** Members whose sheets were locked: those who were done when the covers came off. */
function judgesDone({ members, sheets }: PanelAtWork): number {
  const locked = new Set(sheets.filter(({ isLocked }) => isLocked).map(({ personId }) => personId));
  return members.filter(({ personId }) => locked.has(personId)).length;
}

function isSecret({ personId, teamId, leads }: Bonds, { nominee, consent, isAnnounced }: Picked): boolean {
  const isTheirs = nominee.id === personId || nominee.id === teamId || leads.has(nominee.id);
  return isTheirs && !(isAnnounced && consent === "given");
}

async function countTakenBack(db: Db, cycleId: string, bonds: Bonds): Promise<number> {
  const rows = (await db.execute(sql`
    select coalesce(nominee_person_id, nominee_unit_id) as id from nominations
    where cycle_id = ${cycleId} and withdrawn_at is not null and shortlisted_at is not null`)) as unknown as {
    id: string;
  }[];
  return rows.filter(({ id }) => id !== bonds.personId && id !== bonds.teamId && !bonds.leads.has(id)).length;
}

async function readPicked(db: Db, cycleId: string): Promise<Picked | null> {
  const rows = await db.execute(sql`
    select w.id as "winId", w.consent, w.citation, w.asked_at is not null as "wasAsked",
      w.announced_at is not null as "isAnnounced", w.winner_person_id as "personId", w.winner_unit_id as "unitId",
      p.given_name as "givenName", p.family_name as "familyName", p.title, p.picture_id as "pictureId",
      v.name as "teamName", b.name as "byName",
      (select reason from decisions where cycle_id = w.cycle_id order by decided_at desc limit 1) as reason
    from wins w left join people p on p.id = w.winner_person_id left join people b on b.id = w.picked_by
    left join lateral (
      select name from unit_versions where unit_id = w.winner_unit_id order by lower(valid) desc limit 1) v on true
    where w.cycle_id = ${cycleId} and w.stood_down_at is null`);
  type Row = Parameters<typeof nomineeOf>[0] &
    Omit<Picked, "nominee" | "byName" | "reason"> & {
      byName: string | null;
      reason: string | null;
    };
  const [row] = rows as unknown as Row[];
  if (!row) return null;
  const { winId, consent, wasAsked, isAnnounced, citation, byName, reason } = row;
  const nominee: Nominee = nomineeOf(row);
  return {
    winId,
    consent,
    wasAsked,
    isAnnounced,
    citation,
    byName: byName ?? "",
    reason: reason ?? "",
    nominee,
  };
}
