import { getSql } from "@/db/client";
import { closeRound, openRound } from "@/features/surveys/commands";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { castBallot } from "./cast";
import { cutKeys } from "./cut";
import { sealBallot } from "./device/seal-ballot";
import { finishToken, newToken, type Token } from "./device/token";
import { issueBallot } from "./issue";
import { getBallotForm } from "./queries";
import { type CastMessage, decodeCast } from "./rules/envelope";
import type { BallotAnswers } from "./rules/paper";
import { tallyRound } from "./tally/tally";

export const DAY = 86_400_000;
export const MONDAY = new Date("2026-03-02T09:00:00Z");
export const FRIDAY = new Date(MONDAY.getTime() + 4 * DAY);

export type TestCompany = {
  id: string;
  /** Leads the company, is of the people team and has no seat. */
  boss: PersonActor;
  teams: { id: string; people: PersonActor[] }[];
};

export function actorOf(personId: string, roles: PersonActor["roles"] = []): PersonActor {
  return { kind: "person", personId, name: "Somebody", roles, leads: [], owns: [], judges: [] };
}

/** For tests: a company with one team of each size, and a boss above them. */
export async function foundCompany(sizes: readonly number[]): Promise<TestCompany> {
  const sql = getSql();
  await sql`insert into company (name, created_at, team_limit) values ('Test', ${MONDAY}, 8)`;
  const newUnit = async (kind: string, name: string, parent: string | null, lead: string | null) => {
    const [unit] = await sql<
      { id: string }[]
    >`insert into units (created_at) values (${MONDAY}) returning id`;
    const id = unit?.id as string;
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
      values (${id}, ${parent}, ${kind}, ${name}, ${lead}, tstzrange('2020-01-01', null))`;
    return id;
  };
  const newPerson = async (name: string) => {
    const [person] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${name}, 'Test', ${`${name}@example.org`}, ${MONDAY}) returning id`;
    return actorOf(person?.id as string);
  };
  const boss = { ...(await newPerson("boss")), roles: ["people_team" as const] };
  const id = await newUnit("company", "Test", null, boss.personId);
  const teams: TestCompany["teams"] = [];
  for (const [number, size] of sizes.entries()) {
    const teamId = await newUnit("team", `Team of ${size}`, id, null);
    const people = await Promise.all(Array.from({ length: size }, (_, i) => newPerson(`p${number}-${i}`)));
    await sql.begin(async (tx) => {
      await tx`insert into teams (unit_id, ceiling) values (${teamId}, ${size > 8 ? size : null})`;
      await tx`insert into seats (person_id, unit_id, valid)
        select unnest(${people.map((person) => person.personId)}::uuid[]), ${teamId}, tstzrange('2020-01-01', null)`;
    });
    teams.push({ id: teamId, people });
  }
  return { id, boss, teams };
}

/** A pulse of a working week that is open, with the driver "hours" and k = 5. */
export async function openWeek(boss: PersonActor, name: string, from = MONDAY): Promise<string> {
  const closesAt = new Date(from.getTime() + 4 * DAY);
  const plan = { name, closesAt, questionIds: ["hours"], k: 5, strict: false };
  return at(from, async () => {
    const { roundId } = await openRound(boss, plan);
    await cutKeys(SYSTEM, { roundId });
    return roundId;
  });
}

/** Closes a round by hand and counts it. */
export async function finishWeek(boss: PersonActor, roundId: string, time = FRIDAY): Promise<void> {
  await at(time, () => closeRound(boss, { roundId, reason: "The week is over." }));
  await at(time, () => tallyRound(SYSTEM, { roundId }));
}

export function duringWeek<T>(act: () => T): T {
  return at(new Date(MONDAY.getTime() + DAY), act);
}

/** A ballot's plaintext for a pulse that asks "recommend", "hours" and a comment. */
export function saying(score: number, hours = 4, comment = ""): BallotAnswers {
  return { answers: { recommend: score, hours }, comments: { comment } };
}

/** A ballot picked up as a real device does: checked, blinded, signed, unblinded. */
export async function pickUp(who: PersonActor, roundId: string): Promise<Token> {
  const { paper } = await getBallotForm(who, roundId);
  const { secrets, blinded } = await newToken(paper);
  const { signature } = await issueBallot(who, { roundId, blinded });
  return finishToken(paper, secrets, signature);
}

/** The message that a device would send. */
export async function messageOf(
  who: PersonActor,
  roundId: string,
  token: Token,
  says: BallotAnswers,
  version = 1,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; message: CastMessage; receipt: Uint8Array }> {
  const { paper } = await getBallotForm(who, roundId);
  const { message: bytes, receipt } = await sealBallot(paper, token, version, says);
  const message = decodeCast(bytes);
  if (!message) throw new Error("a device sends what the box can read");
  return { bytes, message, receipt };
}

/** Picks up a ballot and casts it. @returns the receipt */
export async function answer(
  who: PersonActor,
  roundId: string,
  score: number,
  hours?: number,
  comment?: string,
) {
  const token = await pickUp(who, roundId);
  const { message, receipt } = await messageOf(who, roundId, token, saying(score, hours, comment));
  const outcome = await castBallot(message);
  if (outcome !== "stored") throw new Error(`the box said ${outcome}`);
  return receipt;
}
