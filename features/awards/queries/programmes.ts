import { type SQL, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { canRunAwards } from "../policy";
import { turnAfter } from "../rules/calendar";
import { nomineeOf } from "../rules/nominee";
import type { Bonds } from "../types";
import type { Programme, ProgrammeDesk, ProgrammePage, RunningTurn } from "../types/programme";
import { readBonds } from "./read-cases";
import { readTimeZone } from "./time-zone";

/** Every award that is given, the jacket first, with who holds it and when it opens. @throws AppError not_signed_in */
export async function listProgrammes(actor: Actor): Promise<Programme[]> {
  requireInside(actor);
  return readProgrammes(sql`a.ended_at is null`);
}

/** One award with its rules and its panel; an ended one too. @throws AppError not_signed_in, not_found */
export async function getProgramme(actor: Actor, slug: string): Promise<ProgrammePage> {
  requireInside(actor);
  const [programme] = await readProgrammes(sql`a.slug = ${slug}`);
  if (!programme) throw new AppError("not_found", "There is no such award.");
  return { ...programme, panel: await readPanel(programme.id) };
}

/**
 * One award as those who run it see it. Stories about the reader or their table are not counted.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function getProgrammeDesk(actor: Actor, slug: string): Promise<ProgrammeDesk> {
  authorize(actor, canRunAwards(actor));
  const programme = await getProgramme(actor, slug);
  const bonds = actor.kind === "person" ? await readBonds(getDb(), actor.personId) : null;
  const [cycles, units] = await Promise.all([readCycles(programme.id, bonds), readUnits()]);
  return { ...programme, cycles, units };
}

type Row = Omit<Programme, "holder" | "next" | "timeZone" | "running"> & {
  holder: (Parameters<typeof nomineeOf>[0] & { winId: string; month: string }) | null;
  running: RunningTurn | null;
};

async function readProgrammes(which: ReturnType<typeof sql>): Promise<Programme[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const timeZone = await readTimeZone(getDb());
  const rows = (await getDb().execute(sql`
    select a.id, a.slug, a.name, a.description, a.sign, a.is_jacket as "isJacket", a.rules, a.ended_at is not null as "hasEnded",
      a.rules_since as "rulesSince", u.name as "unitName",
      (select count(*)::int from hung_wins where award_id = a.id) as wins,
      (select json_build_object('winId', w.id, 'month', w.month, 'personId', w.winner_person_id,
          'unitId', w.winner_unit_id, 'givenName', p.given_name, 'familyName', p.family_name, 'title', p.title,
          'pictureId', case when w.show_picture then coalesce(w.picture_id, p.picture_id) end,
          'teamName', v.name)
        from hung_wins w left join people p on p.id = w.winner_person_id
        left join seats s on s.person_id = p.id and s.valid @> ${at}
        left join unit_versions v on v.unit_id = coalesce(w.winner_unit_id, s.unit_id) and v.valid @> ${at}
        where w.award_id = a.id order by w.month desc, w.announced_at desc limit 1) as holder,
      (select json_build_object('cycleId', c.id, 'month', c.month, 'rules', c.rules, 'unitName', (select name from unit_versions
            where unit_id = (c.rules ->> 'unitId')::uuid and valid @> ${at}),
          'stage', case c.state when 'open' then 'open' else 'deciding' end,
          'nominationsCloseAt', c.nominations_close_at, 'screenBy', c.screen_by, 'decideBy', c.decide_by, 'announceAt', c.announce_at)
        from cycles c where c.award_id = a.id and c.state in ('open', 'screening', 'judging', 'decided')
        order by c.state = 'open' desc, c.month desc limit 1) as running
    from awards a
    left join unit_versions u on u.unit_id = (a.rules ->> 'unitId')::uuid and u.valid @> ${at}
    where ${which} order by a.position, a.id`)) as unknown as Row[];
  return rows.map((row) => ({
    ...row,
    rulesSince: new Date(row.rulesSince),
    holder: row.holder && { winId: row.holder.winId, month: row.holder.month, winner: nomineeOf(row.holder) },
    running: row.running && {
      ...row.running,
      nominationsCloseAt: new Date(row.running.nominationsCloseAt),
      screenBy: row.running.screenBy && new Date(row.running.screenBy),
      decideBy: new Date(row.running.decideBy),
      announceAt: new Date(row.running.announceAt),
    },
    next: row.hasEnded ? null : turnAfter(row.rules.calendar, timeZone, now()),
    timeZone,
  }));
}

async function readPanel(awardId: string): Promise<ProgrammePage["panel"]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  return (await getDb().execute(sql`
    select p.id as "personId", p.name, p.title, p.picture_id as "pictureId"
    from panel_members m join people p on p.id = m.person_id
    where m.award_id = ${awardId} and (p.left_at is null or p.left_at > ${at})
    order by p.given_name collate "und-x-icu", p.family_name collate "und-x-icu", p.id`)) as unknown as ProgrammePage["panel"];
}

async function readCycles(awardId: string, bonds: Bonds | null): Promise<ProgrammeDesk["cycles"]> {
  const rows = (await getDb().execute(sql`
    select id, month::text as month, state, nominations_close_at as "nominationsCloseAt", announce_at as "announceAt",
      (rules ->> 'screened')::boolean as "isScreened",
      (select count(*)::int from nominations n
        where n.cycle_id = cycles.id and n.withdrawn_at is null and ${bonds ? notAbout(bonds) : sql`true`}) as stories
    from cycles where award_id = ${awardId} order by cycles.month desc limit 6`)) as unknown as ProgrammeDesk["cycles"];
  return rows.map((row) => ({
    ...row,
    nominationsCloseAt: new Date(row.nominationsCloseAt),
    announceAt: new Date(row.announceAt),
  }));
}

/** That a nomination `n` is not about the reader or their table: what they count must not tell that they were put up. */
function notAbout({ personId, teamId, leads }: Bonds): SQL {
  const tables = [teamId, ...leads].flatMap((id) => id ?? []);
  const isTheirTable = tables.length > 0 ? sql`coalesce(n.nominee_unit_id in ${tables}, false)` : sql`false`;
  return sql`(n.nominee_person_id is distinct from ${personId} and not ${isTheirTable})`;
}

async function readUnits(): Promise<ProgrammeDesk["units"]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  return (await getDb().execute(sql`
    select unit_id as id, name from unit_versions
    where valid @> ${at} and kind not in ('company', 'team')
    order by name collate "und-x-icu", unit_id`)) as unknown as ProgrammeDesk["units"];
}
