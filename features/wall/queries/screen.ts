import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { readTimeZone } from "@/features/awards/queries/time-zone";
import { listServedForAll } from "@/features/followups/queries";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { canRunScreens } from "../policy";
import type { JacketTurn, ScreenData, ScreenFrame } from "../types/screen";
import { type FrameRow, readFrames } from "./frames";

/** At twenty seconds each they take half an hour. */
const FRAMES_AT_MOST = 90;
const SAID_AT_MOST = 4;

/**
 * All that an office screen shows: the newest frames, kept promises to the whole company, and when the jacket moves next.
 * Nobody's id is in it, and no name that does not hang on the wall.
 * @throws AppError not_signed_in, forbidden
 */
export async function getScreen(actor: Actor): Promise<ScreenData> {
  authorize(actor, actor.kind === "display" || canRunScreens(actor));
  const db = getDb();
  const [frames, said, jacket, timeZone] = await Promise.all([
    readFrames(db, {}, FRAMES_AT_MOST),
    listServedForAll(actor, SAID_AT_MOST),
    readJacketTurn(db),
    readTimeZone(db),
  ]);
  return { timeZone, frames: frames.map(screenFrame), said, jacket };
}

function screenFrame({ frame }: FrameRow): ScreenFrame {
  const { winId, awardId, awardName, isJacket, isNewestJacket, month, citation, voices, voiceTeams } = frame;
  const { kind, name, title, teamName, pictureId } = frame.winner;
  return {
    winId,
    awardId,
    awardName,
    isJacket,
    isNewestJacket,
    month,
    citation,
    voices,
    voiceTeams,
    winner: { kind, name, title, teamName, pictureId },
  };
}

/** The jacket's turn that is announced next. Its state is nobody's business here, only its days, which are published. */
async function readJacketTurn(db: Db): Promise<JacketTurn | null> {
  const rows = await db.execute(sql`
    select c.month::text as month, c.nominations_close_at as "nominationsCloseAt", c.announce_at as "announceAt"
    from cycles c join awards a on a.id = c.award_id
    where a.is_jacket and c.state in ('open', 'screening', 'judging', 'decided')
      and c.announce_at > ${now().toISOString()}::timestamptz
    order by c.announce_at limit 1`);
  const [row] = rows as unknown as JacketTurn[];
  if (!row) return null;
  const { month, nominationsCloseAt, announceAt } = row;
  return {
    month,
    nominationsCloseAt: new Date(nominationsCloseAt).toISOString(),
    announceAt: new Date(announceAt).toISOString(),
  };
}
