import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { awards } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { changeNomination } from "./commands/change";
import { nominate, secondNomination, withdrawNomination } from "./commands/nominate";
import { getCase } from "./queries/cases";
import { findNominees } from "./queries/find-nominees";
import { getNominationDesk } from "./queries/nominee-desk";
import { DEFAULT_RULES } from "./rules/award-rules";
import { freshCycle, type Name, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

type Cycle = Awaited<ReturnType<typeof freshCycle>>;
const OTHER_STORY = "When the ovens went dark, Nora carried the dough to the bakery next door and back.";

/** The rules of the jacket's next cycles. */
async function ruleThat(change: Partial<typeof DEFAULT_RULES>): Promise<void> {
  await getDb()
    .update(awards)
    .set({ rules: { ...DEFAULT_RULES, ...change } })
    .where(eq(awards.isJacket, true));
}

/** One cycle at a time takes nominations. */
async function fresh(): Promise<Cycle> {
  await getSql()`update cycles set state = 'closed' where state = 'open'`;
  return freshCycle();
}

describe("sending a case", () => {
  let cycle: Cycle;
  const put = (by: PersonActor, nominee: Name, rest: object = {}) =>
    cycle.during(() =>
      nominate(by, { cycleId: cycle.cycleId, nomineePersonId: who[nominee].personId, story: STORY, ...rest }),
    );
  beforeAll(async () => {
    cycle = await fresh();
  });

  test("twice with the same words makes one case, and lands on it even after the close", async () => {
    const once = await put(who.other, "nora");
    expect(await put(who.other, "nora")).toEqual(once);
    await expect(put(who.other, "nora", { story: OTHER_STORY })).rejects.toEqual(refusal("conflict"));
    const later = new Date(`${cycle.year}-05-01T09:00:00Z`);
    expect(
      await at(later, () =>
        nominate(who.other, { cycleId: cycle.cycleId, nomineePersonId: who.nora.personId, story: STORY }),
      ),
    ).toEqual(once);
  });

  test("ten times at once makes one case", async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => put(who.dora, "sam")));
    expect(new Set(made.map(({ nominationId }) => nominationId)).size).toBe(1);
    const [row] = await getSql()`select count(*)::int as cases from nominations
      where nominated_by = ${who.dora.personId} and nominee_person_id = ${who.sam.personId}`;
    expect(row?.cases).toBe(1);
  });

  test("names who was helped, never the nominee, and nobody we do not know", async () => {
    const { nominationId } = await put(who.judge, "nora", {
      helped: "The night shift",
      helpedPeople: [who.sam.personId, who.nora.personId, "00000000-0000-4000-8000-000000000000"],
      helpedTeams: [team.blue],
      mayTell: true,
    });
    const page = await cycle.during(() => getCase(who.pia, nominationId));
    expect(page.helped).toBe("The night shift");
    expect(page.helpedBy).toEqual([
      { kind: "person", id: who.sam.personId, name: "Sam Quill", pictureId: null },
      { kind: "team", id: team.blue, name: "blue table", pictureId: null },
    ]);
    const [row] = await getSql()`select may_tell from nominations where id = ${nominationId}`;
    expect(row?.may_tell).toBe(true);
  });

  test("leaves it open whether the nominee may be told, until somebody is asked", async () => {
    const { nominationId } = await put(who.second, "sam");
    const [row] = await getSql()`select may_tell from nominations where id = ${nominationId}`;
    expect(row?.may_tell).toBeNull();
  });

  test("is refused to who has left as a nominee", async () => {
    const sql = getSql();
    await sql`update people set left_at = ${new Date("2020-01-01")} where id = ${who.dora.personId}`;
    await expect(put(who.judge, "dora")).rejects.toEqual(refusal("not_found"));
    await sql`update people set left_at = null where id = ${who.dora.personId}`;
  });
});

