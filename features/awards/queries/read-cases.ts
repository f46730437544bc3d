import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { nomineeOf } from "../rules/nominee";
import type { Bonds, Case, CaseFile, Helped, Nominee, Voice } from "../types";

/**
 * The cases of a cycle (those taken back left out), or one case whatever its state. For this feature's queries and
 * commands, inside the caller's transaction; what of it somebody may see they decide.
 */
export async function readCases(
  db: Db,
  which: { cycleId: string } | { nominationId: string },
): Promise<Case[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const chosen =
    "cycleId" in which
      ? sql`n.cycle_id = ${which.cycleId} and n.withdrawn_at is null`
      : sql`n.id = ${which.nominationId}`;
  const rows = await db.execute(sql`
    select n.id, n.cycle_id as "cycleId", n.story, n.helped, n.picture_id as "casePictureId", n.values, n.screening,
      n.screening_note as "screeningNote", n.shortlisted_at is not null as "isShortlisted",
      n.withdrawn_at is not null as "isWithdrawn",
      case when n.nominee_person_id is null then coalesce(v.kind = 'team', false)
        else p.left_at is null or p.left_at > ${at} end as "isHere",
      n.nominee_person_id as "personId", n.nominee_unit_id as "unitId",
      p.given_name as "givenName", p.family_name as "familyName", p.title, p.picture_id as "pictureId",
      s.unit_id as "seatId", v.name as "teamName", v.lead_id as "leadId", d.name as "departmentName",
      (select json_agg(json_build_object(
          'personId', x.person_id, 'name', xp.given_name || ' ' || xp.family_name, 'givenName', xp.given_name,
          'pictureId', xp.picture_id, 'teamId', xs.unit_id, 'words', x.words, 'nominated', x.nominated
        ) order by x.nominated desc, x.at, x.person_id)
        from (select n.nominated_by as person_id, '' as words, true as nominated, n.nominated_at as at
          union all select person_id, reason, false, seconded_at from seconds where nomination_id = n.id) x
        join people xp on xp.id = x.person_id
        left join seats xs on xs.person_id = x.person_id and xs.valid @> ${at}) as voices,
      (select coalesce(json_agg(json_build_object('kind', case when h.person_id is null then 'team' else 'person' end,
          'id', coalesce(h.person_id, h.unit_id), 'name', coalesce(hp.name, hv.name, 'A team'), 'pictureId', hp.picture_id
        ) order by hp.name is null, coalesce(hp.name, hv.name), h.id), '[]')
        from nomination_helped h left join people hp on hp.id = h.person_id
        left join unit_versions hv on hv.unit_id = h.unit_id and hv.valid @> ${at}
        where h.nomination_id = n.id) as "helpedBy",
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by f.added_at, f.id), '[]')
        from nomination_files f where f.nomination_id = n.id) as files
    from nominations n
    left join people p on p.id = n.nominee_person_id
    left join seats s on s.person_id = p.id and s.valid @> ${at}
    left join unit_versions v on v.unit_id = coalesce(n.nominee_unit_id, s.unit_id) and v.valid @> ${at}
    left join unit_versions d on d.unit_id = v.parent_id and d.valid @> ${at} and d.kind <> 'company'
    where ${chosen}
    order by n.nominated_at, n.id`);
  return (rows as unknown as Row[]).map(caseOf);
}

type Row = {
  id: string;
  cycleId: string;
  story: string;
  helped: string;
  isWithdrawn: boolean;
  values: string[];
  screening: Case["screening"];
  screeningNote: string;
  isShortlisted: boolean;
  isHere: boolean;
  casePictureId: string | null;
  helpedBy: Helped[];
  files: CaseFile[];
  personId: string | null;
  unitId: string | null;
  givenName: string | null;
  familyName: string | null;
  title: string | null;
  pictureId: string | null;
  seatId: string | null;
  teamName: string | null;
  leadId: string | null;
  departmentName: string | null;
  voices: Voice[];
};

