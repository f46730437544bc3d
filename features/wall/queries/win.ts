import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { readCases } from "@/features/awards/queries/read-cases";
import { getWinRights } from "@/features/awards/queries/rights";
import type { Case } from "@/features/awards/types";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { hitKey } from "@/lib/network";
import { readPicture } from "@/lib/pictures/read";
import { countHit } from "@/lib/rate-limit";
import { mayTakeWordsDown } from "../policy";
import type { Congratulation, HungFrame, WinPage } from "../types";
import { type FrameRow, readFrames } from "./frames";

/** How many congratulations a page lists unless all are asked for. */
const WORDS_LISTED = 40;
const WORDS_AT_MOST = 5000;
const SHARES_A_MINUTE = 20;

/**
 * A frame that hangs, with its story, who spoke for it and what colleagues say. Whatever does not hang is not there, for
 * everybody: before the announcement, before the yes, and from the moment the winner takes it down.
 * @throws AppError not_signed_in, not_found
 */
export async function getWin(
  actor: Actor,
  winId: string,
  ask: { everyWord?: boolean } = {},
): Promise<WinPage> {
  requireInside(actor);
  const db = getDb();
  const row = await requireFrame(db, winId);
  const rights = getWinRights(actor, {
    awardId: row.frame.awardId,
    winnerPersonId: row.winnerPersonId,
    leadId: row.leadId,
  });
  const me = actor.kind === "person" ? actor.personId : null;
  const mine = sql`person_id = ${me}::uuid`;
  const [[about], table, corrections, said, [sums], neighbours] = await Promise.all([
    row.nominationId ? readCases(db, { nominationId: row.nominationId }) : [],
    row.winnerPersonId ? [] : readTable(db, row),
    readCorrections(db, winId),
    readCongratulations(db, winId, ask.everyWord ? WORDS_AT_MOST : WORDS_LISTED),
    db.execute(sql`
      select exists (select 1 from claps where win_id = ${winId} and ${mine}) as clapped,
        (select count(*)::int from congratulations where win_id = ${winId} and taken_down_at is null) as said,
        exists (select 1 from congratulations where win_id = ${winId} and taken_down_at is null and ${mine}) as "saidMine"`),
    readNeighbours(db, row),
  ]);
  return {
    ...row.frame,
    awardSlug: row.awardSlug,
    consent: "given",
    table,
    ...storyOf(about),
    hasStoryPicture: Boolean(about?.pictureId && row.showPicture),
    corrections,
    congratulations: said.map((one) => ({
      ...one,
      isMine: one.personId === me,
      mayTakeDown: mayTakeWordsDown(actor, { saidBy: one.personId, mayAnswer: rights.mayAnswer }),
    })),
    congratulated: Number(sums?.said ?? 0),
    hasClapped: sums?.clapped === true,
    hasCongratulated: sums?.saidMine === true,
    ...neighbours,
    ...rights,
  };
}

/**
 * Which picture the story of a frame has, for whoever may see the frame. Where the winner hangs by name alone, none.
 * @throws AppError not_signed_in, not_found
 */
export async function getStoryPicture(actor: Actor, winId: string): Promise<{ pictureId: string }> {
  requireInside(actor);
  const row = await requireFrame(getDb(), winId);
  const [about] = row.nominationId ? await readCases(getDb(), { nominationId: row.nominationId }) : [];
  if (!about?.pictureId || !row.showPicture) throw new AppError("not_found", "There is no such picture.");
  return { pictureId: about.pictureId };
}

/**
 * What a picture to share shows: what hangs, and no more. It costs a little to paint, so nobody asks for many at once.
 * @throws AppError not_signed_in, not_found, too_many
 */
export async function getShare(
  actor: Actor,
  winId: string,
): Promise<{ frame: HungFrame; portrait: Uint8Array | null }> {
  const { personId } = requirePerson(actor);
  const { frame } = await requireFrame(getDb(), winId);
  await countHit(getDb(), hitKey("shares of", personId), { most: SHARES_A_MINUTE, seconds: 60 });
  const { pictureId } = frame.winner;
  const picture = pictureId
    ? await readPicture(actor, pictureId, 640, ["image/jpeg", "image/webp"]).catch(nothing)
    : null;
  return { frame, portrait: picture?.bytes ?? null };
}

