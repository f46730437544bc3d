import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { tiesTo, whyNotSecond } from "../policy";
import type { Case, NominationTickets, OpenCycle } from "../types";
import { listOpenCycles } from "./cases";
import { readBonds, readCases } from "./read-cases";

/** What of the awards waits for somebody on their rail. @throws AppError not_signed_in */
export async function getNominationTickets(actor: Actor): Promise<NominationTickets> {
  const me = requirePerson(actor);
  const [cycles, consents, panels] = await Promise.all([
    listOpenCycles(actor),
    readConsents(me.personId, me.leads),
    readPanels(me.personId),
  ]);
  return { second: await findCaseToSecond(me.personId, cycles), consents, panels };
}

/** One case that this person may speak for; another person gets another one, so that every case is read by somebody. */
async function findCaseToSecond(
  personId: string,
  cycles: readonly OpenCycle[],
): Promise<NominationTickets["second"]> {
  if (cycles.length === 0) return null;
  const [bonds, ...perCycle] = await Promise.all([
    readBonds(getDb(), personId),
    ...cycles.map((cycle) => readCases(getDb(), { cycleId: cycle.id })),
  ]);
  const open = perCycle.flatMap((cases, i) =>
    cases
      .map((about) => ({ about, awardName: cycles[i]?.awardName ?? "", ties: tiesTo(bonds, about, cases) }))
      .filter(({ ties }) => !ties.isTheirs && whyNotSecond(ties) === null),
  );
  const key = ({ about }: { about: Case }) =>
    createHash("sha256").update(`${personId}:${about.id}`).digest("hex");
  const [chosen] = open.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (!chosen) return null;
  const { about, awardName } = chosen;
  return {
    nominationId: about.id,
    awardName,
    nominee: about.nominee,
    firstVoice: about.voices[0]?.name ?? "",
    otherVoices: about.voices.length - 1,
    quote: about.story,
  };
}

async function readConsents(
  personId: string,
  leads: readonly string[],
): Promise<NominationTickets["consents"]> {
  const units = sql`(${
    leads.length > 0
      ? sql.join(
          leads.map((id) => sql`${id}::uuid`),
          sql`, `,
        )
      : null
  })`;
  const rows = await getDb().execute(sql`
    select w.id as "winId", a.name as "awardName", w.month::text as month
    from wins w join awards a on a.id = w.award_id
    where w.consent = 'asked' and (w.winner_person_id = ${personId} or w.winner_unit_id in ${units})
    order by w.month`);
  return rows as unknown as NominationTickets["consents"];
}

/** Cycles that this person judges now. Cases for the person or their table are not counted: they hear nothing of them. */
async function readPanels(personId: string): Promise<NominationTickets["panels"]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select c.id as "cycleId", a.name as "awardName", c.month::text as month, count(n.id)::int as stories,
      count(n.id) filter (where r.person_id is null)::int as unread
    from panel_members m join awards a on a.id = m.award_id
    join cycles c on c.award_id = a.id and c.state = 'judging'
    join nominations n on n.cycle_id = c.id and n.withdrawn_at is null
      and n.nominee_person_id is distinct from m.person_id
      and not exists (select 1 from seats s
        where s.person_id = m.person_id and s.unit_id = n.nominee_unit_id and s.valid @> ${at})
      and not exists (select 1 from unit_versions v
        where v.lead_id = m.person_id and v.unit_id = n.nominee_unit_id and v.valid @> ${at})
    left join panel_sheets r on r.nomination_id = n.id and r.person_id = m.person_id
    where m.person_id = ${personId}
    group by c.id, a.name, c.month order by c.month`);
  return rows as unknown as NominationTickets["panels"];
}
