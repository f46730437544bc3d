import { randomBytes } from "node:crypto";
import { closeClient, getDb, getSql } from "@/db/client";
import { cutKeys } from "@/features/ballots/cut";
import { readPublicUnits } from "@/features/ballots/promise";
import { sealContext } from "@/features/ballots/rules/envelope";
import { fingerprintOf, unitHash } from "@/features/ballots/rules/manifest";
import { encodeBallot } from "@/features/ballots/rules/paper";
import { tallyRound } from "@/features/ballots/tally/tally";
import { closeRound, openRound, openServiceRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import * as hpke from "@/lib/hpke";
import { readSealingKeys } from "@/lib/round-keys";
import type { Question, Says } from "./ballots";
import type { Plan, Snapshot } from "./company";

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 5, 9);
const SERVICES = ["Payroll", "IT help", "Facilities"];

/** When a round opens, closes and is counted. */
export function timesOf(round: number): { opens: Date; closes: Date; counted: Date } {
  const opens = FIRST + round * 90 * DAY;
  return { opens: new Date(opens), closes: new Date(opens + 5 * DAY), counted: new Date(opens + 6 * DAY) };
}

/** Empties the portal for the next company. What is kept for ever in a portal is not kept here. */
export async function emptyPortal(): Promise<void> {
  await getSql().begin(async (sql) => {
    const kept = await sql<{ table: string }[]>`
      select tgrelid::regclass::text as table from pg_trigger where tgname = 'frozen_all'`;
    for (const { table } of kept) await sql`alter table ${sql(table)} disable trigger frozen_all`;
    await sql`truncate company, people, units, rounds, services, audit cascade`;
    for (const { table } of kept) await sql`alter table ${sql(table)} enable trigger frozen_all`;
  });
}

/**
 * Once a database: tables of a random company have no limit (how many sit at one is another rule's test), and nothing
 * here has to survive a crash.
 */
export async function preparePortal(): Promise<void> {
  const sql = getSql();
  await sql`alter table seats disable trigger two_pizzas`;
  const [here] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql`alter database ${sql(here?.name ?? "")} set synchronous_commit = off`;
  await closeClient();
}

