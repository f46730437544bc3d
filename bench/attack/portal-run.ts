import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";
import { ballotsOf, type Says } from "./ballots";
import { type Plan, playOut } from "./company";
import { truthOf } from "./gate-run";
import type { Case, Sheet, Truth } from "./knowledge";
import {
  type Asked,
  count,
  emptyPortal,
  fillBox,
  foundPortal,
  type Opened,
  open,
  settle,
  timesOf,
} from "./portal-play";
import { keyOf, type Notebook, readAll, readLive } from "./portal-read";

/** What a company's rounds showed on the portal's pages, and what is shown that the attacker cannot place. */
export type Portal = { cases: Case[]; strays: string[]; reader: PersonActor; rounds: Opened[] };

/** Plays a company's rounds in the portal, with ballots, tally and all, and reads every page after each of them. */
export async function runPortal(plan: Plan): Promise<Portal> {
  await emptyPortal();
  const reader: PersonActor = {
    kind: "person",
    personId: await foundPortal(plan),
    name: "Pat Reader",
    roles: ["people_team"],
    leads: [],
    owns: [],
    judges: [],
  };
  const notebook: Notebook = { sheets: new Map(), strays: new Set() };
  const truths = new Map<string, Truth>();
  const rounds: Opened[] = [];
  for (const [i, snapshot] of playOut(plan).entries()) {
    if (snapshot.seats.length < plan.k) continue;
    await settle(snapshot, timesOf(i).opens);
    const opened = await open(plan, i);
    rounds.push(opened);
    const ballots = ballotsOf(plan, i, snapshot, opened.asked);
    await fillBox(opened, ballots);
    await readLive(reader, notebook, opened.id);
    await count(opened, i);
    for (const { sheet, truth } of await blankCases(plan, i, opened, ballots)) {
      notebook.sheets.set(keyOf(sheet.round, sheet.service), sheet);
      truths.set(keyOf(sheet.round, sheet.service), truth);
    }
    await readAll(reader, notebook, timesOf(i).counted);
  }
  const cases = [...notebook.sheets].map(([key, sheet]) => ({ sheet, truth: truths.get(key) as Truth }));
  return { cases, strays: [...notebook.strays], reader, rounds };
}

/** The sheets of a round before anything was read: who sits where, and nothing that anybody said. */
async function blankCases(
  plan: Plan,
  i: number,
  { id, asked }: Opened,
  ballots: readonly Says[],
): Promise<Case[]> {
  const sql = getSql();
  const units = await sql<{ id: string; parentId: string | null }[]>`
    select unit_id as id, parent_id as "parentId" from round_units where round_id = ${id}`;
  const seats = await sql<{ personId: string; seatUnitId: string; answersIn: string }[]>`
    select person_id as "personId", seat_unit_id as "seatUnitId", answers_in as "answersIn"
    from round_roster where round_id = ${id}`;
  const boxOf = new Map(seats.map(({ personId, answersIn }) => [personId, answersIn]));
  const root = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const kind = plan.rounds[i]?.kind ?? "pulse";
  const services = [...new Set(asked.map(({ service }) => service))];
  return services.map((service) => {
    const questions = asked.filter((question) => question.service === service);
    const sheet: Sheet = {
      round: id,
      kind,
      service,
      k: plan.k,
      strict: kind === "pulse" && plan.strict,
      tree: kind === "pulse" ? [...units] : flat(root, boxOf),
      boxOf,
      statements: [],
      counts: [],
      comments: [],
    };
    const said = ballots.map((says) => aboutOne(says, questions));
    const named = questions.map((question) => ({ ...question, key: question.id }));
    return { sheet, truth: truthOf(said, named, { units: [], seats: [...seats] }) };
  });
}

/** Everybody who rated a service, and below them the units that people rate for. */
function flat(root: string, boxOf: ReadonlyMap<string, string>): Sheet["tree"] {
  const consumers = [...new Set(boxOf.values())].filter((box) => box !== root);
  return [{ id: root, parentId: null }, ...consumers.map((id) => ({ id, parentId: root }))];
}

/** What a ballot says about one service (or in a pulse), by the bank's names of the questions. */
function aboutOne({ personId, answers, comments }: Says, questions: readonly Asked[]): Says {
  const says: Says = { personId, answers: {}, comments: {} };
  for (const { key, id } of questions) {
    if (answers[key] !== undefined) says.answers[id] = answers[key];
    if (comments[key] !== undefined) says.comments[id] = comments[key];
  }
  return says;
}