/** A portrait that went meanwhile leaves the initials. */
function nothing(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}

async function requireFrame(db: Db, winId: string): Promise<FrameRow> {
  const [row] = isId(winId) ? await readFrames(db, { winId }, 1) : [];
  if (!row) throw new AppError("not_found", "There is no such frame.");
  return row;
}

function storyOf(about: Case | undefined): Pick<WinPage, "story" | "helped" | "helpedBy" | "speakers"> {
  return {
    story: about?.story ?? "",
    helped: about?.helped ?? "",
    helpedBy: about?.helpedBy ?? [],
    speakers: (about?.voices ?? []).map(({ personId, name, pictureId, words, nominated }) => ({
      personId,
      name,
      pictureId,
      words,
      nominated,
    })),
  };
}

/** Who sat at a winning table when it was chosen; where it hangs by name alone, without their faces. */
async function readTable(db: Db, { frame, showPicture }: FrameRow): Promise<WinPage["table"]> {
  const rows = await db.execute(sql`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name,
      case when ${showPicture} then p.picture_id end as "pictureId"
    from wins w join seats s on s.unit_id = w.winner_unit_id and s.valid @> w.picked_at
    join people p on p.id = s.person_id
    where w.id = ${frame.winId} order by p.given_name, p.family_name, p.id`);
  return rows as unknown as WinPage["table"];
}

async function readCorrections(db: Db, winId: string): Promise<WinPage["corrections"]> {
  const rows = await db.execute(sql`
    select before, after, reason, corrected_at as "correctedAt", p.given_name || ' ' || p.family_name as "correctedBy"
    from win_corrections c join people p on p.id = c.corrected_by join wins w on w.id = c.win_id
    where win_id = ${winId} and corrected_at >= w.announced_at order by corrected_at`);
  return (rows as unknown as WinPage["corrections"]).map((row) => ({
    ...row,
    correctedAt: new Date(row.correctedAt),
  }));
}

type Said = Omit<Congratulation, "isMine" | "mayTakeDown">;

async function readCongratulations(db: Db, winId: string, limit: number): Promise<Said[]> {
  const rows = await db.execute(sql`
    select c.id, c.person_id as "personId", p.given_name || ' ' || p.family_name as name, p.picture_id as "pictureId",
      c.words, c.said_at as "saidAt"
    from congratulations c join people p on p.id = c.person_id
    where c.win_id = ${winId} and c.taken_down_at is null order by c.said_at desc, c.id limit ${limit}`);
  return (rows as unknown as Said[]).map((row) => ({ ...row, saidAt: new Date(row.saidAt) }));
}

/** Who hangs before and after in the same award. */
async function readNeighbours(db: Db, { frame }: FrameRow): Promise<Pick<WinPage, "earlier" | "later">> {
  const beside = (comes: SQL, order: SQL) => sql`
    select w.id, w.month from hung_wins w
    where w.award_id = ${frame.awardId} and (w.month, w.announced_at, w.id) ${comes}
      (select month, announced_at, id from wins where id = ${frame.winId})
    order by w.month ${order}, w.announced_at ${order}, w.id ${order} limit 1`;
  const rows = (await db.execute(sql`
    select b.side, w.id as "winId", w.month::text as month, coalesce(p.given_name || ' ' || p.family_name, v.name, 'A team') as name
    from (select 'earlier' as side, id from (${beside(sql`<`, sql`desc`)}) e
      union all select 'later', id from (${beside(sql`>`, sql`asc`)}) l) b
    join wins w on w.id = b.id
    left join people p on p.id = w.winner_person_id
    left join lateral (select name from unit_versions where unit_id = w.winner_unit_id
      order by lower(valid) desc limit 1) v on true`)) as unknown as {
    side: "earlier" | "later";
    winId: string;
    month: string;
    name: string;
  }[];
  const of = (wanted: string) => {
    const found = rows.find(({ side }) => side === wanted);
    return found ? { winId: found.winId, name: found.name, month: found.month } : null;
  };
  return { earlier: of("earlier"), later: of("later") };
}
