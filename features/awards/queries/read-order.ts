import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AwardRules } from "../rules/award-rules";
import { type Ranking, rankCases } from "../rules/ranking";
import { type Score, scoreCase } from "../rules/scoring";
import { countVoices, isCoolingDown } from "../rules/voices";
import type { Case } from "../types";
import type { PanelAtWork } from "./read-panel";

/** How the panel's cases stand once the covers are off. */
export type PanelOrder = Ranking & {
  scores: Map<string, Score | null>;
  /** Everybody who spoke for the case's nominee in this cycle, in whichever case. */
  voices: Map<string, { voices: number; teams: number }>;
  /** Why a case cannot win, in words; missing when it can. */
  whyOut: Map<string, string>;
};

/** Reads how the given cases stand against each other, by the scores that were locked, in the caller's transaction. */
export async function readPanelOrder(
  db: Db,
  cycle: { id: string; awardId: string; month: string; rules: AwardRules },
  { sheets }: Pick<PanelAtWork, "sheets">,
  cases: readonly Case[],
): Promise<PanelOrder> {
  const won = await readWinsOf(db, cycle, cases);
  const lots = await readLots(db, cycle.id);
  const scores = new Map(cases.map(({ id }) => [id, scoreCase(scoresOf(sheets, id))]));
  const voices = new Map(cases.map((about) => [about.id, voicesFor(about, cases)]));
  const whyOut = new Map<string, string>();
  for (const about of cases) {
    const sentence = whyNotWin(about, won.get(about.nominee.id) ?? [], cycle);
    if (sentence) whyOut.set(about.id, sentence);
  }
  const ranking = rankCases(
    cases
      .filter(({ id }) => !whyOut.has(id))
      .map(({ id, nominee }) => ({
        nominationId: id,
        points: scores.get(id)?.total ?? 0,
        ...(voices.get(id) ?? { voices: 0, teams: 0 }),
        lastWon: won.get(nominee.id)?.[0] ?? null,
      })),
    cycle.rules.tie,
    lots,
  );
  return { ...ranking, scores, voices, whyOut };
}

/** The scores of a case that count: whole sheets that were locked when the covers came off. */
function scoresOf(sheets: PanelAtWork["sheets"], nominationId: string): number[][] {
  return sheets
    .filter((sheet) => sheet.nominationId === nominationId && sheet.isLocked)
    .flatMap(({ scores }) => (scores ? [scores.filter((score) => score !== null)] : []));
}

function voicesFor(about: Case, cases: readonly Case[]) {
  return countVoices(
    cases.filter(({ nominee }) => nominee.id === about.nominee.id).flatMap(({ voices }) => voices),
  );
}

function whyNotWin(
  { nominee, isHere }: Case,
  won: readonly string[],
  { month, rules }: { month: string; rules: AwardRules },
): string | null {
  if (!isHere) return `${nominee.shortName} is not here any more, so this case cannot win.`;
  if (!isCoolingDown(won, month, rules.coolDownMonths)) return null;
  return `${nominee.shortName} won this less than ${rules.coolDownMonths} months ago, so it is another's turn.`;
}

/** The months in which the nominees won this award, newest first, those that wait for their announcement too. */
async function readWinsOf(
  db: Db,
  cycle: { id: string; awardId: string },
  cases: readonly Case[],
): Promise<Map<string, string[]>> {
  const won = new Map<string, string[]>();
  if (cases.length === 0) return won;
  const ids = cases.map(({ nominee }) => nominee.id);
  const rows = (await db.execute(sql`
    select coalesce(winner_person_id, winner_unit_id) as id, month::text as month from wins
    where award_id = ${cycle.awardId} and cycle_id <> ${cycle.id} and consent <> 'declined'
      and (winner_person_id in ${ids} or winner_unit_id in ${ids})
    order by month desc`)) as unknown as { id: string; month: string }[];
  for (const { id, month } of rows) won.set(id, [...(won.get(id) ?? []), month]);
  return won;
}

async function readLots(db: Db, cycleId: string): Promise<Map<string, number>> {
  const rows = (await db.execute(
    sql`select id, lot from nominations where cycle_id = ${cycleId} and lot is not null`,
  )) as unknown as { id: string; lot: number }[];
  return new Map(rows.map(({ id, lot }) => [id, lot]));
}