describe("an award's own rules", () => {
  const underRules = async (change: Partial<typeof DEFAULT_RULES>) => {
    await ruleThat(change);
    const cycle = await fresh();
    const put = (by: PersonActor, whom: object) =>
      cycle.during(() => nominate(by, { cycleId: cycle.cycleId, story: STORY, ...whom }));
    const desk = (by: PersonActor, chosen = {}) => cycle.during(() => getNominationDesk(by, chosen));
    return { cycle, put, desk };
  };
  const nora = () => ({ nomineePersonId: who.nora.personId });

  test("for people takes no team, and the desk says so", async () => {
    const { put, desk, cycle } = await underRules({ forWhom: "people" });
    await expect(put(who.other, { nomineeUnitId: team.red })).rejects.toEqual(refusal("conflict"));
    const said = await desk(who.other, { unitId: team.red });
    expect(said.cycles.find(({ id }) => id === cycle.cycleId)?.whyNot).toMatch(/one person/);
    expect((await put(who.other, nora())).nominationId).toBeTruthy();
  });

  test("for teams takes no person", async () => {
    const { put } = await underRules({ forWhom: "teams" });
    await expect(put(who.other, nora())).rejects.toEqual(refusal("conflict"));
    expect((await put(who.other, { nomineeUnitId: team.red })).nominationId).toBeTruthy();
  });

  test("where leads nominate, nobody else does; where leads second, no other voice counts", async () => {
    const { put, cycle } = await underRules({ nominate: "leads", second: "leads" });
    await expect(put(who.other, nora())).rejects.toEqual(refusal("forbidden"));
    const { nominationId } = await put(who.dora, nora());
    const add = (by: PersonActor) => cycle.during(() => secondNomination(by, { nominationId }));
    await expect(add(who.other)).rejects.toEqual(refusal("forbidden"));
    expect((await cycle.during(() => getCase(who.other, nominationId))).whyNotSecond).toMatch(/lead a team/);
  });

  test("of one part of the company refuse both who asks and whom for from elsewhere", async () => {
    const { put } = await underRules({ unitId: team.red });
    await expect(put(who.other, nora())).rejects.toEqual(refusal("forbidden"));
    await expect(put(who.nora, { nomineePersonId: who.other.personId })).rejects.toEqual(refusal("conflict"));
    expect((await put(who.nora, { nomineePersonId: who.sam.personId })).nominationId).toBeTruthy();
  });

  test("offer values; a case keeps those, and no other", async () => {
    const { put, cycle } = await underRules({ values: ["Plain words", "Warm hands"] });
    const { nominationId } = await put(who.other, { ...nora(), values: ["Warm hands", "Cold feet"] });
    expect((await cycle.during(() => getCase(who.pia, nominationId))).values).toEqual(["Warm hands"]);
    await ruleThat({});
  });

  test("tell nobody of a win that was not announced", async () => {
    const { put, desk, cycle } = await underRules({});
    const earlier = await getSql()<{ id: string }[]>`
      insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at)
      select id, ${`${cycle.year}-02-01`}, 'decided', rules, ${`${cycle.year}-02-01`}, ${`${cycle.year}-02-02`},
        ${`${cycle.year}-02-03`}, ${`${cycle.year}-06-01`} from awards where is_jacket returning id`;
    await getSql()`
      insert into wins (cycle_id, award_id, winner_person_id, month, citation, voices, voice_teams, picked_at, consent, consented_at, asked_at)
      select id, award_id, ${who.nora.personId}, month, 'For the bread.', 1, 1, opens_at, 'given', opens_at, opens_at
      from cycles where id = ${earlier[0]?.id ?? ""}`;
    expect((await desk(who.other, { personId: who.nora.personId })).whyNot).toBeNull();
    expect((await put(who.other, nora())).nominationId).toBeTruthy();
  });
});

