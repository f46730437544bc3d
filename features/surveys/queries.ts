import { createHash } from "node:crypto";
import { and, count, countDistinct, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import {
  questions as bank,
  company,
  roundQuestions,
  roundRoster,
  rounds,
  roundUnits,
  unitKeys,
} from "@/db/schema";
import { countCast } from "@/features/ballots/queries";
import { readSeats, readTree } from "@/features/teams/queries";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canRunRounds } from "./policy";
import {
  COMMENT_QUESTION,
  DRIVERS_BY_DEFAULT,
  drawRoster,
  driversDue,
  LID_CHOICES,
  SCORE_QUESTION,
} from "./rules";
import type {
  Driver,
  LidPreview,
  Question,
  RoundCard,
  RoundCounts,
  RoundKind,
  RoundPage,
  RoundPreview,
} from "./types";

/** The open round of a kind with the company's live total, or null. @throws AppError not_signed_in */
export async function getOpenRound(actor: Actor, kind: RoundKind = "pulse"): Promise<RoundCard | null> {
  const open = (await listRounds(actor, kind)).find(({ state }) => state === "open");
  return open ?? null;
}

/** Every round of a kind, newest first. @throws AppError not_signed_in */
export async function listRounds(actor: Actor, kind: RoundKind = "pulse"): Promise<RoundCard[]> {
  requireInside(actor);
  const db = getDb();
  const rows = await db.select().from(rounds).where(eq(rounds.kind, kind)).orderBy(desc(rounds.opensAt));
  return Promise.all(rows.map((row) => cardOf(db, row)));
}

/** One round with what it asked. @throws AppError not_signed_in, not_found */
export async function getRound(actor: Actor, id: string): Promise<RoundPage> {
  requireInside(actor);
  const db = getDb();
  const [row] = isId(id) ? await db.select().from(rounds).where(eq(rounds.id, id)) : [];
  if (!row) throw new AppError("not_found", "There is no such round.");
  const questions = await readAsked(db, id);
  const mayClose = (row.state === "open" || row.state === "cutting") && canRunRounds(actor);
  return {
    ...(await cardOf(db, row)),
    strict: row.strict,
    questions,
    merged: await countMerged(db, row),
    mayClose,
    fingerprint: row.manifest && createHash("sha256").update(row.manifest).digest("hex"),
    keys: row.state === "cutting" ? await countKeys(db, id) : null,
    counts: countsOf(row),
  };
}

/** The company's own number of answers that open a lid. @throws AppError not_signed_in */
export async function getLid(actor: Actor): Promise<number> {
  requireInside(actor);
  const [home] = await getDb().select({ k: company.lidOpensAt }).from(company);
  return home?.k ?? LID_CHOICES[0];
}

/**
 * What would happen if a pulse opened now: who is asked, whose turn it is among the drivers, and for each number of answers
 * that may open a lid, which teams are too small for a lid of their own.
 * @throws AppError not_signed_in, forbidden
 */
export async function previewRound(actor: Actor): Promise<RoundPreview> {
  authorize(actor, canRunRounds(actor));
  const db = getDb();
  const [tree, seats, drivers] = await Promise.all([
    readTree(db, now()),
    readSeats(db, now()),
    readDrivers(db),
  ]);
  const due = driversDue(drivers, DRIVERS_BY_DEFAULT);
  const [score, comment] = await readQuestions(db, [SCORE_QUESTION, COMMENT_QUESTION]);
  const [home] = await db.select({ k: company.lidOpensAt }).from(company);
  return {
    score: score?.text ?? "",
    comment: comment?.text ?? "",
    lidOpensAt: LID_CHOICES.find((k) => k >= (home?.k ?? 0)) ?? Math.max(...LID_CHOICES),
    eligible: drawRoster(tree, seats, Math.min(...LID_CHOICES)).seats.length,
    drivers: drivers.map((driver) => ({ ...driver, isDue: due.includes(driver.id) })),
    lids: LID_CHOICES.map((k) => lidsOf(tree, seats, k)),
  };
}

