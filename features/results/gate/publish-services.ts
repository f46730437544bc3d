import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { namedRatings, rounds } from "@/db/schema";
import type { GateUnit } from "./blocks";
import { decideStates } from "./decide";
import { type Counts, categoryOf, figureOf, NO_COUNTS, type QuestionKind } from "./figures";
import { type FrozenUnit, type Round, readFrozenUnits, readMoving } from "./rosters";
import { type Cell, writeCells } from "./write-cells";

type Rating = { serviceId: string; consumerUnitId: string; score: number; passedOn: number };

const QUESTIONS: { id: string; kind: QuestionKind; read: (rating: Rating) => number }[] = [
  { id: "service-score", kind: "nps", read: ({ score }) => score },
  { id: "service-passed-on", kind: "passed_on", read: ({ passedOn }) => passedOn },
];

/**
 * Publishes a service round inside the tally's transaction. Each service is a tree of its own: everybody who rated it (at
 * the company's unit), then the departments that use it. Ratings carry names, figures do not: the same gate decides.
 * @returns how many people gave a rating
 */
export async function publishServiceRound(tx: Db, roundId: string): Promise<number> {
  const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId));
  if (round?.kind !== "service") throw new Error("not a service round");
  const consumers = await readConsumers(tx, roundId);
  const moving = await readMoving(tx, round);
  const ratings = await tx.select().from(namedRatings).where(eq(namedRatings.roundId, roundId));
  const services = await readServices(tx, roundId);
  await writeCells(
    tx,
    services.flatMap((id) => {
      const mine = ratings.filter(({ serviceId }) => serviceId === id);
      return cellsOf(round, id, consumers, moving, mine);
    }),
  );
  return new Set(ratings.map(({ personId }) => personId)).size;
}

function cellsOf(
  round: Round,
  serviceId: string,
  consumers: readonly FrozenUnit[],
  moving: ReadonlySet<string>,
  ratings: readonly Rating[],
): Cell[] {
  const units: GateUnit[] = consumers.map((unit) => {
    const n = ratings.filter(({ consumerUnitId }) => consumerUnitId === unit.id).length;
    return { ...unit, own: [n] };
  });
  const states = decideStates(units, { ...round, moving });
  return consumers.flatMap(({ id: unitId, parentId }) => {
    const inside = parentId === null ? ratings : ratings.filter((rating) => rating.consumerUnitId === unitId);
    return QUESTIONS.map(({ id: questionId, kind, read }) => {
      const figure = figureOf(states.get(unitId) ?? "lid", kind, countUp(kind, inside.map(read)));
      return { roundId: round.id, serviceId, unitId, questionId, figure };
    });
  });
}

function countUp(kind: QuestionKind, values: readonly number[]): Counts {
  const counts = { ...NO_COUNTS };
  for (const value of values) counts[categoryOf(kind, value)] += 1;
  return counts;
}

/** The company and, right below it, every department that people rate for. */
async function readConsumers(tx: Db, roundId: string): Promise<FrozenUnit[]> {
  const frozen = await readFrozenUnits(tx, roundId);
  const used = await tx.execute(
    sql`select distinct answers_in as id from round_roster where round_id = ${roundId}`,
  );
  const ids = new Set(used.map(({ id }) => String(id)));
  const company = frozen.find(({ parentId }) => parentId === null);
  if (!company) throw new Error("a round without a company");
  const below = frozen.filter(({ id }) => ids.has(id) && id !== company.id);
  return [company, ...below.map((unit) => ({ ...unit, parentId: company.id }))];
}

/** The services that stood while the round was open, and any that was rated. */
async function readServices(tx: Db, roundId: string): Promise<string[]> {
  const rows = await tx.execute(sql`
    select s.id from services s, rounds r
    where r.id = ${roundId}
      and ((s.created_at < r.closed_at and (s.retired_at is null or s.retired_at > r.opens_at))
        or exists (select 1 from named_ratings n where n.round_id = r.id and n.service_id = s.id))
    order by s.id`);
  return rows.map(({ id }) => String(id));
}
