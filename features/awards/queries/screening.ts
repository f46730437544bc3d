import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { canRunAwards, tiesTo, whyNotScreen } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import { nameOfCase } from "../rules/read-words";
import type { Bonds, Case } from "../types";
import type { ReturnedTicket, ScreenedCase, Screening, ScreeningTicket } from "../types/programme";
import { readBonds, readCases } from "./read-cases";
import { readTimeZone } from "./time-zone";

/**
 * The turns of an award whose cases the people team reads, oldest first; each with every case but those for the reader
 * or their table.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function listScreenings(actor: Actor, awardSlug: string): Promise<Screening[]> {
  const me = requirePerson(actor);
  authorize(actor, canRunAwards(actor));
  const turns = await readTurns(awardSlug);
  if (turns.length === 0) {
    const known = await getDb().execute(sql`select 1 from awards where slug = ${awardSlug}`);
    if (known.length === 0) throw new AppError("not_found", "There is no such award.");
  }
  const bonds = await readBonds(getDb(), me.personId);
  return Promise.all(turns.map(async (turn) => ({ ...turn, cases: await casesFor(bonds, turn.cycleId) })));
}

/** Where cases wait to be read by the people team; nothing for everybody else. @throws AppError not_signed_in */
export async function getScreeningTickets(actor: Actor): Promise<ScreeningTicket[]> {
  const me = requirePerson(actor);
  if (!canRunAwards(actor)) return [];
  const turns = await readTurns(null);
  if (turns.length === 0) return [];
  const [bonds, timeZone] = await Promise.all([readBonds(getDb(), me.personId), readTimeZone(getDb())]);
  const counted = await Promise.all(
    turns.map(async ({ cycleId, awardSlug, awardName, month, screenBy }) => {
      const cases = await casesFor(bonds, cycleId);
      const waiting = cases.filter(({ screening, whyNot }) => screening === "waiting" && !whyNot).length;
      return { cycleId, awardSlug, awardName, month, screenBy, timeZone, waiting };
    }),
  );
  return counted.filter(({ waiting }) => waiting > 0);
}

/** Cases of this person that came back and can still be mended, those that close first before. @throws AppError not_signed_in */
export async function listReturnedCases(actor: Actor): Promise<ReturnedTicket[]> {
  const { personId } = requirePerson(actor);
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select n.id as "nominationId", a.name as "awardName", coalesce(p.given_name, v.name, 'a team') as "nomineeName",
      n.screening_note as note, c.nominations_close_at as "nominationsCloseAt"
    from nominations n join cycles c on c.id = n.cycle_id and c.state = 'open' join awards a on a.id = c.award_id
    left join people p on p.id = n.nominee_person_id
    left join unit_versions v on v.unit_id = n.nominee_unit_id and v.valid @> ${at}
    where n.nominated_by = ${personId} and n.screening = 'returned' and n.withdrawn_at is null
      and c.nominations_close_at > ${at}
    order by c.nominations_close_at, n.id limit 3`);
  if (rows.length === 0) return [];
  const timeZone = await readTimeZone(getDb());
  return (rows as unknown as Omit<ReturnedTicket, "timeZone">[]).map((row) => ({
    ...row,
    timeZone,
    nominationsCloseAt: new Date(row.nominationsCloseAt),
  }));
}

type Turn = Omit<Screening, "cases">;

async function readTurns(awardSlug: string | null): Promise<Turn[]> {
  const rows = await getDb().execute(sql`
    select c.id as "cycleId", c.month::text as month, a.name as "awardName", a.slug as "awardSlug", a.sign, c.state,
      c.nominations_close_at as "nominationsCloseAt", c.screen_by as "screenBy", c.rules
    from cycles c join awards a on a.id = c.award_id
    where c.state in ('open', 'screening') and c.screen_by is not null
      and (${awardSlug}::text is null or a.slug = ${awardSlug})
    order by c.month, a.position`);
  return (rows as unknown as (Turn & { rules: AwardRules })[]).map((row) => ({
    ...row,
    nominationsCloseAt: new Date(row.nominationsCloseAt),
    screenBy: new Date(row.screenBy),
  }));
}

async function casesFor(bonds: Bonds, cycleId: string): Promise<ScreenedCase[]> {
  const all = await readCases(getDb(), { cycleId });
  return all
    .map((about) => ({ about, ties: tiesTo(bonds, about, all) }))
    .filter(({ ties }) => !ties.isTheirs && !ties.sameTeam)
    .map(({ about, ties }) => screenedCase(about, whyNotScreen(ties)));
}

function screenedCase(about: Case, whyNot: string | null): ScreenedCase {
  const { id, nominee, story, values, files, voices, screening, screeningNote } = about;
  return {
    id,
    nominee,
    story,
    helped: [...about.helpedBy.map(({ name }) => name), about.helped].filter(Boolean).join(", "),
    values,
    files,
    voices,
    screening,
    hasPicture: about.pictureId !== null,
    note: screeningNote,
    read: nameOfCase(about),
    whyNot,
  };
}