/** The bank's drivers with the time each was last asked. Takes the caller's transaction. */
export async function readDrivers(db: Db): Promise<Omit<Driver, "isDue">[]> {
  const rows = await db.execute(sql`
    select q.id, q.kind, q.text, max(r.opens_at) as "lastAsked"
    from questions q
    left join round_questions rq on rq.question_id = q.id
    left join rounds r on r.id = rq.round_id
    where q.kind = 'agree' group by q.id order by q.position`);
  return rows as unknown as Omit<Driver, "isDue">[];
}

/** Questions of the bank by id, in the order asked for. Takes the caller's transaction. */
export async function readQuestions(db: Db, ids: string[]): Promise<Question[]> {
  const rows = await db
    .select({ id: bank.id, kind: bank.kind, text: bank.text })
    .from(bank)
    .where(inArray(bank.id, ids));
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** Each question of a round once: a service round asks the same of every service. */
async function readAsked(db: Db, roundId: string): Promise<Question[]> {
  const rows = await db
    .select({
      id: roundQuestions.questionId,
      kind: roundQuestions.kind,
      text: roundQuestions.text,
    })
    .from(roundQuestions)
    .where(eq(roundQuestions.roundId, roundId))
    .groupBy(roundQuestions.questionId, roundQuestions.kind, roundQuestions.text)
    .orderBy(sql`min(${roundQuestions.position})`);
  return rows;
}

/** Teams whose people answer with a larger unit; in service rounds everybody answers for a department anyway. */
async function countMerged(db: Db, { id, kind }: { id: string; kind: RoundKind }): Promise<number> {
  if (kind === "service") return 0;
  const [small] = await db
    .select({ teams: count() })
    .from(roundUnits)
    .where(
      and(
        eq(roundUnits.roundId, id),
        eq(roundUnits.kind, "team"),
        ne(roundUnits.reportsIn, roundUnits.unitId),
      ),
    );
  return small?.teams ?? 0;
}

async function countKeys(db: Db, roundId: string): Promise<{ cut: number; total: number }> {
  const [keys] = await db.select({ cut: count() }).from(unitKeys).where(eq(unitKeys.roundId, roundId));
  const [boxes] = await db
    .select({ total: countDistinct(roundRoster.answersIn) })
    .from(roundRoster)
    .where(eq(roundRoster.roundId, roundId));
  return { cut: keys?.cut ?? 0, total: boxes?.total ?? 0 };
}

function countsOf({ state, issued, cast, counted }: typeof rounds.$inferSelect): RoundCounts | null {
  if (state !== "published" || issued === null || cast === null || counted === null) return null;
  return { issued, cast, counted };
}

async function cardOf(db: Db, row: typeof rounds.$inferSelect): Promise<RoundCard> {
  const { id, kind, name, state, k, opensAt, closesAt, closedAt, publishedAt, eligible } = row;
  const isOver = state === "published" || state === "void";
  const cast = isOver ? (row.cast ?? 0) : await countCast(db, id);
  return {
    id,
    kind,
    name,
    state,
    k,
    opensAt,
    closesAt,
    closedAt,
    publishedAt,
    reason: row.closeReason,
    eligible,
    cast,
  };
}

function lidsOf(
  tree: Awaited<ReturnType<typeof readTree>>,
  seats: Awaited<ReturnType<typeof readSeats>>,
  k: number,
): LidPreview {
  const { units, seats: roster } = drawRoster(tree, seats, k);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const teams = units.filter(({ kind }) => kind === "team");
  const merging = teams
    .filter(({ id, reportsIn }) => reportsIn !== id)
    .map(({ id, name, leadId, reportsIn }) => ({
      id,
      name,
      besidesLead: roster.filter((seat) => seat.seatUnitId === id && seat.personId !== leadId).length,
      into: names.get(reportsIn) ?? "",
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { k, ownLid: teams.length - merging.length, merging };
}
