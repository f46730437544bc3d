import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { isNarrowed } from "../rules/address";
import type { NewestJacket, PersonWin, TeamWall, Wall, WallFilter, WallSheet } from "../types";
import { countFrames, type FramesAsk, readFrames, readYears } from "./frames";

/** Frames of one sheet of the wall: what is hung at once, before one walks on. */
const FRAMES_A_SHEET = 24;

type Ask = Partial<WallFilter> & {
  /** The win that it begins with. */
  from?: string | null;
  /** For the office screen, which shows more than a sheet. */
  atMost?: number;
};

/**
 * What hangs on the wall, newest first: only winners who said yes. A sheet of it, and what the whole wall's edge says.
 * For people signed in and for the office screen.
 * @throws AppError not_signed_in
 */
export async function getWall(actor: Actor, ask: Ask = {}): Promise<Wall> {
  if (actor.kind !== "display") requireInside(actor);
  const filter: WallFilter = {
    show: ask.show ?? "all",
    award: ask.award ?? null,
    year: ask.year ?? null,
    words: ask.words ?? "",
  };
  const from = ask.from && isId(ask.from) ? ask.from : null;
  const hasHero = !from && !isNarrowed(filter);
  const db = getDb();
  const [sheet, hero, waiting, hanging, years, awards, myTeamId] = await Promise.all([
    readSheet(db, { ...filter, from }, ask.atMost),
    hasHero ? readHero(db, actor) : null,
    hasHero ? readWaiting(db) : [],
    countFrames(db, {}),
    readYears(db),
    db.execute(sql`select slug, name from awards order by is_jacket desc, position, name`),
    readSeat(db, actor),
  ]);
  return {
    ...sheet,
    hero,
    waiting,
    hanging,
    years,
    myTeamId,
    awards: [...awards] as Wall["awards"],
    filter,
    from,
  };
}

/** The next sheet alone, as one walks along the wall or along a team's piece of it. @throws AppError not_signed_in */
export async function getSheet(
  actor: Actor,
  { from, unitId, ...filter }: Partial<WallFilter> & { from: string; unitId?: string | null },
): Promise<WallSheet> {
  requireInside(actor);
  if (!isId(from) || (unitId && !isId(unitId))) return { frames: [], next: null };
  return readSheet(getDb(), { ...filter, from, ...(unitId && { unitId }) });
}

/**
 * A unit's own piece of the wall: what it won, and what the people won who sit there now or sat there then.
 * @throws AppError not_signed_in, not_found
 */
export async function getTeamWall(
  actor: Actor,
  unitId: string,
  ask: { from?: string | null } = {},
): Promise<TeamWall> {
  requireInside(actor);
  const unit = isId(unitId) ? await readUnit(getDb(), unitId) : undefined;
  if (!unit) throw new AppError("not_found", "There is no such team.");
  const from = ask.from && isId(ask.from) ? ask.from : null;
  const [sheet, hanging] = await Promise.all([
    readSheet(getDb(), { unitId, from }),
    countFrames(getDb(), { unitId }),
  ]);
  return { ...sheet, unit, hanging, from };
}

/** The awards that hang for a person, or for the table they sat at when it won, newest first. @throws AppError not_signed_in */
export async function listWinsOf(actor: Actor, personId: string): Promise<PersonWin[]> {
  requireInside(actor);
  if (!isId(personId)) return [];
  const rows = await readFrames(getDb(), { personId }, 100);
  return rows.map(({ frame: { winId, awardId, awardName, isJacket, isNewestJacket, month, winner } }) => ({
    winId,
    awardId,
    awardName,
    isJacket,
    isNewestJacket,
    month,
    asTeam: winner.kind === "team",
  }));
}

/** Who wears the jacket now, and who handed it over; null before the first. @throws AppError not_signed_in */
export async function getNewestJacket(actor: Actor): Promise<NewestJacket | null> {
  requireInside(actor);
  return readHero(getDb(), actor);
}

async function readHero(db: Db, actor: Actor): Promise<NewestJacket | null> {
  const [newest, before] = await readFrames(db, { show: "jackets" }, 2);
  if (!newest) return null;
  return {
    ...newest.frame,
    hasClapped: await hasClapped(db, actor, newest.frame.winId),
    announcedAt: newest.announcedAt,
    before: before?.frame.winner ?? null,
  };
}

async function hasClapped(db: Db, actor: Actor, winId: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const rows = await db.execute(sql`
    select 1 from claps where win_id = ${winId} and person_id = ${actor.personId}`);
  return rows.length > 0;
}

async function readSeat(db: Db, actor: Actor): Promise<string | null> {
  if (actor.kind !== "person") return null;
  const [seat] = await db.execute(sql`
    select unit_id as id from seats
    where person_id = ${actor.personId} and valid @> ${now().toISOString()}::timestamptz`);
  return seat ? String(seat.id) : null;
}

async function readSheet(db: Db, ask: FramesAsk, atMost = FRAMES_A_SHEET): Promise<WallSheet> {
  const rows = await readFrames(db, ask, atMost + 1);
  const frames = rows.slice(0, atMost).map(({ frame }) => frame);
  return { frames, next: rows[atMost]?.frame.winId ?? null };
}

/** Announced as a surprise, and not answered yet. */
async function readWaiting(db: Db): Promise<Wall["waiting"]> {
  const rows = await db.execute(sql`
    select a.name as "awardName", a.is_jacket as "isJacket", w.month::text as month
    from wins w join awards a on a.id = w.award_id
    where w.consent = 'asked' and w.announced_at is not null order by w.month desc, a.position`);
  return [...rows] as Wall["waiting"];
}

/** A unit by its name of today, or its last one. */
async function readUnit(db: Db, unitId: string): Promise<TeamWall["unit"] | undefined> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const [unit] = await db.execute(sql`
    select unit_id as id, name from unit_versions where unit_id = ${unitId}
    order by valid @> ${at} desc, lower(valid) desc limit 1`);
  return unit as TeamWall["unit"] | undefined;
}
