import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { createAward } from "./commands/awards";
import { countDueVotes, countVotes } from "./commands/count";
import { endCycle } from "./commands/cycles";
import { withdrawNomination } from "./commands/nominate";
import { castVote, extendVote, takeVoteBack } from "./commands/vote";
import { getVote, listVoteTickets } from "./queries/vote";
import { DEFAULT_RULES } from "./rules/award-rules";
import { freshCycle, type Name, refusal, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const AWARD = { name: "Peer plate", description: "For whoever made the day better" };
beforeAll(() => createAward(who.pia, { ...AWARD, rules: { ...DEFAULT_RULES, decidedBy: "peers" } }));

/** A vote on Nora, put up by other, and Sam, put up by judge; `later` plays when its time is over. */
async function openVote() {
  const cycle = await freshCycle("peer-plate");
  const nora = await cycle.nominate(who.other, "nora");
  const sam = await cycle.nominate(who.judge, "sam");
  await cycle.close();
  const { cycleId, during, year } = cycle;
  const later = <T>(act: () => T) => at(new Date(`${year}-06-01T12:00:00Z`), act);
  const vote = (by: Name, nominationId: string) => during(() => castVote(who[by], { cycleId, nominationId }));
  const count = (actor = SYSTEM) => later(() => countVotes(actor, { cycleId }));
  const page = (reader: PersonActor) => during(() => getVote(reader, cycleId));
  return { ...cycle, nora, sam, later, vote, count, page };
}

const totals = (cycleId: string) => getSql()<{ id: string; votes: number | null }[]>`
  select id, votes from nominations where cycle_id = ${cycleId} order by votes desc nulls last`;
const stateOf = async (cycleId: string) =>
  (
    await getSql()<{ state: string; voters: number | null }[]>`
    select state, voters from cycles where id = ${cycleId}`
  )[0];
const keptVotes = (cycleId: string) => getSql()`select * from peer_votes where cycle_id = ${cycleId}`;
const leaves = (name: Name, back = false) => getSql()`
  update people set left_at = ${back ? null : new Date("2029-01-01")} where id = ${who[name].personId}`;

describe("a vote", () => {
  test("is one each, changes, and is taken back; nobody sees how it stands", async () => {
    const { cycleId, nora, sam, vote, page, during } = await openVote();
    await vote("dora", nora);
    await vote("dora", sam);
    await vote("second", nora);
    expect(await keptVotes(cycleId)).toHaveLength(2);
    const mine = await page(who.dora);
    expect(mine.stories.filter(({ isMine }) => isMine).map(({ nominationId }) => nominationId)).toEqual([
      sam,
    ]);
    for (const reader of [who.dora, who.pia, who.judge]) {
      expect(JSON.stringify(await page(reader))).not.toContain('"votes"');
    }
    await during(() => takeVoteBack(who.dora, { cycleId }));
    expect(await keptVotes(cycleId)).toHaveLength(1);
    await expect(during(() => takeVoteBack(who.dora, { cycleId }))).rejects.toEqual(refusal("not_found"));
  });

  test("is not for oneself, one's own case or one's reporting line", async () => {
    const { cycleId, nora, sam, vote, page } = await openVote();
    await expect(vote("nora", nora)).rejects.toEqual(refusal("not_found"));
    expect((await page(who.nora)).stories.map(({ nominationId }) => nominationId)).toEqual([sam]);
    await expect(vote("other", nora)).rejects.toThrow("You told this story");
    await expect(vote("lead", nora)).rejects.toThrow("reporting line");
    await expect(vote("boss", sam)).rejects.toEqual(refusal("forbidden"));
    const lead = await page(who.lead);
    expect(lead.stories.map(({ whyNot }) => whyNot?.includes("reporting line"))).toEqual([true, true]);
    expect(await keptVotes(cycleId)).toHaveLength(0);
    await expect(
      getSql()`insert into peer_votes values (${cycleId}, ${who.other.personId}, ${nora})`,
    ).rejects.toMatchObject({ code: "TP006" });
  });

  test("where leads vote is theirs alone", async () => {
    const rules = { ...DEFAULT_RULES, decidedBy: "peers", vote: "leads" } as const;
    const { slug } = await createAward(who.pia, {
      name: "Leads' plate",
      description: "As leads see it",
      rules,
    });
    const { cycleId, during, nominate: make, close } = await freshCycle(slug);
    const nominationId = await make(who.other, "nora");
    await close();
    const vote = (by: PersonActor) => during(() => castVote(by, { cycleId, nominationId }));
    await expect(vote(who.second)).rejects.toEqual(refusal("forbidden"));
    await vote(who.dora);
    expect(await keptVotes(cycleId)).toHaveLength(1);
    await during(() => endCycle(who.pia, { cycleId }));
  });

  test("does not exist for somebody whose case is the only one", async () => {
    const cycle = await freshCycle("peer-plate");
    await cycle.nominate(who.other, "nora");
    await cycle.close();
    await expect(cycle.during(() => getVote(who.nora, cycle.cycleId))).rejects.toEqual(refusal("not_found"));
    expect(await cycle.during(() => listVoteTickets(who.nora))).toEqual([]);
    await cycle.during(() => endCycle(who.pia, { cycleId: cycle.cycleId }));
  });

  test("is for its own time and its own shortlist", async () => {
    const { cycleId, nora, vote, later, count } = await openVote();
    const other = await openVote();
    await expect(vote("dora", other.nora)).rejects.toEqual(refusal("not_found"));
    await expect(later(() => castVote(who.dora, { cycleId, nominationId: nora }))).rejects.toEqual(
      refusal("closed"),
    );
    await vote("dora", nora);
    await count();
    await expect(vote("second", nora)).rejects.toEqual(refusal("closed"));
  });

  test("that is never counted leaves no names", async () => {
    const { cycleId, nora, vote, during } = await openVote();
    await vote("dora", nora);
    await during(() => endCycle(who.pia, { cycleId }));
    expect(await keptVotes(cycleId)).toHaveLength(0);
  });
});

describe("the count", () => {
  test("keeps totals, forgets names and crowns whoever has most", async () => {
    const { cycleId, nora, sam, vote, count, page, during } = await openVote();
    await vote("dora", sam);
    await vote("second", sam);
    await vote("judge", nora);
    await expect(during(() => countVotes(who.pia, { cycleId }))).rejects.toEqual(refusal("conflict"));
    await expect(count(who.dora)).rejects.toEqual(refusal("forbidden"));
    const { winId } = await count();
    expect(await totals(cycleId)).toEqual([
      { id: sam, votes: 2 },
      { id: nora, votes: 1 },
    ]);
    expect(await keptVotes(cycleId)).toHaveLength(0);
    expect(await stateOf(cycleId)).toEqual({ state: "decided", voters: 3 });
    const [win] = await getSql()`select nomination_id as id, citation from wins where id = ${winId}`;
    expect(win).toMatchObject({ id: sam, citation: expect.stringContaining("The scanner died") });
    expect((await page(who.pia)).totals?.map(({ votes }) => votes)).toEqual([2, 1]);
    expect((await page(who.dora)).totals).toBeNull();
    // Second never did anything but vote; of a vote the audit keeps nothing at all.
    const said = await getSql()`select action from audit where actor_id = ${who.second.personId}`;
    expect(said).toEqual([]);
  });

  test("happens once, however many ask for it at once", async () => {
    const { cycleId, nora, vote, count, later } = await openVote();
    await vote("dora", nora);
    const results = await Promise.allSettled([
      count(),
      count(who.pia),
      later(() => countDueVotes(SYSTEM)),
      count(),
    ]);
    const won = results.filter((one) => one.status === "fulfilled" && one.value?.winId);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const one of results) {
      if (one.status === "rejected") expect(one.reason).toEqual(refusal("closed"));
    }
    expect(await getSql()`select 1 from wins where cycle_id = ${cycleId}`).toHaveLength(1);
    expect(await stateOf(cycleId)).toEqual({ state: "decided", voters: 1 });
  });

  test("takes in every vote that was given, while others still arrive", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { cycleId, nora, sam, vote, count } = await openVote();
      await vote("pia", nora);
      const casts = [vote("dora", nora), vote("second", sam), vote("judge", nora), vote("other", sam)];
      const [, ...given] = await Promise.allSettled([count(), ...casts]);
      const counted = 1 + given.filter(({ status }) => status === "fulfilled").length;
      for (const one of given) {
        if (one.status === "rejected") expect(one.reason).toEqual(refusal("closed"));
      }
      expect((await stateOf(cycleId))?.voters).toBe(counted);
      expect(await keptVotes(cycleId)).toHaveLength(0);
    }
  });

  test("adds up what several stories about one person got", async () => {
    const cycle = await freshCycle("peer-plate");
    const { cycleId, during } = cycle;
    const first = await cycle.nominate(who.other, "nora");
    const again = await cycle.nominate(who.judge, "nora");
    await cycle.nominate(who.dora, "judge");
    await cycle.close();
    const shown = await during(() => getVote(who.second, cycleId));
    expect(shown.stories.map(({ told }) => told.length).sort()).toEqual([1, 2]);
    await during(() => castVote(who.second, { cycleId, nominationId: again }));
    await expect(during(() => castVote(who.judge, { cycleId, nominationId: first }))).rejects.toThrow(
      "You told this story",
    );
    expect((await during(() => getVote(who.second, cycleId))).stories.map(({ isMine }) => isMine)).toContain(
      true,
    );
    await during(() => endCycle(who.pia, { cycleId }));
  });
});

