import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { sitsOnPanel, tiesTo, whyNotJudge } from "../policy";
import { coverNames, namesOf } from "../rules/covers";
import { nomineeOf } from "../rules/nominee";
import { countVoices } from "../rules/voices";
import type { Bonds, Case, CoveredStory, Nominee, PanelPage, Piece, Reveal } from "../types";
import { readBonds, readCases } from "./read-cases";

/**
 * The stories of a cycle with every name covered, in an order of the reader's own; a case for the reader is left out.
 * @throws AppError not_signed_in, not_found (also for everybody who is not on the panel)
 */
export async function getPanel(actor: Actor, cycleId: string): Promise<PanelPage> {
  const { cycle, bonds, cases } = await enterPanel(actor, cycleId);
  const { personId } = bonds;
  const [readings, judges] = await Promise.all([readReadings(cycleId), readJudges(cycle.awardId)]);
  // Only readings of the cases below: a count that includes one more would tell the reader that they are nominated.
  const listed = new Set(cases.map(({ id }) => id));
  const readBy = (reader: string) =>
    readings.filter((reading) => reading.personId === reader && listed.has(reading.nominationId));
  const mine = new Set(readBy(personId).map(({ nominationId }) => nominationId));
  const stories = cases.map((about, i) => coverStory(about, i + 1, mine.has(about.id)));
  return {
    cycleId,
    awardName: cycle.awardName,
    isJacket: cycle.isJacket,
    month: cycle.month,
    state: cycle.state,
    criteria: cycle.criteria,
    stories,
    judges: judges.map((judge) => ({
      name: judge.name,
      pictureId: judge.pictureId,
      read: readBy(judge.personId).length,
      isMe: judge.personId === personId,
    })),
    mayLift: stories.length > 0 && stories.every(({ isRead }) => isRead),
  };
}

/**
 * The cases with the covers off, for a panel member who has read every story.
 * @throws AppError not_signed_in, not_found, conflict (stories left to read)
 */
export async function getReveal(actor: Actor, cycleId: string): Promise<Reveal> {
  const { cycle, bonds, cases, all } = await enterPanel(actor, cycleId);
  const readings = await readReadings(cycleId);
  const isRead = (id: string) =>
    readings.some(({ nominationId, personId }) => nominationId === id && personId === bonds.personId);
  if (cycle.state === "judging" && !cases.every(({ id }) => isRead(id))) {
    throw new AppError("conflict", "Read every story first: then the covers come off.");
  }
  const picked = await readPicked(cycleId);
  const isSecret = picked !== null && picked.consent !== "given" && isTheirs(bonds, picked.nominee);
  return {
    cases: cases.map((about, i) => ({
      nominationId: about.id,
      number: i + 1,
      nominee: about.nominee,
      story: about.story,
      helped: about.helped,
      voices: about.voices,
      voiceCount: countVoices(about.voices).voices,
      voiceTeams: countVoices(about.voices).teams,
      whyNotJudge: whyNotJudge(tiesTo(bonds, about, all)),
    })),
    // Somebody on the panel who won, or whose table did, is asked or told like everybody else.
    picked: isSecret ? null : picked,
  };
}

function isTheirs({ personId, teamId, leads }: Bonds, { id }: Nominee): boolean {
  return id === personId || id === teamId || leads.has(id);
}

type CycleRow = Pick<PanelPage, "awardName" | "isJacket" | "month" | "state" | "criteria"> & {
  awardId: string;
};

/** The cycle and its cases as this panel member may know of them. @throws AppError not_signed_in, not_found */
async function enterPanel(actor: Actor, cycleId: string) {
  const { personId } = requirePerson(actor);
  const cycle = isId(cycleId) ? await readCycle(cycleId) : null;
  if (!cycle || !sitsOnPanel(actor, cycle.awardId))
    throw new AppError("not_found", "There is no such panel.");
  const [bonds, all] = await Promise.all([readBonds(getDb(), personId), readCases(getDb(), { cycleId })]);
  const cases = cycle.state === "open" ? [] : inOwnOrder(bonds, all);
  return { cycle, bonds, cases, all };
}

