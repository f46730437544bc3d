import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canRunAwards, tiesToContender, whyNotTakePart } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import { countVoices } from "../rules/voices";
import { type Contender, contendersOf, stands, whyNotVote } from "../rules/votes";
import type { Bonds, Case, VotePage, VoteStory, VoteTicket } from "../types";
import { readBonds, readCases } from "./read-cases";
import { readStanding } from "./taking-part";
import { readTimeZone } from "./time-zone";

/**
 * A vote of peers: the shortlist in an order of the reader's own, without a case for the reader or their table. Nobody
 * learns how it stands before the count; after it the people team reads totals, and everybody the winner's own.
 * @throws AppError not_signed_in, not_found (also for a shortlist that holds nothing but a case for the reader)
 */
export async function getVote(actor: Actor, cycleId: string): Promise<VotePage> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const cycle = isId(cycleId) ? await readVote(cycleId) : null;
  if (!cycle) throw new AppError("not_found", "There is no such vote.");
  const [bonds, all, standing, mine, votes, winner] = await Promise.all([
    readBonds(db, personId),
    readCases(db, { cycleId }),
    readStanding(db, personId, cycle.rules),
    readMyVote(db, cycleId, personId),
    readVotes(db, cycleId),
    readWinner(cycleId),
  ]);
  const contenders = inOwnOrder(personId, contendersFor(bonds, all));
  if (contenders.length === 0) throw new AppError("not_found", "There is no such vote.");
  const phase = phaseOf(cycle);
  const mayRun = canRunAwards(actor);
  const stories = contenders.map((one) => storyOf(bonds, one, mine));
  const { rules, ...shown } = cycle;
  return {
    ...shown,
    cycleId,
    phase,
    whyNot: whyNotTakePart("vote", rules, standing),
    stories,
    fellAway: phase === "open" && mine !== null && !stories.some(({ isMine }) => isMine),
    totals: mayRun && (phase === "counted" || phase === "over") ? totalsOf(contenders, votes) : null,
    winner,
    mayRun,
  };
}

/** Votes that wait for somebody, and those that the people team has to look at. @throws AppError not_signed_in */
export async function listVoteTickets(actor: Actor): Promise<VoteTicket[]> {
  const { personId } = requirePerson(actor);
  const rows = await getDb().execute(sql`
    select c.id as "cycleId", a.name as "awardName", c.month::text as month, c.decide_by as "decideBy", c.rules,
      c.voters, v.nomination_id as mine
    from cycles c join awards a on a.id = c.award_id
    left join peer_votes v on v.cycle_id = c.id and v.person_id = ${personId}
    where c.state = 'judging' and c.rules ->> 'decidedBy' = 'peers'
    order by c.decide_by, c.id`);
  const cycles = (rows as unknown as Omit<TicketRow, "timeZone">[]).map((row) => ({
    ...row,
    decideBy: new Date(row.decideBy),
  }));
  if (cycles.length === 0) return [];
  const [bonds, timeZone] = await Promise.all([readBonds(getDb(), personId), readTimeZone(getDb())]);
  const tickets = await Promise.all(cycles.map((cycle) => ticketFor(actor, bonds, { ...cycle, timeZone })));
  return tickets.flatMap((ticket) => ticket ?? []);
}

async function ticketFor(actor: Actor, bonds: Bonds, cycle: TicketRow): Promise<VoteTicket | null> {
  const { cycleId, awardName, month, decideBy, timeZone, mine } = cycle;
  const shown = { cycleId, awardName, month, decideBy, timeZone };
  if (cycle.voters !== null)
    return canRunAwards(actor) ? { ...shown, kind: "no_winner", contenders: 0 } : null;
  if (decideBy <= now()) return null;
  const [all, standing] = await Promise.all([
    readCases(getDb(), { cycleId }),
    readStanding(getDb(), bonds.personId, cycle.rules),
  ]);
  if (whyNotTakePart("vote", cycle.rules, standing)) return null;
  const contenders = contendersFor(bonds, all);
  const isFree = contenders.some((one) => !whyNotVote(tiesToContender(bonds, one)));
  if (!isFree || contenders.some(({ cases }) => cases.some(({ id }) => id === mine))) return null;
  return { ...shown, kind: mine ? "again" : "vote", contenders: contenders.length };
}

type TicketRow = Omit<VoteTicket, "kind" | "contenders"> & {
  rules: AwardRules;
  voters: number | null;
  mine: string | null;
};

