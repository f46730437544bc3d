import { getSql } from "@/db/client";
import { getRecord } from "@/features/ballots/board";
import { getPulseTicket } from "@/features/ballots/queries";
import { getCompanyResult, listCompanyScores } from "@/features/results/queries/company";
import { getResultNews } from "@/features/results/queries/news";
import { getTeamHealth } from "@/features/results/queries/team-health";
import type { CellView } from "@/features/results/types";
import { listServices } from "@/features/services/queries/league";
import { getService } from "@/features/services/queries/service";
import { getRound, listRounds } from "@/features/surveys/queries";
import type { PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import type { Figure, Sheet, Statement } from "./knowledge";

/** A number somewhere in what a query returned: by its name, without the places in lists. */
type Leaf = { path: string; value: number };

/** What has been read of the rounds so far, by round and service. */
export type Notebook = { sheets: Map<string, Sheet>; strays: Set<string> };

/**
 * Every number that a page gets, and what the attacker takes it for. A number of another name is a finding: whoever shows
 * something new has to show it to the attacker first.
 */
const CELL = "(n|value|low|high)";
const KNOWN: Record<string, RegExp> = {
  health: new RegExp(
    [
      `^(score|(standIn|company|drivers|trend)\\.cell)\\.${CELL}$`,
      "^round\\.k$|^table\\.limit$|^lid\\.besidesLead$|^participation\\.(cast|eligible)$",
      // Functions of the unit's own published cells and tests; no other people stand behind them.
      "^drivers\\.(company|previous)$|^bounds\\.(low|high|silent|people)$|^alert\\.(from|to)$",
      "^impact\\.drivers\\.(weight|value)$",
    ].join("|"),
  ),
  company: new RegExp(`^(score|drivers\\.cell)\\.${CELL}$`),
  news: /^(cast|eligible)$/,
  ticket: /^(cast|eligible)$/,
  round: /^(k|eligible|cast|merged|counts\.(issued|cast|counted)|keys\.(cut|total))$/,
  rounds: /^(k|eligible|cast)$/,
  record: /^(issued|cast|counted|units\.eligible)$/,
  league: new RegExp(
    `^(round\\.k|ratings|companyLine|services\\.rank|services\\.(score|bounce|quarters\\.figure)\\.${CELL})$`,
  ),
  service: new RegExp(`^(round\\.k|(score|bounce|(quarters|groups|previous)\\.figure)\\.${CELL})$`),
};

/** Reads all that any role can see at this hour, page by page, as somebody of the people team does. */
export async function readAll(reader: PersonActor, cases: Notebook, hour: Date): Promise<void> {
  await at(hour, async () => {
    const units = await getSql()<{ id: string }[]>`
      select unit_id as id from unit_versions where valid @> ${hour}::timestamptz`;
    for (const kind of ["pulse", "service"] as const) {
      for (const card of await listRounds(reader, kind)) await readRound(reader, cases, card);
    }
    await Promise.all(units.map(({ id }) => readHealth(reader, cases, id)));
    for (const [round, cell] of await listCompanyScores(reader)) {
      note(cases, round, null, { unit: rootOf(cases, round), question: "recommend", kind: "nps", cell });
    }
    await readServices(reader, cases);
    look(cases, "news", await getResultNews(reader));
  });
}

/** What everybody sees while a round is open: the company's total, and no other number about ballots. */
export async function readLive(reader: PersonActor, cases: Notebook, roundId: string): Promise<void> {
  look(cases, "round", await getRound(reader, roundId));
  look(cases, "ticket", await getPulseTicket(reader));
  const record = await getRecord(roundId);
  look(cases, "record", record);
  if (record && ("cast" in record || "board" in record))
    cases.strays.add("the record of an open round counts");
  const health = await getTeamHealth(reader, await unitOfAll());
  if (health.trend.some((point) => point.roundId === roundId)) cases.strays.add("an open round has a figure");
}

async function readRound(reader: PersonActor, cases: Notebook, card: { id: string }): Promise<void> {
  look(cases, "rounds", card);
  const page = await getRound(reader, card.id);
  look(cases, "round", page);
  look(cases, "record", await getRecord(card.id));
  if (page.counts && page.counts.counted < page.counts.cast)
    cases.strays.add("a ballot of the attacker's was spoiled");
  const sheet = cases.sheets.get(keyOf(card.id, null));
  if (page.state !== "published" || !sheet) return;
  sheet.counts.push({ unit: rootOf(cases, card.id), cast: page.cast, of: "round" });
  const result = await getCompanyResult(reader, card.id);
  look(cases, "company", result);
  if (!result) return;
  note(cases, card.id, null, {
    unit: result.unit.id,
    question: "recommend",
    kind: "nps",
    cell: result.score,
  });
  for (const { id, cell } of result.drivers) {
    note(cases, card.id, null, { unit: result.unit.id, question: id, kind: "agree", cell });
  }
}

async function readHealth(reader: PersonActor, cases: Notebook, unit: string): Promise<void> {
  const page = await getTeamHealth(reader, unit);
  look(cases, "health", page);
  const round = page.round?.id;
  if (!round) return;
  const score = { question: "recommend", kind: "nps" as const };
  note(cases, round, null, { unit, ...score, cell: page.score });
  for (const point of page.trend) note(cases, point.roundId, null, { unit, ...score, cell: point.cell });
  for (const near of [page.standIn, page.company]) {
    if (near) note(cases, round, null, { unit: near.unit.id, ...score, cell: near.cell });
  }
  for (const { id, cell } of page.drivers)
    note(cases, round, null, { unit, question: id, kind: "agree", cell });
  const sheet = cases.sheets.get(keyOf(round, null));
  if (page.participation) sheet?.counts.push({ unit, cast: page.participation.cast, of: "unit" });
  noteComments(sheet, unit, page.comments.bodies);
}

async function readServices(reader: PersonActor, cases: Notebook): Promise<void> {
  const league = await listServices(reader);
  look(cases, "league", league);
  const round = league.round?.id;
  if (!round) return;
  const pages = await Promise.all(league.services.map(({ slug }) => getService(reader, slug)));
  for (const { id, slug, score, bounce } of league.services) {
    const page = pages.find((one) => one.slug === slug);
    if (!page) throw new Error("a service without a page");
    look(cases, "service", page);
    const root = rootOf(cases, round);
    for (const figure of [score, page.score]) {
      note(cases, round, id, { unit: root, question: "service-score", kind: "nps", cell: figure });
    }
    for (const figure of [bounce, page.bounce]) {
      note(cases, round, id, { unit: root, question: "service-passed-on", kind: "passed_on", cell: figure });
    }
    for (const { unitId, figure } of page.groups) {
      note(cases, round, id, { unit: unitId, question: "service-score", kind: "nps", cell: figure });
    }
    for (const { unitId, bodies } of page.comments) {
      noteComments(cases.sheets.get(keyOf(round, id)), unitId, bodies);
    }
  }
  poolIsRight(cases, round, league);
}

/** The company line pools what its own page shows: the totals of the services that show a number, and nothing else. */
function poolIsRight(cases: Notebook, round: string, league: Awaited<ReturnType<typeof listServices>>): void {
  const root = rootOf(cases, round);
  const totals = league.services.flatMap(({ id }) => {
    const sheet = cases.sheets.get(keyOf(round, id));
    const total = sheet?.statements.find(({ unit, kind }) => unit === root && kind === "nps")?.figure;
    return total && "n" in total ? [total] : [];
  });
  const hidden = league.services.filter(({ rank, score }) => rank !== null && score.state !== "exact");
  if (hidden.length > 0) cases.strays.add("a service without a number has a rank");
  const ratings = totals.reduce((sum, { n }) => sum + n, 0);
  if (ratings !== league.ratings) cases.strays.add("the league counts ratings that no service shows");
  const shown = totals.flatMap((total) => (total.state === "exact" ? [total] : []));
  const n = shown.reduce((sum, total) => sum + total.n, 0);
  const points = shown.reduce((sum, total) => sum + (total.value * total.n) / 100, 0);
  if ((league.companyLine === null) !== (n === 0))
    cases.strays.add("the company line stands on hidden figures");
  // Each service's score is rounded to a whole point.
  if (n > 0 && Math.abs((100 * points) / n - (league.companyLine ?? 0)) > 1.01) {
    cases.strays.add("the company line pools more than its page shows");
  }
}

type Noted = Omit<Statement, "figure"> & { cell: CellView | Figure };

function note(cases: Notebook, round: string, service: string | null, { cell, ...place }: Noted): void {
  const sheet = cases.sheets.get(keyOf(round, service));
  if (!sheet) cases.strays.add("a figure of a round that is not published");
  sheet?.statements.push({ ...place, figure: "words" in cell ? { ...cell, state: "words" } : cell });
}

function noteComments(sheet: Sheet | undefined, unit: string, bodies: string[]): void {
  if (bodies.length === 0 || sheet?.comments.some((list) => list.unit === unit)) return;
  sheet?.comments.push({ unit, bodies });
}

export function keyOf(round: string, service: string | null): string {
  return `${round} ${service ?? ""}`;
}

function rootOf({ sheets }: Notebook, round: string): string {
  const sheet = [...sheets.values()].find((one) => one.round === round);
  return sheet?.tree.find(({ parentId }) => parentId === null)?.id ?? "";
}

async function unitOfAll(): Promise<string> {
  const [root] = await getSql()<{ id: string }[]>`
    select unit_id as id from unit_versions where parent_id is null and upper_inf(valid)`;
  return root?.id ?? "";
}

function look(cases: Notebook, page: keyof typeof KNOWN, returned: object | null): void {
  for (const { path } of leavesOf(returned, "")) {
    if (!KNOWN[page]?.test(path)) cases.strays.add(`${page} shows ${path}, which the attacker does not know`);
  }
}

function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value === "number") return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}
