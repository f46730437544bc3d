import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nomineeOf } from "@/features/awards/rules/nominee";
import { now } from "@/lib/clock";
import { every, holdsWord, wordsOf } from "@/lib/search";
import type { HungFrame, WallFilter } from "../types";

/** Which frames. */
export type FramesAsk = Partial<WallFilter> & {
  winId?: string;
  /** Of this person, and of a table that won while they sat at it. */
  personId?: string;
  /** Of this unit and those below it, and of whoever sits there now or sat there when they won. */
  unitId?: string;
  /** From this win's frame on; a win that was taken down meanwhile keeps its place. */
  from?: string | null;
};

/** A frame, and what of its win only this feature's queries need. */
export type FrameRow = {
  frame: HungFrame;
  awardSlug: string;
  nominationId: string | null;
  winnerPersonId: string | null;
  leadId: string | null;
  showPicture: boolean;
  announcedAt: Date;
};

/**
 * Frames that hang, newest first: by month, then by when they were announced. Names and pictures are today's; the citation is
 * the last corrected one. For this feature's queries, which decide who may ask.
 */
export async function readFrames(db: Db, ask: FramesAsk, limit: number): Promise<FrameRow[]> {
  const at = moment();
  const rows = await db.execute(sql`
    with here as materialized (
      select w.* from hung_wins w where ${wantedBy(ask)}
      order by w.month desc, w.announced_at desc, w.id desc limit ${limit}
    )
    select w.id as "winId", w.award_id as "awardId", a.name as "awardName", a.slug as "awardSlug",
      a.is_jacket as "isJacket", a.is_jacket and w.id = (${NEWEST_JACKET}) as "isNewestJacket",
      w.month::text as month, w.voices, w.voice_teams as "voiceTeams", w.nomination_id as "nominationId",
      coalesce((select after from win_corrections where win_id = w.id order by corrected_at desc limit 1), w.citation)
        as citation,
      (select count(*)::int from claps where win_id = w.id) as claps,
      w.winner_person_id as "personId", w.winner_unit_id as "unitId", p.given_name as "givenName",
      p.family_name as "familyName", p.title, v.name as "teamName", w.show_picture as "showPicture",
      case when w.show_picture then coalesce(w.picture_id, p.picture_id) end as "pictureId",
      case when w.winner_unit_id is not null then v.lead_id end as "leadId", w.announced_at as "announcedAt"
    from here w join awards a on a.id = w.award_id
    left join people p on p.id = w.winner_person_id
    left join seats s on s.person_id = p.id and s.valid @> ${at}
    left join lateral (
      select name, lead_id from unit_versions where unit_id = coalesce(w.winner_unit_id, s.unit_id)
      order by valid @> ${at} desc, lower(valid) desc limit 1) v on true
    order by w.month desc, w.announced_at desc, w.id desc`);
  return (rows as unknown as Row[]).map(frameOf);
}

/** How many frames hang. */
export async function countFrames(db: Db, ask: Pick<FramesAsk, "unitId">): Promise<number> {
  const [row] = await db.execute(
    sql`select count(*)::int as hanging from hung_wins w where ${wantedBy(ask)}`,
  );
  return Number(row?.hanging ?? 0);
}

/** The years that frames hang of, newest first; the index is asked once a year, not once a frame. */
export async function readYears(db: Db): Promise<number[]> {
  const rows = await db.execute(sql`
    with recursive years as (
      select date_trunc('year', max(month))::date as year from hung_wins
      union all
      select date_trunc('year', (select max(w.month) from hung_wins w where w.month < years.year))::date
      from years where years.year is not null
    )
    select extract(year from year)::int as year from years where year is not null`);
  return rows.map(({ year }) => Number(year));
}

const JACKET = sql`(select id from awards where is_jacket)`;

/** The win of whoever wears the jacket now. */
const NEWEST_JACKET = sql`
  select h.id from hung_wins h where h.award_id = ${JACKET}
  order by h.month desc, h.announced_at desc, h.id desc limit 1`;