/** Everybody who can be voted for, without those that the reader hears nothing of. */
function contendersFor(bonds: Bonds, all: readonly Case[]): Contender<Case>[] {
  return contendersOf(all.filter(stands)).filter((one) => !tiesToContender(bonds, one).isTheirs);
}

/** Each reader sees another order, so that nobody is always the first. */
function inOwnOrder(personId: string, contenders: Contender<Case>[]): Contender<Case>[] {
  const key = ({ cases }: Contender<Case>) =>
    createHash("sha256").update(`${personId}:${cases[0].id}`).digest("hex");
  return contenders.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function storyOf(bonds: Bonds, contender: Contender<Case>, mine: string | null): VoteStory {
  const { cases } = contender;
  const [first] = cases;
  const { voices, teams } = countVoices(cases.flatMap((one) => one.voices));
  return {
    nominationId: first.id,
    nominee: first.nominee,
    told: cases.map(({ id, story, helped, helpedBy, voices: [teller] }) => ({
      nominationId: id,
      story,
      helped: [...helpedBy.map(({ name }) => name), ...(helped ? [helped] : [])].join(", "),
      by: teller?.name ?? "",
    })),
    voices,
    voiceTeams: teams,
    isMine: cases.some(({ id }) => id === mine),
    whyNot: whyNotVote(tiesToContender(bonds, contender)),
  };
}

/** Votes by contender, most first; those counted under a story that is gone are nobody's. */
function totalsOf(contenders: readonly Contender<Case>[], votes: ReadonlyMap<string, number>) {
  return contenders
    .map(({ cases }) => ({
      name: cases[0].nominee.name,
      votes: cases.reduce((sum, { id }) => sum + (votes.get(id) ?? 0), 0),
    }))
    .sort((a, b) => b.votes - a.votes || a.name.localeCompare(b.name));
}

function phaseOf({ state, voters, decideBy }: Pick<VoteRow, "state" | "voters" | "decideBy">) {
  if (state === "decided") return "counted";
  if (state !== "judging") return "over";
  if (voters !== null) return voters === 0 ? "nobody_voted" : "nobody_left";
  return decideBy > now() ? "open" : "counting";
}

type VoteRow = Pick<
  VotePage,
  "awardName" | "awardSlug" | "isJacket" | "month" | "decideBy" | "announceAt" | "timeZone"
> & { state: string; voters: number | null; rules: AwardRules };

/** A vote that began, or is over. */
async function readVote(cycleId: string): Promise<VoteRow | null> {
  const rows = await getDb().execute(sql`
    select a.name as "awardName", a.slug as "awardSlug", a.is_jacket as "isJacket", c.month::text as month, c.state,
      c.decide_by as "decideBy", c.announce_at as "announceAt", c.voters, c.rules,
      coalesce((select time_zone from company limit 1), 'UTC') as "timeZone"
    from cycles c join awards a on a.id = c.award_id
    where c.id = ${cycleId} and c.rules ->> 'decidedBy' = 'peers'
      and c.state in ('judging', 'decided', 'announced', 'closed')`);
  const [row] = rows as unknown as VoteRow[];
  return row ? { ...row, decideBy: new Date(row.decideBy), announceAt: new Date(row.announceAt) } : null;
}

/** Votes by story after the count; before it there are none to read. */
export async function readVotes(db: Db, cycleId: string): Promise<Map<string, number>> {
  const rows = await db.execute(sql`
    select id, votes from nominations where cycle_id = ${cycleId} and votes is not null`);
  return new Map(rows.map(({ id, votes }) => [String(id), Number(votes)]));
}

async function readMyVote(db: Db, cycleId: string, personId: string): Promise<string | null> {
  const rows = await db.execute(sql`
    select nomination_id as id from peer_votes where cycle_id = ${cycleId} and person_id = ${personId}`);
  return rows[0] ? String(rows[0].id) : null;
}

/** Whoever hangs for this cycle, with their votes. */
async function readWinner(cycleId: string): Promise<VotePage["winner"]> {
  const rows = await getDb().execute(sql`
    select w.id as "winId", coalesce(p.given_name || ' ' || p.family_name, v.name, 'A team') as name,
      (select sum(o.votes)::int from nominations o where o.cycle_id = w.cycle_id
        and (o.nominee_person_id = w.winner_person_id or o.nominee_unit_id = w.winner_unit_id)) as votes
    from hung_wins w left join people p on p.id = w.winner_person_id
    left join lateral (
      select name from unit_versions where unit_id = w.winner_unit_id order by lower(valid) desc limit 1) v on true
    where w.cycle_id = ${cycleId}`);
  return (rows as unknown as NonNullable<VotePage["winner"]>[])[0] ?? null;
}