/** Each judge reads in another order, so that no story is always the first. */
function inOwnOrder(bonds: Bonds, cases: readonly Case[]): Case[] {
  const key = ({ id }: Case) => createHash("sha256").update(`${bonds.personId}:${id}`).digest("hex");
  return cases.filter((about) => !tiesTo(bonds, about).isTheirs).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function coverStory(about: Case, number: number, isRead: boolean): CoveredStory {
  const covers = coversFor(about);
  const cover = (words: string): Piece[] => (words ? coverNames(words, covers) : []);
  return {
    nominationId: about.id,
    number,
    story: cover(about.story),
    helped: cover(about.helped),
    others: about.voices.filter(({ words }) => words).map(({ words }) => cover(words)),
    isRead,
  };
}

function coversFor({ nominee, familyName, departmentName, voices }: Case) {
  const nomineeNames =
    nominee.kind === "person"
      ? namesOf({ givenName: nominee.shortName, familyName: familyName ?? "" })
      : [nominee.name];
  const units = [nominee.teamName, departmentName].flatMap((name) => name ?? []);
  return [
    { tape: nominee.kind === "person" ? "The person" : "The team", names: nomineeNames },
    {
      tape: "A colleague",
      names: voices.flatMap(({ name, givenName }) => namesOf(splitName(name, givenName))),
    },
    { tape: "A team", names: units },
  ];
}

function splitName(name: string, givenName: string) {
  return { givenName, familyName: name.slice(givenName.length).trim() };
}

async function readCycle(cycleId: string): Promise<CycleRow | null> {
  const rows = await getDb().execute(sql`
    select a.id as "awardId", a.name as "awardName", a.is_jacket as "isJacket", c.rules -> 'criteria' as criteria, c.month::text as month, c.state
    from cycles c join awards a on a.id = c.award_id where c.id = ${cycleId}`);
  return (rows as unknown as CycleRow[])[0] ?? null;
}

async function readReadings(cycleId: string) {
  const rows = await getDb().execute(sql`
    select r.nomination_id as "nominationId", r.person_id as "personId"
    from panel_sheets r join nominations n on n.id = r.nomination_id
    where n.cycle_id = ${cycleId} and n.withdrawn_at is null`);
  return rows as unknown as { nominationId: string; personId: string }[];
}

async function readJudges(awardId: string) {
  const rows = await getDb().execute(sql`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.picture_id as "pictureId"
    from panel_members m join people p on p.id = m.person_id
    where m.award_id = ${awardId} and p.left_at is null
    order by p.given_name collate "und-x-icu", p.family_name collate "und-x-icu"`);
  return rows as unknown as { personId: string; name: string; pictureId: string | null }[];
}

async function readPicked(cycleId: string): Promise<Reveal["picked"]> {
  const rows = await getDb().execute(sql`
    select w.id as "winId", w.consent, w.citation, w.winner_person_id as "personId", w.winner_unit_id as "unitId",
      p.given_name as "givenName", p.family_name as "familyName", p.title, p.picture_id as "pictureId",
      v.name as "teamName", b.given_name || ' ' || b.family_name as "byName"
    from wins w left join people p on p.id = w.winner_person_id left join people b on b.id = w.picked_by
    left join lateral (
      select name from unit_versions where unit_id = w.winner_unit_id order by lower(valid) desc limit 1) v on true
    where w.cycle_id = ${cycleId}`);
  type Row = Parameters<typeof nomineeOf>[0] & {
    winId: string;
    consent: "asked" | "given" | "declined";
    citation: string;
    byName: string | null;
  };
  const [row] = rows as unknown as Row[];
  if (!row) return null;
  return {
    winId: row.winId,
    consent: row.consent,
    citation: row.citation,
    byName: row.byName ?? "",
    nominee: nomineeOf(row),
  };
}