function wantedBy({ winId, personId, unitId, from, show, award, year, words }: FramesAsk): SQL {
  const wanted: SQL[] = [];
  if (winId) wanted.push(sql`w.id = ${winId}`);
  if (personId) wanted.push(isOfPerson(personId));
  if (unitId) wanted.push(isOfUnit(unitId));
  if (show === "jackets") wanted.push(sql`w.award_id = ${JACKET}`);
  if (award) wanted.push(sql`w.award_id = (select id from awards where slug = ${award})`);
  if (year) wanted.push(sql`w.month >= ${`${year}-01-01`} and w.month < ${`${year + 1}-01-01`}`);
  if (from) {
    wanted.push(sql`(w.month, w.announced_at, w.id) <=
      (select month, announced_at, id from wins where id = ${from} and announced_at is not null)`);
  }
  if (words) wanted.push(every(wordsOf(words).map(holds)));
  return every(wanted);
}

/**
 * In the winner's name or title, in the citation as it hung or hangs, or in the story: an index serves each place. Words
 * that were corrected before the announcement hung never, and are not found.
 */
function holds(word: string): SQL {
  return sql`w.id in (
    select x.id from people p join wins x on x.winner_person_id = p.id where ${holdsWord(sql`p.search`, word)}
    union all select x.id from unit_versions v join wins x on x.winner_unit_id = v.unit_id
      where ${holdsWord(sql`plain_words(v.name)`, word)}
    union all select x.id from wins x where ${holdsWord(sql`plain_words(x.citation)`, word)}
      and not ${correctedBeforeItHung(sql`x.id`)}
    union all select x.id from nominations n join wins x on x.nomination_id = n.id
      where ${holdsWord(sql`plain_words(n.story)`, word)}
    union all select c.win_id from win_corrections c where ${holdsWord(sql`plain_words(c.after)`, word)}
      and not ${correctedBeforeItHung(sql`c.win_id`, sql`n.corrected_at > c.corrected_at`)})`;
}

function correctedBeforeItHung(winId: SQL, later = sql`true`): SQL {
  return sql`exists (select 1 from win_corrections n join wins h on h.id = n.win_id
    where n.win_id = ${winId} and n.corrected_at < h.announced_at and ${later})`;
}

function isOfPerson(personId: string): SQL {
  return sql`w.id in (
    select id from wins where winner_person_id = ${personId}
    union all
    select x.id from seats s join wins x on x.winner_unit_id = s.unit_id
      where s.person_id = ${personId} and s.valid @> x.picked_at)`;
}

function isOfUnit(unitId: string): SQL {
  const at = moment();
  return sql`w.id in (
    with recursive below as (
      select ${unitId}::uuid as id
      union
      select v.unit_id from unit_versions v join below on v.parent_id = below.id and v.valid @> ${at}
    )
    select x.id from below join wins x on x.winner_unit_id = below.id
    union all
    select x.id from below join seats s on s.unit_id = below.id join wins x on x.winner_person_id = s.person_id
      where s.valid @> ${at} or s.valid @> x.picked_at)`;
}

function moment(): SQL {
  return sql`${now().toISOString()}::timestamptz`;
}

type Row = HungFrame &
  Omit<FrameRow, "frame" | "announcedAt" | "winnerPersonId"> &
  Parameters<typeof nomineeOf>[0] & { announcedAt: string };

function frameOf(row: Row): FrameRow {
  const { winId, awardId, awardName, isJacket, isNewestJacket, month } = row;
  const { citation, voices, voiceTeams, claps, pictureId } = row;
  const winner = { ...nomineeOf(row), pictureId };
  return {
    frame: {
      winId,
      awardId,
      awardName,
      isJacket,
      isNewestJacket,
      month,
      winner,
      citation,
      voices,
      voiceTeams,
      claps,
    },
    awardSlug: row.awardSlug,
    nominationId: row.nominationId,
    winnerPersonId: row.personId,
    leadId: row.leadId,
    showPicture: row.showPicture,
    announcedAt: new Date(row.announcedAt),
  };
}
