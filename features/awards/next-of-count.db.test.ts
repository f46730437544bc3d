import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { createAward } from "./commands/awards";
import { countDueVotes, countVotes } from "./commands/count";
import { closeNominations, openCycle } from "./commands/cycles";
import { nominate } from "./commands/nominate";
import { castVote } from "./commands/vote";
import { answerConsent } from "./commands/wins";
import { DEFAULT_RULES } from "./rules/award-rules";
import { freshCycle, type Name, STORY, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const AWARD = { name: "Peer plate", description: "For whoever made the day better" };
beforeAll(() => createAward(who.pia, { ...AWARD, rules: { ...DEFAULT_RULES, decidedBy: "peers" } }));

/** Two votes for Nora, one for Sam; `count` counts when the time is over. */
async function votedTurn() {
  const cycle = await freshCycle("peer-plate");
  const nora = await cycle.nominate(who.other, "nora");
  const sam = await cycle.nominate(who.judge, "sam");
  await cycle.close();
  const vote = (by: Name, nominationId: string) =>
    cycle.during(() => castVote(who[by], { cycleId: cycle.cycleId, nominationId }));
  for (const by of ["dora", "second"] as const) await vote(by, nora);
  await vote("pia", sam);
  const after = <T>(act: () => T) => at(new Date(`${cycle.year}-06-01T12:00:00Z`), act);
  const count = (cycleId = cycle.cycleId) => after(() => countVotes(SYSTEM, { cycleId }));
  return { ...cycle, nora, sam, after, count };
}

const crowned = async (cycleId: string) =>
  (
    await getSql()`select nomination_id as id from wins where cycle_id = ${cycleId} and stood_down_at is null`
  ).map(({ id }) => id);

test("whoever won another turn while this vote ran is passed over", async () => {
  const turn = await votedTurn();
  const { year, during } = turn;
  const { cycleId } = await during(() =>
    openCycle(who.pia, {
      awardSlug: "peer-plate",
      month: `${year}-02`,
      nominationsCloseAt: new Date(`${year}-03-21T12:00:00Z`),
    }),
  );
  const { nominationId } = await during(() =>
    nominate(who.other, { cycleId, nomineePersonId: who.nora.personId, story: STORY }),
  );
  await during(() => closeNominations(who.pia, { cycleId }));
  await during(() => castVote(who.dora, { cycleId, nominationId }));
  await turn.count(cycleId);
  expect(await crowned(cycleId)).toEqual([nominationId]);
  await turn.count();
  expect(await crowned(turn.cycleId)).toEqual([turn.sam]);
});

test("a vote that cannot be counted keeps no other waiting", async () => {
  const [broken, sound] = [await votedTurn(), await votedTurn()];
  const sql = getSql();
  await sql`alter table cycles disable trigger cycle_moves_forward`;
  await sql`update cycles set rules = rules - 'tie' where id = ${broken.cycleId}`;
  await expect(sound.after(() => countDueVotes(SYSTEM))).rejects.toThrow();
  expect(await crowned(sound.cycleId)).toEqual([sound.nora]);
  expect(await crowned(broken.cycleId)).toEqual([]);
  await sql`update cycles set state = 'closed' where id = ${broken.cycleId}`;
  await sql`alter table cycles enable trigger cycle_moves_forward`;
});

test("after a no the next of the count follows, unless they left since", async () => {
  for (const left of [false, true]) {
    const { cycleId, nora, sam, after, count } = await votedTurn();
    const { winId } = await count();
    expect(await crowned(cycleId)).toEqual([nora]);
    if (left) await getSql()`update people set left_at = '2029-01-01' where id = ${who.sam.personId}`;
    await after(() => answerConsent(who.nora, { winId: winId ?? "", yes: false }));
    expect(await crowned(cycleId)).toEqual(left ? [] : [sam]);
    const [cycle] = await getSql()`select state from cycles where id = ${cycleId}`;
    expect(cycle?.state).toBe(left ? "judging" : "decided");
  }
});
