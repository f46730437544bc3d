import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { nomineeOf } from "../rules/nominee";
import type { CycleState, Nominee } from "../types";

/** A win as this feature's commands and queries load it, whether announced or not; never sent to a page as it is. */
export type Win = {
  id: string;
  cycleId: string;
  awardId: string;
  awardName: string;
  isJacket: boolean;
  nominationId: string | null;
  month: string;
  winner: Nominee;
  /** Who answers for the winner: the person, or the team's lead; null for a team without one. */
  answererId: string | null;
  /** Whether the winner still works here, or the team still exists. */
  isHere: boolean;
  /** The last corrected words. */
  citation: string;
  consent: "asked" | "given" | "declined";
  askedAt: Date | null;
  announcedAt: Date | null;
  stoodDownAt: Date | null;
  thankedAt: Date | null;
  showPicture: boolean;
  /** A picture chosen for the frame instead of the portrait. */
  pictureId: string | null;
  wish: string;
  voices: number;
  voiceTeams: number;
  /** Of its cycle. */
  state: CycleState;
  announceAt: Date;
  isSurprise: boolean;
  byPeers: boolean;
};

/** One win, in the caller's transaction; null when there is none. Whoever calls decides who may know of it. */
export async function readWin(db: Db, winId: string): Promise<Win | null> {
  return (await readWins(db, sql`w.id = ${winId}`))[0] ?? null;
}

/** The win that stands for a cycle, announced or not; null when nobody was chosen or the chosen one stood down. */
export async function readStandingWin(db: Db, cycleId: string): Promise<Win | null> {
  return (await readWins(db, sql`w.cycle_id = ${cycleId} and w.stood_down_at is null`))[0] ?? null;
}

/** Wins by a condition on `w` (wins), `c` (cycles) and `v` (the winner's team), newest first. */
export async function readWins(db: Db, wanted: SQL): Promise<Win[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    select w.id, w.cycle_id as "cycleId", w.award_id as "awardId", a.name as "awardName", a.is_jacket as "isJacket",
      w.nomination_id as "nominationId", w.month::text as month, w.consent, w.asked_at as "askedAt",
      w.announced_at as "announcedAt", w.stood_down_at as "stoodDownAt", w.thanked_at as "thankedAt",
      w.show_picture as "showPicture", w.picture_id as "chosenPictureId", w.wish, w.voices, w.voice_teams as "voiceTeams",
      coalesce((select after from win_corrections where win_id = w.id order by corrected_at desc limit 1), w.citation)
        as citation,
      c.state, c.announce_at as "announceAt", (c.rules ->> 'surprise')::boolean as "isSurprise",
      c.rules ->> 'decidedBy' = 'peers' as "byPeers",
      w.winner_person_id as "personId", w.winner_unit_id as "unitId", p.given_name as "givenName",
      p.family_name as "familyName", p.title, p.picture_id as "pictureId", v.name as "teamName",
      case when w.winner_unit_id is null then w.winner_person_id when v.is_here then v.lead_id end as "answererId",
      case when w.winner_unit_id is null then p.left_at is null or p.left_at > ${at}
        else coalesce(v.is_here, false) end as "isHere"
    from wins w join cycles c on c.id = w.cycle_id join awards a on a.id = w.award_id
    left join people p on p.id = w.winner_person_id
    left join seats s on s.person_id = p.id and s.valid @> ${at}
    left join lateral (
      select name, lead_id, valid @> ${at} as is_here from unit_versions
      where unit_id = coalesce(w.winner_unit_id, s.unit_id)
      order by valid @> ${at} desc, lower(valid) desc limit 1) v on true
    where ${wanted}
    order by w.month desc, w.picked_at desc, w.id`);
  return (rows as unknown as Row[]).map(
    ({ chosenPictureId, personId, unitId, givenName, familyName, ...row }) => ({
      ...row,
      winner: nomineeOf({ ...row, personId, unitId, givenName, familyName }),
      pictureId: chosenPictureId,
      askedAt: momentOf(row.askedAt),
      announcedAt: momentOf(row.announcedAt),
      stoodDownAt: momentOf(row.stoodDownAt),
      thankedAt: momentOf(row.thankedAt),
      announceAt: new Date(row.announceAt),
    }),
  );
}

type Row = Omit<Win, "winner"> & Parameters<typeof nomineeOf>[0] & { chosenPictureId: string | null };

function momentOf(said: Date | string | null): Date | null {
  return said === null ? null : new Date(said);
}
