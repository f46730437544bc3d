import { getSql } from "@/db/client";
import { createAward } from "@/features/awards/commands/awards";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { pickWinner } from "@/features/awards/commands/decide";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { liftCovers } from "@/features/awards/commands/sheets";
import { type AwardRules, DEFAULT_RULES } from "@/features/awards/rules/award-rules";
import { scoreAll } from "@/features/awards/test-panel";
import { playTurn } from "@/features/awards/test-turn";
import { congratulate } from "@/features/wall/commands/congratulate";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { acting, findStrangers, type Somebody, type Table } from "./find";

const DAY = 86_400_000;
const STORY = "Stayed until the last customer was back on line, then wrote down how it was done.";
const CITATION = "The last customer, and a page for the next night.";
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

type Cast = Record<"winner" | "nominator" | "second" | "judge" | "next", Somebody>;

/**
 * An award at every point of its way: a jacket on the wall, the next one being read by its panel, a third that takes
 * nominations; and awards of their own with the covers off, with a vote, with cases to read, and with a winner who is asked.
 */
export async function playAwards(team: Table) {
  const strangers = (await findStrangers(6)).filter(({ id }) => !team.members.some((one) => one.id === id));
  const [winner, nominator, second, judge, next] = strangers;
  const cast = { winner, nominator, second, judge, next } as Cast;
  const [jacket] = await getSql()<{ id: string }[]>`select id from awards where is_jacket`;
  await seatOnPanel(SYSTEM, { awardId: jacket?.id ?? "", personId: cast.judge.id });
  const { winId } = await playTurn({
    month: monthBack(2),
    opensAt: daysFromNow(-81),
    nominee: acting(cast.winner),
    nominator: acting(cast.nominator),
    voices: [acting(cast.second)],
    judge: acting(cast.judge),
    story: STORY,
    citation: CITATION,
  });
  await congratulate(acting(cast.second), { winId, words: "Well earned. We still tell it at lunch." });
  const judging = await closedTurn(cast, "jacket", 1);
  const openCase = await openTurn(cast, "jacket", 0);
  const off = await closedTurn(cast, await found("Secret Sauce", cast), 0);
  await scoreAll(off.cycleId);
  await liftCovers(SYSTEM, { cycleId: off.cycleId });
  const asked = await closedTurn(cast, await found("First Responder", cast), 0);
  const screened = await found("Nine Lives", cast, { screened: true });
  await closedTurn(cast, screened, 0);
  const voted = await closedTurn(cast, await found("Full Plate", cast, { decidedBy: "peers" }), 0);
  return {
    ...cast,
    winId,
    judging: judging.cycleId,
    coversOff: off.cycleId,
    vote: voted.cycleId,
    screened,
    openCase: openCase.nominationId,
    askedWin: await decide(cast, asked),
  };
}

/** "2026-09" for two months ago. */
function monthBack(ago: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7);
}

/** An award with one judge. @returns its slug */
async function found(name: string, { judge }: Cast, rules: Partial<AwardRules> = {}): Promise<string> {
  const description = "For something that somebody would tell at lunch";
  const award = await createAward(SYSTEM, { name, description, rules: { ...DEFAULT_RULES, ...rules } });
  await seatOnPanel(SYSTEM, { awardId: award.awardId, personId: judge.id });
  return award.slug;
}

async function openTurn({ nominator, second, next }: Cast, awardSlug: string, ago: number) {
  return at(daysFromNow(-1 - 40 * ago), async () => {
    const turn = { awardSlug, month: monthBack(ago), nominationsCloseAt: daysFromNow(9) };
    const { cycleId } = await openCycle(SYSTEM, turn);
    const told = { cycleId, nomineePersonId: next.id, story: STORY };
    const { nominationId } = await nominate(acting(nominator), told);
    await secondNomination(acting(second), { nominationId, reason: "I saw it happen." });
    return { cycleId, nominationId };
  });
}

async function closedTurn(cast: Cast, awardSlug: string, ago: number) {
  const turn = await openTurn(cast, awardSlug, ago);
  await closeNominations(SYSTEM, { cycleId: turn.cycleId });
  return turn;
}

/** The panel sets the result; it is announced next week, and the winner is asked. */
async function decide({ judge }: Cast, turn: { cycleId: string; nominationId: string }): Promise<string> {
  await scoreAll(turn.cycleId, turn.nominationId);
  await liftCovers(SYSTEM, { cycleId: turn.cycleId });
  const [cycle] = await getSql()<{ awardId: string }[]>`
    select award_id as "awardId" from cycles where id = ${turn.cycleId}`;
  const { winId } = await pickWinner(acting(judge, { judges: [cycle?.awardId ?? ""] }), {
    ...turn,
    citation: CITATION,
    announceAt: daysFromNow(7),
  });
  return winId;
}
