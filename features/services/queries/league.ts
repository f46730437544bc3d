import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { company } from "@/db/schema";
import { rankingScores } from "@/features/results/rules/ranking";
import { type Actor, requireInside } from "@/lib/actor";
import { canKeepCatalogue } from "../policy";
import { ballotOf, figureAt, leagueTitle, mayRate, pooledScore, quartersOf, standingOf } from "../rules";
import type { Cell, ServiceLeague } from "../types";
import { readCatalogue } from "./catalogue";
import { readCells } from "./read-cells";
import { readCounted, readOpenRound } from "./read-rounds";
import { readTies } from "./ties";

/** Every service with its newest published figures; nothing of a round that is open. @throws AppError not_signed_in */
export async function listServices(actor: Actor): Promise<ServiceLeague> {
  const me = requireInside(actor);
  const db = getDb();
  const [[home], catalogue, rounds, open] = await Promise.all([
    db.select({ plural: company.memberPlural }).from(company),
    readCatalogue(db, sql`s.retired_at is null`),
    readCounted(db),
    readOpenRound(db),
  ]);
  const [cells, ties] = await Promise.all([
    readCells(db, rounds, null),
    me.kind === "person" ? readTies(db, me.personId, open?.id ?? null) : null,
  ]);
  const last = rounds.at(-1) ?? null;
  const newest = cells.filter((cell) => cell.roundId === last?.id && cell.questionId === "service-score");
  const line = companyLine(newest);
  const ranks = ranksOf(newest);
  return {
    title: leagueTitle(home?.plural ?? "colleagues"),
    round: last,
    ratings: newest.reduce((sum, { n }) => sum + (n ?? 0), 0),
    companyLine: line,
    open,
    ballot: ballotOf(ties),
    services: catalogue.map(({ id, slug, name, owners }) => {
      const mine = cells.filter((cell) => cell.serviceId === id);
      const score = figureAt(mine, last?.id, "service-score");
      return {
        id,
        slug,
        name,
        owners,
        score,
        bounce: figureAt(mine, last?.id, "service-passed-on"),
        quarters: quartersOf(mine, rounds),
        standing: standingOf(score, line),
        rank: ranks.get(id) ?? null,
        mayRate: mayRate(ties, id),
      };
    }),
    mayKeep: canKeepCatalogue(actor),
  };
}

/** Scores to rank the services with a number by. */
function ranksOf(cells: readonly Cell[]): Map<string, number> {
  const numbers = cells.filter(({ stats }) => stats !== null);
  const scores = rankingScores(
    numbers.map(({ favourable, neutral, unfavourable }) => [
      favourable ?? 0,
      neutral ?? 0,
      unfavourable ?? 0,
    ]),
  );
  return new Map(scores?.map((score, i) => [numbers[i]?.serviceId ?? "", score]));
}

/**
 * Pools the ratings that stand in a published score; what is under a lid, in a band or in words stays out. No figure may
 * sum over services for one consumer (trust.md, 2). This one sums the services' published totals over everybody and
 * nothing else, so whoever reads the totals could work it out: it adds no equation about any group.
 */
function companyLine(cells: readonly Cell[]): number | null {
  return pooledScore(
    cells
      .filter(({ stats }) => stats !== null)
      .map(({ n, favourable, unfavourable }) => ({
        n: n ?? 0,
        favourable: favourable ?? 0,
        unfavourable: unfavourable ?? 0,
      })),
  );
}
