import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { keyOf, refOf } from "../rules/cells";
import { alertOf, changesOf, changeView } from "../rules/changes";
import { driversOf, impactOf } from "../rules/drivers";
import { cellAt, LID, type Read, unitAt } from "../rules/read";
import { trendSentence } from "../rules/words";
import { hardBounds } from "../statistics/score";
import { trendOf } from "../statistics/trend";
import type { CommentsView, LidReason, TeamHealth } from "../types";
import { SCORE } from "./cells";
import { readFigures } from "./figures";
import { type Newest, readNewest } from "./newest";
import { getPlace, type Place } from "./standing";

const ROUNDS_SHOWN = 8;

/**
 * The health of a unit of any kind, from published cells alone: the newest closed round, its drivers and comments, and the
 * rounds before. A unit without a number of its own shows the nearest one above that has one.
 * @throws AppError not_signed_in, not_found for whoever may not see it
 */
export async function getTeamHealth(actor: Actor, unitId: string): Promise<TeamHealth> {
  const place = await getPlace(actor, unitId);
  const db = getDb();
  const upwards = place.path.map(({ id }) => id).reverse();
  const [newest, now] = await Promise.all([
    readNewest(db, unitId, upwards, place.endedAt),
    readNow(db, place),
  ]);
  const card: Pick<
    TeamHealth,
    "unit" | "endedAt" | "path" | "below" | "mayPromise" | "nextResults" | "table"
  > = {
    endedAt: place.endedAt,
    unit: { ...refOf(place.unit), lead: now.lead },
    path: place.path.map((unit) => ({ ...refOf(unit), mayOpen: place.mayOpen(unit.id) })),
    below: place.tree
      .filter(({ id, parentId }) => parentId === unitId && place.mayOpen(id))
      .map(refOf)
      .sort((a, b) => a.name.localeCompare(b.name)),
    mayPromise: place.mayAct,
    nextResults: newest.nextResults,
    table: place.endedAt ? null : now.table,
  };
  const [round] = newest.rounds;
  if (!round) return { ...card, ...NOTHING_YET };
  const above = newest.path.length > 0 ? newest.path.map(({ id }) => id) : upwards;
  const rows = await readFigures(db, above);
  const byKey = new Map(rows.map((row) => [keyOf(row.roundId, row.unitId, row.questionId), row]));
  const changes = changesOf(rows, newest.path, newest.rounds);
  const read: Read = { place, newest, round, rows, byKey, changes };
  const score = cellAt(read, unitId, SCORE) ?? LID;
  const isExact = score.state === "exact";
  const here = { roundId: round.id, unitId };
  return {
    ...card,
    round,
    score,
    change: changeView(rows, changes, { ...here, questionId: SCORE }),
    alert: alertOf(rows, changes, here),
    lid: score.state === "lid" ? lidReason(newest) : null,
    participation: isExact ? { cast: score.n, eligible: newest.path[0]?.eligible ?? score.n } : null,
    bounds: boundsOf(read),
    standIn: isExact ? null : standInOf(read, above),
    company: companyOf(read),
    trend: roundsOf(read).slice(-ROUNDS_SHOWN),
    direction: directionOf(read),
    drivers: driversOf(read),
    impact: impactOf(read, above),
    comments: commentsOf(read, above),
  };
}

type Now = { lead: TeamHealth["unit"]["lead"]; table: TeamHealth["table"] };

/** Who leads the unit and sits in it today. */
async function readNow(db: Db, { unit }: Place): Promise<Now> {
  const [row] = await db.execute(sql`
    select
      (select json_build_object('id', id, 'name', given_name || ' ' || family_name, 'pictureId', picture_id)
        from people where id = ${unit.leadId}) as lead,
      (select json_build_object('limit', (select team_limit from company), 'seats', (
          select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
            order by lower(s.valid), p.family_name collate "und-x-icu", p.given_name collate "und-x-icu"), '[]')
          from seats s join people p on p.id = s.person_id
          where s.unit_id = t.unit_id and s.valid @> ${now().toISOString()}::timestamptz))
        from teams t where t.unit_id = ${unit.id}) as table`);
  return row as unknown as Now;
}

const NOTHING_YET = {
  round: null,
  score: LID,
  change: null,
  alert: null,
  lid: null,
  participation: null,
  bounds: null,
  standIn: null,
  company: null,
  trend: [],
  direction: null,
  drivers: [],
  impact: null,
  comments: { bodies: [], readAt: null },
};

/** In words that depend on who was asked, never on who answered or what. */
function lidReason({ path, joined, besidesLead }: Newest): LidReason {
  const [unit] = path;
  if (!unit) return { kind: "not_asked" };
  const into = joined ?? path.find(({ id }) => id === unit.reportsIn);
  if (!into || into === unit) return { kind: "covered" };
  return { kind: "merged", into: refOf(into), besidesLead };
}

/** A team's hard bounds: what all of them must lie between, whatever those who stayed silent think. */
function boundsOf({ newest, round, byKey, place }: Read): TeamHealth["bounds"] {
  const row = byKey.get(keyOf(round.id, place.unit.id, SCORE));
  const people = newest.path[0]?.eligible ?? 0;
  if (place.unit.kind !== "team" || !row?.counts) return null;
  const [promoters, passives, detractors] = row.counts;
  const n = promoters + passives + detractors;
  if (n > people) return null;
  const [low, high] = hardBounds(promoters, detractors, n, people);
  return { low, high, silent: people - n, people };
}

function standInOf(read: Read, [, ...above]: readonly string[]): TeamHealth["standIn"] {
  const shown = above.find((id) => cellAt(read, id, SCORE)?.state === "exact");
  const unit = shown && unitAt(read, shown);
  return unit ? { unit, cell: cellAt(read, unit.id, SCORE) ?? LID } : null;
}

function companyOf(read: Read): TeamHealth["company"] {
  const [company] = read.place.path;
  const cell = company && cellAt(read, company.id, SCORE);
  return company && cell && company.id !== read.place.unit.id ? { unit: refOf(company), cell } : null;
}

/** Oldest first; rounds from before the unit stood are left out. */
function roundsOf({ newest, rows, changes, place }: Read): TeamHealth["trend"] {
  const mine = new Map(
    rows
      .filter(({ unitId, questionId }) => unitId === place.unit.id && questionId === SCORE)
      .map((row) => [row.roundId, row.cell]),
  );
  const shifts = changes.get(SCORE)?.shifts;
  return newest.rounds
    .flatMap(({ id, name, closedAt }) => {
      const cell = mine.get(id);
      return cell ? [{ roundId: id, name, closedAt, cell, shift: shifts?.get(id) ?? null }] : [];
    })
    .reverse();
}

/** Of the rounds that are shown: a round without a number leaves its place empty. */
function directionOf(read: Read): string | null {
  const points = roundsOf(read)
    .slice(-ROUNDS_SHOWN)
    .flatMap(({ cell }, x) => ("value" in cell ? [{ x, y: cell.value }] : []));
  const line = trendOf(points);
  return line && trendSentence(line, points.length);
}

/** This unit's own comments, or the nearest unit above where they are read among others. */
function commentsOf(read: Read, above: readonly string[]): CommentsView {
  const { comments } = read.newest;
  const [own = ""] = above;
  const readAt = comments.has(own) ? undefined : above.find((id) => comments.has(id));
  return { bodies: comments.get(own) ?? [], readAt: (readAt && unitAt(read, readAt)) || null };
}
