import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { viewOf } from "../rules/cells";
import type { RoundNumber } from "../statistics/changes";
import type { Triple } from "../statistics/shrinkage";
import type { CellView } from "../types";

/** A published figure with what hangs on it: its question, its test, its driver's weight. */
export type FigureRow = {
  roundId: string;
  unitId: string;
  questionId: string;
  kind: "nps" | "agree";
  text: string;
  position: number;
  /** The unit above in that round. */
  parentId: string | null;
  cell: CellView;
  counts: Triple | null;
  test: RoundNumber["test"];
  /** Null where nothing is said of this driver's part; its weight is null where it is only named. */
  impact: { weight: number | null } | null;
};

/**
 * All published figures of some units in all pulses, oldest round first, questions in the order they were asked. Takes the
 * caller's connection, and its leave to read these units.
 */
export async function readFigures(db: Db, unitIds: readonly string[]): Promise<FigureRow[]> {
  if (unitIds.length === 0) return [];
  const rows = await db.execute(sql`
    select c.round_id as "roundId", c.unit_id as "unitId", c.question_id as "questionId", q.kind, q.text, q.position,
      u.parent_id as "parentId", c.state, c.n, c.favourable, c.neutral, c.unfavourable, c.words, c.band, c.stats,
      s.since_round_id as "sinceRoundId", s.p, s.verdict, i.unit_id is not null as "hasImpact", i.weight
    from cells c
    join rounds r on r.id = c.round_id
    join round_questions q on q.round_id = c.round_id and q.question_id = c.question_id and q.service_id is null
    join round_units u on u.round_id = c.round_id and u.unit_id = c.unit_id
    left join shifts s on s.round_id = c.round_id and s.unit_id = c.unit_id and s.question_id = c.question_id
      and s.service_id is null
    left join impacts i on i.round_id = c.round_id and i.unit_id = c.unit_id and i.question_id = c.question_id
    where c.service_id is null and c.unit_id in ${[...unitIds]}
    order by r.opens_at, q.position`);
  return (rows as unknown as Row[]).map(
    ({ favourable, neutral, unfavourable, hasImpact, weight, ...row }) => ({
      ...row,
      cell: viewOf(row),
      counts: row.stats ? [favourable ?? 0, neutral ?? 0, unfavourable ?? 0] : null,
      test:
        row.sinceRoundId && row.verdict
          ? { sinceRoundId: row.sinceRoundId, p: row.p ?? 1, verdict: row.verdict }
          : null,
      impact: hasImpact ? { weight } : null,
    }),
  );
}

type Row = Omit<FigureRow, "cell" | "counts" | "test" | "impact"> &
  Parameters<typeof viewOf>[0] & {
    favourable: number | null;
    neutral: number | null;
    unfavourable: number | null;
    sinceRoundId: string | null;
    p: number | null;
    verdict: "up" | "down" | "none" | null;
    hasImpact: boolean;
    weight: number | null;
  };
