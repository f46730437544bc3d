import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { listPeople } from "@/features/people/queries";
import type { Actor } from "@/lib/actor";
import { keyOf, refOf } from "../rules/cells";
import type { CellView, CommentsView, DriverView, LidReason, TeamHealth } from "../types";
import {
  countBesidesLead,
  type FrozenUnit,
  type PublishedRound,
  readCells,
  readComments,
  readDriversOf,
  readFrozenPath,
  readPublishedRounds,
  SCORE,
} from "./cells";
import { getPlace, type Place } from "./standing";

const ROUNDS_SHOWN = 8;
const LID: CellView = { state: "lid" };

type Cells = Awaited<ReturnType<typeof readCells>>;
type Newest = { round: PublishedRound; path: FrozenUnit[]; cells: Cells; rounds: PublishedRound[] };

/**
 * The health of a unit of any kind, from published cells alone: the newest closed round, its drivers and comments, and the
 * rounds before. A unit without a number of its own shows the nearest one above that has one.
 * @throws AppError not_signed_in, not_found for whoever may not see it
 */
export async function getTeamHealth(actor: Actor, unitId: string): Promise<TeamHealth> {
  const place = await getPlace(actor, unitId);
  const db = getDb();
  const [published, nextResults, lead] = await Promise.all([
    readPublishedRounds(db, ROUNDS_SHOWN),
    readNextResults(db),
    readLead(actor, place),
  ]);
  const card: Pick<TeamHealth, "unit" | "path" | "below" | "mayPromise" | "nextResults"> = {
    unit: { ...refOf(place.unit), lead },
    path: place.path.map((unit) => ({ ...refOf(unit), mayOpen: place.mayOpen(unit.id) })),
    below: place.tree
      .filter(({ id, parentId }) => parentId === unitId && place.mayOpen(id))
      .map(refOf)
      .sort((a, b) => a.name.localeCompare(b.name)),
    mayPromise: place.mayAct,
    nextResults,
  };
  const [round] = published;
  if (!round) return { ...card, ...NOTHING_YET };
  const path = await readFrozenPath(db, round.id, unitId);
  const above = path.length > 0 ? path.map((unit) => unit.unitId) : place.path.map(({ id }) => id).reverse();
  const [cells, asked, byUnit] = await Promise.all([
    readCells(
      db,
      published.map(({ id }) => id),
      above,
    ),
    readDriversOf(db, round.id),
    readComments(db, round.id, above),
  ]);
  const newest: Newest = { round, path, cells, rounds: published };
  const score = cells.get(keyOf(round.id, unitId, SCORE)) ?? LID;
  const isExact = score.state === "exact";
  return {
    ...card,
    round,
    score,
    lid: score.state === "lid" ? await lidReason(db, newest) : null,
    participation: isExact ? { cast: score.n, eligible: path[0]?.eligible ?? score.n } : null,
    standIn: isExact ? null : standInOf(newest, place),
    company: companyOf(newest, place),
    trend: trendOf(newest, unitId),
    drivers: driversOf(newest, unitId, asked, place),
    comments: commentsOf(byUnit, above, place),
  };
}

async function readLead(actor: Actor, { unit }: Place): Promise<TeamHealth["unit"]["lead"]> {
  const [lead] = unit.leadId ? await listPeople(actor, { ids: [unit.leadId] }) : [];
  return lead ? { id: lead.id, name: lead.name, pictureId: lead.pictureId } : null;
}

const NOTHING_YET = {
  round: null,
  score: LID,
  lid: null,
  participation: null,
  standIn: null,
  company: null,
  trend: [],
  drivers: [],
  comments: { bodies: [], readAt: null },
};

async function readNextResults(db: Db): Promise<Date | null> {
  const [open] = await db
    .select({ closesAt: rounds.closesAt })
    .from(rounds)
    .where(and(eq(rounds.kind, "pulse"), eq(rounds.state, "open")));
  return open?.closesAt ?? null;
}

/** In words that depend on who was asked, never on who answered or what. */
async function lidReason(db: Db, { path }: Newest): Promise<LidReason> {
  const [unit] = path;
  if (!unit) return { kind: "not_asked" };
  const into = path.find(({ unitId }) => unitId === unit.reportsIn);
  if (!into || into === unit) return { kind: "covered" };
  const ref = { id: into.unitId, name: into.name, kind: into.kind };
  return { kind: "merged", into: ref, besidesLead: await countBesidesLead(db, unit) };
}

function standInOf({ round, cells, path }: Newest, place: Place): TeamHealth["standIn"] {
  const ids = path.length > 0 ? path.map(({ unitId }) => unitId) : place.path.map(({ id }) => id).reverse();
  const shown = ids.slice(1).find((id) => cells.get(keyOf(round.id, id, SCORE))?.state === "exact");
  const unit = place.tree.find(({ id }) => id === shown);
  return shown && unit ? { unit: refOf(unit), cell: cells.get(keyOf(round.id, shown, SCORE)) ?? LID } : null;
}

function companyOf({ round, cells }: Newest, { path, unit }: Place): TeamHealth["company"] {
  const [company] = path;
  const cell = company && cells.get(keyOf(round.id, company.id, SCORE));
  return company && cell && company.id !== unit.id ? { unit: refOf(company), cell } : null;
}

/** Oldest first; rounds from before the unit stood are left out. */
function trendOf({ rounds: published, cells }: Newest, unitId: string): TeamHealth["trend"] {
  return published
    .flatMap(({ id, name, closedAt }) => {
      const cell = cells.get(keyOf(id, unitId, SCORE));
      return cell ? [{ roundId: id, name, closedAt, cell }] : [];
    })
    .reverse();
}

/** Lowest first; what has no number stands at the end. */
function driversOf(
  { round, rounds: published, cells }: Newest,
  unitId: string,
  asked: { id: string; text: string }[],
  { path }: Place,
): DriverView[] {
  const company = path[0]?.id ?? "";
  const before = published.slice(1).map(({ id }) => id);
  const drivers = asked.map(({ id, text }) => ({
    id,
    text,
    cell: cells.get(keyOf(round.id, unitId, id)) ?? LID,
    company: company === unitId ? null : numberIn(cells.get(keyOf(round.id, company, id))),
    previous:
      before.map((earlier) => numberIn(cells.get(keyOf(earlier, unitId, id)))).find((n) => n !== null) ??
      null,
  }));
  const rank = ({ cell }: DriverView) => numberIn(cell) ?? (cell.state === "exact" ? wordRank(cell) : 200);
  return drivers.sort((a, b) => rank(a) - rank(b));
}

function wordRank(cell: CellView): number {
  return "words" in cell && cell.words === "hardly_any" ? -1 : 101;
}

function numberIn(cell: CellView | undefined): number | null {
  return cell && "value" in cell ? cell.value : null;
}

/** This unit's own comments, or the nearest unit above where they are read among others. */
function commentsOf(byUnit: Map<string, string[]>, upwards: string[], place: Place): CommentsView {
  const [own = ""] = upwards;
  const readAt = byUnit.has(own) ? undefined : upwards.find((id) => byUnit.has(id));
  const unit = place.tree.find(({ id }) => id === readAt);
  return { bodies: byUnit.get(own) ?? [], readAt: unit ? refOf(unit) : null };
}
