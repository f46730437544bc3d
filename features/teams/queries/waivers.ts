import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { canChangeTree } from "../policy";
import { WAIVER_REMINDER_DAYS } from "../rules";
import type { OverTeam, Waiver } from "../types";

/** The waiver that runs for a team, for everybody to see; null without one. @throws AppError not_signed_in */
export async function getWaiver(actor: Actor, unitId: string): Promise<Waiver | null> {
  requireInside(actor);
  if (!isId(unitId)) return null;
  const [waiver] = await readWaivers(sql`w.unit_id = ${unitId} and w.valid @> ${at()}`);
  return waiver ?? null;
}

/** Every waiver that runs, the next to end first, then the fifty that ended last. @throws AppError not_signed_in, forbidden */
export async function listWaivers(actor: Actor): Promise<Waiver[]> {
  authorize(actor, canChangeTree(actor), "The people team looks after waivers.");
  const [running, past] = await Promise.all([
    readWaivers(sql`w.valid @> ${at()}`),
    readWaivers(sql`upper(w.valid) <= ${at()}`, sql`desc limit 50`),
  ]);
  return [...running, ...past];
}

/** Waivers that end within two weeks, of tables that this person leads or that they approved. @throws AppError not_signed_in */
export async function listEndingWaivers(actor: Actor): Promise<Waiver[]> {
  const { personId } = requirePerson(actor);
  return readWaivers(sql`w.valid @> ${at()}
    and upper(w.valid) <= ${at()} + make_interval(days => ${WAIVER_REMINDER_DAYS})
    and (w.approved_by = ${personId} or v.lead_id = ${personId})`);
}

/** Teams with more people than two pizzas feed, the largest first, at most 200. @throws AppError not_signed_in, forbidden */
export async function listTeamsOver(actor: Actor): Promise<OverTeam[]> {
  authorize(actor, canChangeTree(actor), "The people team looks after teams over the limit.");
  const rows = (await getDb().execute(sql`
    select v.unit_id as id, v.name, up.name as "parentName", s.people,
      (select upper(w.valid)::text from team_waivers w where w.unit_id = v.unit_id and w.valid @> ${at()}) as "waivedUntil"
    from (select unit_id, count(*)::int as people from seats where valid @> ${at()} group by unit_id) s
    join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${at()}
    join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${at()}
    where s.people > (select team_limit from company)
    order by s.people desc, v.name collate "und-x-icu" limit 200`)) as unknown as Row<
    OverTeam,
    "waivedUntil"
  >[];
  return rows.map((row) => ({ ...row, waivedUntil: row.waivedUntil ? new Date(row.waivedUntil) : null }));
}

/** A row whose moments are still text. */
type Row<T, Moments extends keyof T> = Omit<T, Moments> & Record<Moments, string>;

async function readWaivers(which: ReturnType<typeof sql>, order = sql``): Promise<Waiver[]> {
  const rows = (await getDb().execute(sql`
    select w.unit_id as "unitId", v.name as "teamName", w.seats, w.reason,
      json_build_object('id', p.id, 'name', p.name) as approver,
      lower(w.valid)::text as since, upper(w.valid)::text as "endsAt",
      (select count(*)::int from seats s where s.unit_id = w.unit_id and s.valid @> ${at()}) as people
    from team_waivers w join people p on p.id = w.approved_by
    join lateral (
      select name, lead_id, valid from unit_versions where unit_id = w.unit_id order by valid desc limit 1
    ) v on true
    where ${which} and (upper_inf(v.valid) or upper(w.valid) <= ${at()})
    order by upper(w.valid) ${order}`)) as unknown as Row<Waiver, "since" | "endsAt">[];
  return rows.map((row) => ({ ...row, since: new Date(row.since), endsAt: new Date(row.endsAt) }));
}

function at() {
  return sql`${now().toISOString()}::timestamptz`;
}