describe("what happens while a vote runs", () => {
  test("somebody on the list leaves: their votes fall away, and voters hear of it", async () => {
    const { cycleId, nora, sam, vote, count, page, during } = await openVote();
    await vote("dora", nora);
    await vote("second", nora);
    await vote("pia", sam);
    await leaves("nora");
    const tickets = await during(() => listVoteTickets(who.dora));
    expect(tickets.find((ticket) => ticket.cycleId === cycleId)?.kind).toBe("again");
    expect(await page(who.dora)).toMatchObject({ fellAway: true });
    await expect(vote("judge", nora)).rejects.toEqual(refusal("gone"));
    await count();
    await leaves("nora", true);
    expect(await totals(cycleId)).toEqual([
      { id: sam, votes: 1 },
      { id: nora, votes: null },
    ]);
    expect((await stateOf(cycleId))?.voters).toBe(1);
  });

  test("a story is taken back: its votes fall away", async () => {
    const { cycleId, nora, sam, vote, count, during } = await openVote();
    await vote("dora", nora);
    await vote("second", sam);
    await during(() => withdrawNomination(who.other, { nominationId: nora }));
    const tickets = await during(() => listVoteTickets(who.dora));
    expect(tickets.find((ticket) => ticket.cycleId === cycleId)?.kind).toBe("again");
    await count();
    expect((await stateOf(cycleId))?.voters).toBe(1);
    expect(await keptVotes(cycleId)).toHaveLength(0);
  });

  test("a voter leaves: the vote counts as it was given", async () => {
    const { cycleId, sam, vote, count } = await openVote();
    await vote("second", sam);
    await leaves("second");
    await count();
    await leaves("second", true);
    expect(await stateOf(cycleId)).toEqual({ state: "decided", voters: 1 });
  });

  test("nobody votes: the people team gives it a week or ends it", async () => {
    const { cycleId, sam, later, count, page } = await openVote();
    expect(await count()).toEqual({ winId: null });
    await later(() => countDueVotes(SYSTEM));
    expect(await page(who.pia)).toMatchObject({ phase: "nobody_voted", totals: null });
    const tickets = await later(() => listVoteTickets(who.pia));
    expect(tickets.find((ticket) => ticket.cycleId === cycleId)?.kind).toBe("no_winner");
    expect(await later(() => listVoteTickets(who.dora))).toEqual([]);
    await expect(later(() => extendVote(who.dora, { cycleId }))).rejects.toEqual(refusal("forbidden"));
    await later(() => extendVote(who.pia, { cycleId }));
    await later(() => castVote(who.dora, { cycleId, nominationId: sam }));
    await expect(later(() => extendVote(who.pia, { cycleId }))).rejects.toEqual(refusal("closed"));
    expect(await keptVotes(cycleId)).toHaveLength(1);
  });
});