function caseOf(row: Row): Case {
  return {
    id: row.id,
    cycleId: row.cycleId,
    story: row.story,
    helped: row.helped,
    isWithdrawn: row.isWithdrawn,
    values: row.values,
    screening: row.screening,
    screeningNote: row.screeningNote,
    isShortlisted: row.isShortlisted,
    isHere: row.isHere,
    pictureId: row.casePictureId,
    helpedBy: row.helpedBy,
    files: row.files,
    voices: row.voices,
    departmentName: row.departmentName,
    familyName: row.familyName,
    nominee: nomineeOf(row),
    teamId: row.unitId ?? row.seatId,
    leadId: row.unitId ? row.leadId : null,
  };
}

/** Reads what ties somebody to others at this moment, in the caller's transaction. */
export async function readBonds(db: Db, personId: string): Promise<Bonds> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const [row] = (await db.execute(sql`
    with recursive above as (
      select manager_id as id from people where id = ${personId} and manager_id is not null
      union
      select p.manager_id from people p join above on p.id = above.id where p.manager_id is not null
    ), below as (
      select id from people where manager_id = ${personId}
      union
      select p.id from people p join below on p.manager_id = below.id
    )
    select (select unit_id from seats where person_id = ${personId} and valid @> ${at}) as "teamId",
      array(select unit_id::text from unit_versions where lead_id = ${personId} and valid @> ${at}) as leads,
      array(select id::text from above union select id::text from below) as line`)) as unknown as {
    teamId: string | null;
    leads: string[];
    line: string[];
  }[];
  return { personId, teamId: row?.teamId ?? null, leads: new Set(row?.leads), line: new Set(row?.line) };
}

/** The nominee by id, if they can be nominated now. @throws AppError not_found */
export async function requireNominee(
  db: Db,
  ids: { nomineePersonId?: string; nomineeUnitId?: string },
): Promise<Pick<Case, "nominee" | "teamId" | "leadId">> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = ids.nomineePersonId
    ? await db.execute(sql`
        select p.id as "personId", null as "unitId", p.given_name as "givenName", p.family_name as "familyName",
          p.title, p.picture_id as "pictureId", v.name as "teamName", s.unit_id as "seatId", null as "leadId"
        from people p
        left join seats s on s.person_id = p.id and s.valid @> ${at}
        left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${at}
        where p.id = ${ids.nomineePersonId} and (p.left_at is null or p.left_at > ${at})`)
    : await db.execute(sql`
        select null as "personId", unit_id as "unitId", null as "givenName", null as "familyName", null as title,
          null as "pictureId", name as "teamName", unit_id as "seatId", lead_id as "leadId"
        from unit_versions
        where unit_id = ${ids.nomineeUnitId ?? null} and kind = 'team' and valid @> ${at}`);
  const [row] = rows as unknown as (Parameters<typeof nomineeOf>[0] & {
    seatId: string;
    leadId: string | null;
  })[];
  if (!row) throw new AppError("not_found", "We cannot find them here. Choose somebody from the list.");
  return { nominee: nomineeOf(row), teamId: row.seatId, leadId: row.leadId };
}

/**
 * The months in which a nominee won an award, newest first: what hangs, as everybody knows it, or with `alsoAsked` all
 * that somebody won and did not decline, announced or not. Of the latter nothing may be told before its announcement.
 */
export async function readWonMonths(
  db: Db,
  awardId: string,
  nominee: Pick<Nominee, "kind" | "id">,
  { alsoAsked }: { alsoAsked: boolean },
): Promise<string[]> {
  const column = sql.raw(nominee.kind === "person" ? "winner_person_id" : "winner_unit_id");
  const rows = await db.execute(sql`
    select month::text as month from wins
    where award_id = ${awardId} and ${column} = ${nominee.id}
      and ((consent = 'given' and announced_at is not null) or (consent <> 'declined' and ${alsoAsked}))
    order by month desc`);
  return rows.map((row) => String(row.month));
}
