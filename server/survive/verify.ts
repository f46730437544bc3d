import { existsSync } from "node:fs";
import { join } from "node:path";
import { getSql } from "@/db/client";
import { tallyRound } from "@/features/ballots/tally/tally";
import { SYSTEM } from "@/lib/actor";
import type { Receipt } from "./device";

/**
 * What must be true of a round that was counted through deaths: every acknowledged ballot is on the board and in the
 * counts once, nothing else is, nothing is left of who picked one up, the keys are gone, and counting again changes nothing.
 * @returns what is not true, in sentences
 */
export async function findLosses(roundId: string, receipts: readonly Receipt[]): Promise<string[]> {
  const losses: string[] = [];
  const must = (holds: boolean, otherwise: string) => {
    if (!holds) losses.push(otherwise);
  };
  const sql = getSql();
  const board = await sql<{ hash: string }[]>`
    select encode(hash, 'hex') as hash from board where round_id = ${roundId} order by hash`;
  const listed = board.map(({ hash }) => hash);
  const acknowledged = receipts.map(({ hash }) => hash).sort();
  const lost = acknowledged.filter((hash) => !listed.includes(hash)).length;
  must(lost === 0, `${lost} of ${acknowledged.length} acknowledged ballots are not on the board`);
  must(
    listed.length === acknowledged.length,
    `${listed.length} on the board, ${acknowledged.length} acknowledged`,
  );
  const counted = await sql<{ value: number; n: number }[]>`
    select value, sum(n)::int as n from answers where round_id = ${roundId} and question_id = 'recommend' group by value`;
  const given = new Map<number, number>();
  for (const { score } of receipts) given.set(score, (given.get(score) ?? 0) + 1);
  const text = (pairs: [number, number][]) => JSON.stringify(pairs.sort(([a], [b]) => a - b));
  const [found, wanted] = [text(counted.map(({ value, n }) => [value, n])), text([...given])];
  must(found === wanted, `the counted scores are ${found}, given were ${wanted}`);
  const before = await roundAsText(roundId);
  must(before.includes(`"issued":${receipts.length},"cast":${receipts.length}`), `its figures are ${before}`);
  const [left] = await sql`
    select (select count(*) from sealed_ballots where round_id = ${roundId})::int as ballots,
      (select count(*) from issuances where round_id = ${roundId})::int as issued,
      (select count(*) from audit where action = 'round published' and subject = ${`round:${roundId}`})::int as published`;
  must(left?.ballots === 0 && left?.issued === 0, "sealed ballots or issuances are left");
  must(left?.published === 1, `it was published ${left?.published} times`);
  must(!areKeysThere(roundId), "its keys are still there");
  await tallyRound(SYSTEM, { roundId });
  must((await roundAsText(roundId)) === before, "counting again changed it");
  return losses;
}

/** Whether what opens a round's ballots lies in SEAL_DIR. */
export function areKeysThere(roundId: string): boolean {
  return existsSync(join(process.env.SEAL_DIR ?? "", roundId, "sealing.json"));
}

async function roundAsText(roundId: string): Promise<string> {
  const [round] = await getSql()<{ text: string }[]>`
    select json_build_object('issued', issued, 'cast', "cast", 'counted', counted, 'state', state, 'at', published_at)::text as text
    from rounds where id = ${roundId}`;
  return (round?.text ?? "").replaceAll(" ", "");
}