describe("a case that its maker says again", () => {
  let cycle: Cycle;
  let id: string;
  const change = (by: Parameters<typeof changeNomination>[0], rest: object = {}) =>
    cycle.during(() => changeNomination(by, { nominationId: id, story: OTHER_STORY, ...rest }));
  beforeAll(async () => {
    cycle = await fresh();
    id = await cycle.nominate(who.other, "nora");
  });

  test("is theirs alone, and unknown to the nominee", async () => {
    await expect(change(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(change(who.nora)).rejects.toEqual(refusal("not_found"));
    await expect(change(who.pia)).rejects.toEqual(refusal("forbidden"));
    await change(who.other, { helpedPeople: [who.sam.personId], helped: "The bakers" });
    expect(await cycle.during(() => getCase(who.other, id))).toMatchObject({
      story: OTHER_STORY,
      helped: "The bakers",
      helpedBy: [{ name: "Sam Quill" }],
      change: { story: true, mayTell: false },
      mayWithdraw: true,
    });
    const noted = await getSql()`
      select 1 from audit where subject = ${`nomination:${id}`} and action = 'nomination changed'`;
    expect(noted).toHaveLength(1);
  });

  test("keeps its story once somebody else spoke for it, and changes around it", async () => {
    await cycle.during(() => secondNomination(who.judge, { nominationId: id }));
    await expect(change(who.other, { story: STORY })).rejects.toEqual(refusal("conflict"));
    await change(who.other, { helped: "Everybody", mayTell: true });
    expect(await cycle.during(() => getCase(who.other, id))).toMatchObject({
      helped: "Everybody",
      helpedBy: [],
      change: { story: false, mayTell: true },
    });
    expect((await cycle.during(() => getCase(who.judge, id))).change).toBeNull();
  });

  test("gets no voice for words that were not read, and the same moment brings a voice or other words", async () => {
    const mine = { nominationId: await cycle.nominate(who.other, "sam") };
    const page = () => cycle.during(() => getCase(who.judge, mine.nominationId));
    const speak = (read: string) => cycle.during(() => secondNomination(who.judge, { ...mine, read }));
    const say = (story: string) => cycle.during(() => changeNomination(who.other, { ...mine, story }));
    const before = await page();
    await say(OTHER_STORY);
    await expect(speak(before.read)).rejects.toEqual(refusal("conflict"));
    expect((await page()).voices).toHaveLength(1);
    for (let round = 0; round < 12; round += 1) {
      const { read, story } = await page();
      const both = await Promise.allSettled([speak(read), say(story === STORY ? OTHER_STORY : STORY)]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await getSql()`delete from seconds where nomination_id = ${mine.nominationId}`;
    }
  });

  test("stands as it is after the close, and is still taken back until it is decided", async () => {
    await cycle.close();
    await expect(change(who.other)).rejects.toEqual(refusal("closed"));
    await cycle.during(() => withdrawNomination(who.other, { nominationId: id }));
    await expect(change(who.other)).rejects.toEqual(refusal("gone"));
  });
});

test("the desk says of each case whether it is one's own, and whom it is offered to", async () => {
  const cycle = await fresh();
  const id = await cycle.nominate(who.other, "nora");
  await cycle.during(() => secondNomination(who.judge, { nominationId: id }));
  const about = { personId: who.nora.personId };
  const seen = async (by: PersonActor) => (await cycle.during(() => getNominationDesk(by, about))).existing;
  expect(await seen(who.other)).toMatchObject([{ id, mine: "wrote" }]);
  expect(await seen(who.judge)).toMatchObject([{ id, mine: "seconded" }]);
  expect(await seen(who.second)).toMatchObject([{ id, mine: null, voices: 2 }]);
  expect(await seen(who.nora)).toEqual([]);
  const asAdmin = { ...who.nora, roles: ["admin", "people_team"] } satisfies PersonActor;
  expect(await seen(asAdmin)).toEqual([]);
  await expect(cycle.during(() => getCase(asAdmin, id))).rejects.toEqual(refusal("not_found"));
});

test("people and teams are found in one list, or one kind of them", async () => {
  const names = async (ask: { search: string; only?: string }) =>
    (await findNominees(who.pia, ask)).map(({ kind, name }) => `${kind} ${name}`);
  expect(await names({ search: "red" })).toEqual(["team red table"]);
  expect(await names({ search: "nora" })).toEqual(["person Nora Quill"]);
  expect(await names({ search: "red", only: "people" })).toEqual([]);
  expect(await names({ search: "nora", only: "teams" })).toEqual([]);
  expect(await names({ search: " " })).toEqual([]);
  await expect(findNominees(OUTSIDER, { search: "nora" })).rejects.toEqual(refusal("not_signed_in"));
});

test("the database itself takes no case after the close", async () => {
  const cycle = await fresh();
  await cycle.nominate(who.other, "nora");
  await cycle.close();
  const late =
    getDb().execute(`insert into nominations (cycle_id, nominee_person_id, nominated_by, story, nominated_at)
    values ('${cycle.cycleId}', '${who.sam.personId}', '${who.other.personId}', 'Late but true, and long enough.', now())`);
  await expect(late).rejects.toMatchObject({ cause: { code: "TP002" } });
});
