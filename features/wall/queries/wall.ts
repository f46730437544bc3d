import { type SQL, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { readCases } from "@/features/awards/queries/read-cases";
import { getWinRights } from "@/features/awards/queries/rights";
import { nomineeOf } from "@/features/awards/rules/nominee";
import type { Voice } from "@/features/awards/types";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import type { HungFrame, NewestJacket, PersonWin, Wall, WinPage } from "../types";

const FRAMES_AT_MOST = 60;
/** A row of the view `hung_wins`: announced, and its winner said yes. */
const HANGS = sql`(w.consent = 'given' and w.announced_at is not null)`;

/**
 * What hangs on the wall, newest first: only winners who said yes. For people signed in and for the office screen.
 * @param ask.show "jackets" for the jacket's holders alone
 * @param ask.year wins of that year; without it the newest sixty frames
 * @throws AppError not_signed_in
 */
export async function getWall(
  actor: Actor,
  ask: { show?: "all" | "jackets"; year?: number | null } = {},
): Promise<Wall> {
  if (actor.kind !== "display") requireInside(actor);
  const filter = { show: ask.show ?? ("all" as const), year: ask.year ?? null };
  const wanted = [HANGS];
  if (filter.show === "jackets") wanted.push(sql`a.is_jacket`);
  if (filter.year) wanted.push(sql`extract(year from w.month) = ${filter.year}`);
  const limit = filter.show === "all" && !filter.year ? FRAMES_AT_MOST : 1000;
  const [frames, waiting, sums] = await Promise.all([
    readFrames(sql.join(wanted, sql` and `), limit),
    getDb().execute(sql`
      select a.name as "awardName", a.is_jacket as "isJacket", w.month::text as month
      from wins w join awards a on a.id = w.award_id where w.consent = 'asked' and w.announced_at is not null order by w.month desc`),
    getDb().execute(sql`
      select extract(year from month)::int as year, count(*)::int as hanging
      from hung_wins group by 1 order by 1 desc`),
  ]);
  return {
    frames: frames.map(hungFrame),
    waiting: waiting as unknown as Wall["waiting"],
    hanging: sums.reduce((sum, row) => sum + Number(row.hanging), 0),
    years: sums.map((row) => Number(row.year)),
    filter,
  };
}

/**
 * One win: citation, story and who spoke for it. Before the yes only the winner finds it.
 * @throws AppError not_signed_in, not_found
 */
export async function getWin(actor: Actor, winId: string): Promise<WinPage> {
  requireInside(actor);
  const [row] = isId(winId) ? await readFrames(sql`w.id = ${winId}`, 1) : [];
  const rights = row
    ? getWinRights(actor, { awardId: row.awardId, winnerPersonId: row.personId, leadId: row.leadId })
    : null;
  if (!row || !rights || !(row.isHung || rights.mayAnswer))
    throw new AppError("not_found", "There is no such frame.");
  const [[about], corrections, clapped] = await Promise.all([
    row.nominationId ? readCases(getDb(), { nominationId: row.nominationId }) : [],
    readCorrections(winId),
    hasClapped(actor, winId),
  ]);
  const voices: Voice[] = about?.voices ?? [];
  const first = voices.find((voice) => voice.nominated);
  return {
    ...hungFrame(row),
    consent: row.consent,
    story: about?.story ?? "",
    helped: about?.helped ?? "",
    firstVoice: first ? { personId: first.personId, name: first.name } : null,
    voicePeople: voices.map(({ name, pictureId }) => ({ name, pictureId })),
    corrections,
    hasClapped: clapped,
    ...rights,
  };
}

/** The awards that hang for a person, newest first. @throws AppError not_signed_in */
export async function listWinsOf(actor: Actor, personId: string): Promise<PersonWin[]> {
  requireInside(actor);
  if (!isId(personId)) return [];
  const rows = await readFrames(sql`${HANGS} and w.winner_person_id = ${personId}`, 100);
  return rows.map(({ winId, awardId, awardName, isJacket, isNewestJacket, month }) => ({
    winId,
    awardId,
    awardName,
    isJacket,
    isNewestJacket,
    month,
  }));
}

/** Who wears the jacket now; null before the first. @throws AppError not_signed_in */
export async function getNewestJacket(actor: Actor): Promise<NewestJacket | null> {
  requireInside(actor);
  const [row] = await readFrames(sql`${HANGS} and a.is_jacket`, 1);
  return row ? { ...hungFrame(row), hasClapped: await hasClapped(actor, row.winId) } : null;
}

type FrameRow = Omit<HungFrame, "winner"> &
  Parameters<typeof nomineeOf>[0] & {
    consent: WinPage["consent"];
    isHung: boolean;
    nominationId: string | null;
    leadId: string | null;
  };

/** Names and pictures are today's; the citation is the last corrected one. */
async function readFrames(wanted: SQL, limit: number): Promise<FrameRow[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select w.id as "winId", w.award_id as "awardId", a.name as "awardName", a.is_jacket as "isJacket",
      w.month::text as month, w.voices, w.voice_teams as "voiceTeams", w.consent, ${HANGS} as "isHung",
      w.nomination_id as "nominationId",
      a.is_jacket and ${HANGS} and not exists (
        select 1 from hung_wins n where n.award_id = w.award_id and n.month > w.month
      ) as "isNewestJacket",
      coalesce((select after from win_corrections where win_id = w.id order by corrected_at desc limit 1), w.citation)
        as citation,
      (select count(*)::int from claps where win_id = w.id) as claps,
      w.winner_person_id as "personId", w.winner_unit_id as "unitId", p.given_name as "givenName",
      p.family_name as "familyName", p.title, p.picture_id as "pictureId", v.name as "teamName",
      case when w.winner_unit_id is not null then v.lead_id end as "leadId"
    from wins w join awards a on a.id = w.award_id
    left join people p on p.id = w.winner_person_id
    left join seats s on s.person_id = p.id and s.valid @> ${at}
    left join lateral (
      select name, lead_id from unit_versions where unit_id = coalesce(w.winner_unit_id, s.unit_id)
      order by valid @> ${at} desc, lower(valid) desc limit 1) v on true
    where ${wanted}
    order by w.month desc, a.is_jacket desc, w.announced_at desc, w.id
    limit ${limit}`);
  return rows as unknown as FrameRow[];
}

function hungFrame(row: FrameRow): HungFrame {
  const { winId, awardId, awardName, isJacket, isNewestJacket, month, citation, voices, voiceTeams, claps } =
    row;
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
    claps,
    winner: nomineeOf(row),
  };
}

async function readCorrections(winId: string): Promise<WinPage["corrections"]> {
  const rows = await getDb().execute(sql`
    select before, after, reason, corrected_at as "correctedAt", p.given_name || ' ' || p.family_name as "correctedBy"
    from win_corrections c join people p on p.id = c.corrected_by where win_id = ${winId} order by corrected_at`);
  return (rows as unknown as WinPage["corrections"]).map((row) => ({
    ...row,
    correctedAt: new Date(row.correctedAt),
  }));
}

async function hasClapped(actor: Actor, winId: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const rows = await getDb().execute(sql`
    select 1 from claps where win_id = ${winId} and person_id = ${actor.personId}`);
  return rows.length > 0;
}
