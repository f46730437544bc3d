import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { type Conflict, conflictOf, tiesTo } from "../policy";
import { yearBefore } from "../rules/fairness";
import { type Progress, progressOf } from "../rules/first-pass";
import type { Bonds, Case } from "../types";
import { readCases } from "./read-cases";

type Member = { personId: string; name: string; pictureId: string | null };

type SheetRow = {
  nominationId: string;
  personId: string;
  scores: (number | null)[] | null;
  knows: boolean;
  satOut: string | null;
  isLocked: boolean;
};

/** A panel at work on one cycle: its cases, and what each member did with each. Never sent to a page as it is. */
export type PanelAtWork = {
  /** On the shortlist and not taken back. */
  cases: Case[];
  members: Member[];
  sheets: SheetRow[];
  conflict: (personId: string, nominationId: string) => Conflict | null;
  progress: (personId: string, nominationId: string) => Progress;
  /** What each member did, story by story. */
  done: () => Map<string, Progress[]>;
};

/** Reads a panel at work, in the caller's transaction; what of it somebody may see the caller decides. */
export async function readPanelAtWork(
  db: Db,
  cycle: { id: string; awardId: string; rules: { criteria: unknown[] } },
): Promise<PanelAtWork> {
  const all = await readCases(db, { cycleId: cycle.id });
  const cases = all.filter(({ isShortlisted }) => isShortlisted);
  const members = await readMembers(db, cycle.awardId);
  const sheets = await readSheets(db, cycle.id);
  const bonds = await readBondsOfPanel(db, members, cases);
  const spoke = await readSpokeLately(
    db,
    members.map(({ personId }) => personId),
    cases.map(({ nominee }) => nominee.id),
  );
  const conflicts = new Map<string, Conflict | null>();
  for (const { personId } of members) {
    const theirs = bonds.get(personId);
    for (const about of cases) {
      if (!theirs) continue;
      const spokeLately = spoke.has(`${personId} ${about.nominee.id}`);
      conflicts.set(`${personId} ${about.id}`, conflictOf(tiesTo(theirs, about, all), spokeLately));
    }
  }
  const conflict = (personId: string, nominationId: string) =>
    conflicts.get(`${personId} ${nominationId}`) ?? null;
  const byKey = new Map(sheets.map((sheet) => [`${sheet.personId} ${sheet.nominationId}`, sheet]));
  const criteria = cycle.rules.criteria.length;
  const progress = (personId: string, id: string) =>
    progressOf(byKey.get(`${personId} ${id}`), conflict(personId, id), criteria);
  const done = () =>
    new Map(members.map(({ personId }) => [personId, cases.map(({ id }) => progress(personId, id))]));
  return { cases, members, sheets, conflict, progress, done };
}

async function readMembers(db: Db, awardId: string): Promise<Member[]> {
  const rows = await db.execute(sql`
    select p.id as "personId", p.name, p.picture_id as "pictureId"
    from panel_members m join people p on p.id = m.person_id
    where m.award_id = ${awardId} and (p.left_at is null or p.left_at > ${now().toISOString()}::timestamptz)
    order by p.given_name collate "und-x-icu", p.family_name collate "und-x-icu", p.id`);
  return rows as unknown as Member[];
}

async function readSheets(db: Db, cycleId: string): Promise<SheetRow[]> {
  const rows = await db.execute(sql`
    select s.nomination_id as "nominationId", s.person_id as "personId", to_json(s.scores) as scores, s.knows, s.sat_out as "satOut",
      s.locked_at is not null as "isLocked"
    from panel_sheets s join nominations n on n.id = s.nomination_id where n.cycle_id = ${cycleId}`);
  return rows as unknown as SheetRow[];
}

/** What ties each member to the nominees at hand. Lines are walked upwards only, from both ends: a director's is short. */
async function readBondsOfPanel(
  db: Db,
  members: readonly Member[],
  cases: readonly Case[],
): Promise<Map<string, Bonds>> {
  if (members.length === 0) return new Map();
  const ids = members.map(({ personId }) => personId);
  const others = cases.flatMap(({ nominee, leadId }) =>
    nominee.kind === "person" ? nominee.id : (leadId ?? []),
  );
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = (await db.execute(sql`
    with recursive up as (
      select id as root, manager_id as id from people where id in ${[...ids, ...others]} and manager_id is not null
      union
      select up.root, p.manager_id from people p join up on p.id = up.id where p.manager_id is not null
    )
    select p.id as "personId", (select unit_id from seats where person_id = p.id and valid @> ${at}) as "teamId",
      array(select unit_id::text from unit_versions where lead_id = p.id and valid @> ${at}) as leads,
      array(select id::text from up where root = p.id) as above
    from people p where p.id in ${[...ids, ...others]}`)) as unknown as {
    personId: string;
    teamId: string | null;
    leads: string[];
    above: string[];
  }[];
  const below = (personId: string) =>
    rows.filter(({ above }) => above.includes(personId)).map((row) => row.personId);
  return new Map(
    rows
      .filter(({ personId }) => ids.includes(personId))
      .map(({ personId, teamId, leads, above }) => [
        personId,
        { personId, teamId, leads: new Set(leads), line: new Set([...above, ...below(personId)]) },
      ]),
  );
}

/** Which people spoke for which nominees within a year, in any award's cycle, as "person nominee". */
export async function readSpokeLately(db: Db, ids: string[], nominees: string[]): Promise<Set<string>> {
  if (ids.length === 0 || nominees.length === 0) return new Set();
  const rows = await db.execute(sql`
    select distinct x.by as "personId", coalesce(n.nominee_person_id, n.nominee_unit_id) as "nomineeId"
    from nominations n
    cross join lateral (select n.nominated_by as by, n.nominated_at as at
      union all select person_id, seconded_at from seconds where nomination_id = n.id) x
    where n.withdrawn_at is null and x.by in ${ids} and x.at > ${yearBefore(now()).toISOString()}::timestamptz
      and (n.nominee_person_id in ${nominees} or n.nominee_unit_id in ${nominees})`);
  return new Set(rows.map(({ personId, nomineeId }) => `${personId} ${nomineeId}`));
}