/** Founds the company, with a few services and somebody of the people team who sits nowhere. @returns their id */
export async function foundPortal({ k }: Plan): Promise<string> {
  const sql = getSql();
  const { opens } = timesOf(0);
  await sql`insert into company (name, created_at, lid_opens_at) values ('Random', ${opens}, ${k})`;
  for (const name of SERVICES) {
    const slug = name.toLowerCase().replace(" ", "-");
    await sql`insert into services (slug, name, created_at) values (${slug}, ${name}, ${new Date(0)})`;
  }
  const [reader] = await sql<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values ('Pat', 'Reader', 'pat@example.org', ${opens}) returning id`;
  return reader?.id ?? "";
}

/** Lets the directory be as the snapshot says from this moment on. */
export async function settle({ tree, seats }: Snapshot, from: Date): Promise<void> {
  await getSql().begin(async (sql) => {
    const people = [
      ...new Set([...seats.map(({ personId }) => personId), ...tree.flatMap(({ leadId }) => leadId ?? [])]),
    ];
    await sql`
      insert into people (id, given_name, family_name, email, created_at)
      select id, 'Person', left(id::text, 8), id || '@example.org', ${from} from unnest(${people}::uuid[]) id
      on conflict do nothing`;
    await sql`
      insert into units (id, created_at) select id, ${from} from unnest(${tree.map(({ id }) => id)}::uuid[]) id
      on conflict do nothing`;
    await sql`update unit_versions set valid = tstzrange(lower(valid), ${from}) where upper_inf(valid)`;
    await sql`
      insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
      select id, "parentId", kind, name, "leadId", tstzrange(${from}, null)
      from json_to_recordset(${JSON.stringify(tree)}::text::json)
        as u(id uuid, "parentId" uuid, kind text, name text, "leadId" uuid)`;
    await sql`
      insert into teams (unit_id) select id from unnest(${tree.filter(({ kind }) => kind === "team").map(({ id }) => id)}::uuid[]) id
      on conflict do nothing`;
    await sql`update seats set valid = tstzrange(lower(valid), ${from}) where upper_inf(valid)`;
    await sql`
      insert into seats (person_id, unit_id, valid)
      select "personId", "unitId", tstzrange(${from}, null)
      from json_to_recordset(${JSON.stringify(seats)}::text::json) as s("personId" uuid, "unitId" uuid)`;
  });
}

/** A question as the portal asks it, with the service it is about. */
export type Asked = Question & { id: string; service: string | null };
export type Opened = { id: string; asked: Asked[] };

/**
 * Opens a round by the portal's own commands. Only its signing keys are numbers without a secret half: cutting hundreds
 * of real ones takes minutes, and nobody asks for a signature here.
 */
export async function open(plan: Plan, round: number): Promise<Opened> {
  const { opens, closes } = timesOf(round);
  const terms = { name: `Round ${round}`, closesAt: closes };
  return at(opens, async () => {
    const { roundId: id } =
      plan.rounds[round]?.kind === "service"
        ? await openServiceRound(SYSTEM, terms)
        : await openRound(SYSTEM, { ...terms, k: plan.k, strict: plan.strict, questionIds: ["hours"] });
    const sql = getSql();
    const boxes = await sql<{ id: string; eligible: number }[]>`
      select answers_in as id, count(*)::int as eligible from round_roster where round_id = ${id} group by 1`;
    for (const box of boxes) {
      await sql`insert into unit_keys (round_id, unit_id, eligible, modulus)
        values (${id}, ${box.id}, ${box.eligible}, ${randomBytes(256)})`;
    }
    await cutKeys(SYSTEM, { roundId: id });
    const asked = await sql<Asked[]>`
      select key, kind, question_id as id, service_id as service
      from round_questions where round_id = ${id} order by position`;
    return { id, asked: [...asked] };
  });
}

/** Puts sealed ballots into the box, as if they had come through its slot, and marks who picked one up. */
export async function fillBox({ id }: Opened, ballots: readonly Says[]): Promise<void> {
  const sql = getSql();
  const seats = await sql<{ person: string; box: string }[]>`
    select person_id as person, answers_in as box from round_roster where round_id = ${id}`;
  const boxOf = new Map(seats.map(({ person, box }) => [person, box]));
  const [round] = await sql<{ manifest: string }[]>`select manifest from rounds where id = ${id}`;
  const keys = await readSealingKeys(id);
  if (!round || !keys) throw new Error("the round did not open");
  const manifestHash = await fingerprintOf(round.manifest);
  const units = await readPublicUnits(getDb(), id);
  const places = new Map(
    await Promise.all(
      units.map(async (unit) => [unit.id, { manifestHash, unitHash: await unitHash(unit) }] as const),
    ),
  );
  const rows = ballots.flatMap(({ personId, ...says }) => {
    const box = boxOf.get(personId);
    const place = box && places.get(box);
    if (!place) return [];
    const publicKey = randomBytes(65);
    const sealed = hpke.seal(
      keys.publicKey,
      encodeBallot(says),
      sealContext({ place, publicKey, version: 1 }),
    );
    return [{ round_id: id, unit_id: box, version: 1, public_key: publicKey, sealed: Buffer.from(sealed) }];
  });
  if (rows.length === 0) return;
  const answered = ballots.flatMap(({ personId }) => (boxOf.has(personId) ? [personId] : []));
  await sql`insert into issuances ${sql(answered.map((person_id) => ({ round_id: id, person_id, blinded_hash: randomBytes(32) })))}`;
  await sql`insert into sealed_ballots ${sql(rows)}`;
}

/** Closes the round at its hour and counts it. */
export async function count({ id }: Opened, round: number): Promise<void> {
  const { counted } = timesOf(round);
  await at(counted, () => closeRound(SYSTEM, { roundId: id }));
  await at(counted, () => tallyRound(SYSTEM, { roundId: id }));
}
