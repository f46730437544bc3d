import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { createAward } from "./commands/awards";
import { changeNomination } from "./commands/change";
import { closeNominations, openCycle } from "./commands/cycles";
import { nominate, secondNomination, withdrawNomination } from "./commands/nominate";
import { finishScreening, passCase, returnCase } from "./commands/screen";
import { readCases } from "./queries/read-cases";
import { getScreeningTickets, listReturnedCases, listScreenings } from "./queries/screening";
import { type AwardRules, DEFAULT_RULES } from "./rules/award-rules";
import { type Name, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const SCREENED: AwardRules = { ...DEFAULT_RULES, screened: true };
const NOTE = "What did it change for the others? Two more sentences would do.";

let year = 2040;
async function turnOf(rules: AwardRules) {
  year += 2;
  const during = <T>(act: () => T) => at(new Date(`${year}-03-03T09:00:00Z`), act);
  const { slug } = await during(() =>
    createAward(who.pia, { name: `Read first ${year}`, description: "Read before it counts", rules }),
  );
  const { cycleId } = await during(() =>
    openCycle(who.pia, { awardSlug: slug, month: `${year}-03`, nominationsCloseAt: `${year}-03-20T12:00` }),
  );
  const put = async (by: PersonActor, nominee: Name) =>
    (await during(() => nominate(by, { cycleId, nomineePersonId: who[nominee].personId, story: STORY })))
      .nominationId;
  const close = () => during(() => closeNominations(SYSTEM, { cycleId }));
  const shortlist = async () =>
    (await readCases(getDb(), { cycleId })).filter(({ isShortlisted }) => isShortlisted).map(({ id }) => id);
  const second = (by: PersonActor, nominationId: string) =>
    during(() => secondNomination(by, { nominationId }));
  return { slug, cycleId, during, put, second, close, shortlist };
}

/** Somebody of the people team who sits at the blue table. */
const dorasDesk = (): PersonActor => ({ ...who.dora, roles: ["people_team"] });

test("cases go on that were read and passed, and those given back do not", async () => {
  const { cycleId, slug, during, put, close, shortlist } = await turnOf(SCREENED);
  const good = await put(who.other, "nora");
  const thin = await put(who.dora, "sam");
  await during(() => passCase(who.pia, { nominationId: good }));
  await expect(close()).resolves.toEqual({ state: "screening" });
  await expect(during(() => finishScreening(who.pia, { cycleId }))).rejects.toEqual(refusal("conflict"));
  await during(() => returnCase(who.pia, { nominationId: thin, note: NOTE }));
  const [turn] = await during(() => listScreenings(who.pia, slug));
  expect(new Map(turn?.cases.map(({ id, screening, note }) => [id, `${screening} ${note}`]))).toEqual(
    new Map([
      [good, "passed "],
      [thin, `returned ${NOTE}`],
    ]),
  );
  await expect(during(() => finishScreening(who.pia, { cycleId }))).resolves.toEqual({ state: "judging" });
  expect(await shortlist()).toEqual([good]);
  await expect(during(() => passCase(who.pia, { nominationId: thin }))).rejects.toEqual(refusal("closed"));
  await expect(during(() => finishScreening(who.pia, { cycleId }))).rejects.toEqual(refusal("closed"));
});

test("a case that came back is mended while nominations are open, and read again", async () => {
  const { during, put, second, slug, cycleId, close } = await turnOf(SCREENED);
  const nominationId = await put(who.other, "nora");
  await second(who.judge, nominationId);
  const waitsForMaker = async () =>
    (await during(() => listReturnedCases(who.other))).map(({ note }) => note);
  expect(await waitsForMaker()).toEqual([]);
  await during(() => returnCase(who.pia, { nominationId, note: NOTE }));
  expect(await waitsForMaker()).toEqual([NOTE]);
  expect(await during(() => listReturnedCases(who.judge))).toEqual([]);
  const story = `${STORY} Since then nobody has waited for a scanner, and the night shift tells it to everybody new.`;
  await during(() => changeNomination(who.other, { nominationId, story }));
  expect(await waitsForMaker()).toEqual([]);
  const [turn] = await during(() => listScreenings(who.pia, slug));
  expect(turn?.cases).toMatchObject([{ screening: "waiting", story }]);
  await close();
  await expect(during(() => changeNomination(who.other, { nominationId, story: STORY }))).rejects.toEqual(
    refusal("closed"),
  );
  await expect(during(() => finishScreening(who.pia, { cycleId }))).rejects.toEqual(refusal("conflict"));
});

test("nobody lets words go on that they have not read", async () => {
  const { during, put, slug } = await turnOf(SCREENED);
  const nominationId = await put(who.other, "nora");
  const change = (rest: object) =>
    during(() => changeNomination(who.other, { nominationId, story: STORY, ...rest }));
  const read = async () => (await during(() => listScreenings(who.pia, slug)))[0]?.cases[0]?.read ?? "";
  const pass = (words: string) => during(() => passCase(who.pia, { nominationId, read: words }));
  for (const rest of [
    { story: `${STORY} The rest is not for colleagues.` },
    { helped: "Not for colleagues" },
  ]) {
    const before = await read();
    await change(rest);
    await expect(pass(before)).rejects.toEqual(refusal("conflict"));
    await expect(
      during(() => returnCase(who.pia, { nominationId, note: NOTE, read: before })),
    ).rejects.toEqual(refusal("conflict"));
  }
  for (let round = 0; round < 12; round += 1) {
    const [passed] = await Promise.allSettled([pass(await read()), change({ helped: `Round ${round}` })]);
    const [turn] = await during(() => listScreenings(who.pia, slug));
    expect([passed.status, turn?.cases[0]?.screening]).toEqual([expect.any(String), "waiting"]);
  }
  await pass(await read());
});

test("when nothing goes on, the turn is over and says so", async () => {
  const { cycleId, during, put, close } = await turnOf(SCREENED);
  const thin = await put(who.other, "nora");
  await close();
  await during(() => returnCase(who.pia, { nominationId: thin, note: NOTE }));
  await expect(during(() => finishScreening(who.pia, { cycleId }))).resolves.toEqual({ state: "closed" });
});

test("nobody reads a case for themselves, their table, their line, or one they spoke for", async () => {
  const { slug, cycleId, during, put, second, close, shortlist } = await turnOf(SCREENED);
  const forDora = await put(who.nora, "dora");
  const forOther = await put(who.sam, "other");
  const forBoss = await put(who.judge, "boss");
  const spoken = await put(who.second, "nora");
  await second(who.dora, spoken);
  const pass = (nominationId: string, reader = dorasDesk()) =>
    during(() => passCase(reader, { nominationId }));
  await expect(pass(forDora)).rejects.toEqual(refusal("not_found"));
  await expect(pass(forOther)).rejects.toEqual(refusal("not_found"));
  await expect(pass(forBoss)).rejects.toEqual(refusal("forbidden"));
  await expect(pass(spoken)).rejects.toEqual(refusal("forbidden"));
  await expect(pass(spoken, { ...who.nora, roles: ["admin"] })).rejects.toEqual(refusal("not_found"));
  await expect(pass(spoken, who.judge)).rejects.toEqual(refusal("forbidden"));
  const [turn] = await during(() => listScreenings(dorasDesk(), slug));
  expect(turn?.cases.map(({ id }) => id).sort()).toEqual([forBoss, spoken].sort());
  const ticketFor = async (reader: PersonActor) =>
    (await during(() => getScreeningTickets(reader))).find((ticket) => ticket.cycleId === cycleId);
  expect(await ticketFor(dorasDesk())).toBeUndefined();
  expect(await ticketFor(who.dora)).toBeUndefined();
  // Pia's own reporting line goes up to the boss, so that case waits for somebody else too.
  expect(await ticketFor(who.pia)).toMatchObject({ waiting: 3 });
  await close();
  await during(() => finishScreening(dorasDesk(), { cycleId }));
  expect((await shortlist()).sort()).toEqual([forDora, forOther, forBoss, spoken].sort());
});

test("a case that its maker took back waits for nobody", async () => {
  const { cycleId, during, put, close } = await turnOf(SCREENED);
  const gone = await put(who.other, "nora");
  const stays = await put(who.other, "sam");
  await during(() => withdrawNomination(who.other, { nominationId: gone }));
  await expect(during(() => passCase(who.pia, { nominationId: gone }))).rejects.toEqual(refusal("gone"));
  await close();
  await during(() => passCase(who.pia, { nominationId: stays }));
  await expect(during(() => finishScreening(who.pia, { cycleId }))).resolves.toEqual({ state: "judging" });
});

test("an award that is not screened has nothing to read", async () => {
  const { slug, cycleId, during, put, close } = await turnOf(DEFAULT_RULES);
  const nominationId = await put(who.other, "nora");
  await expect(during(() => passCase(who.pia, { nominationId }))).rejects.toEqual(refusal("closed"));
  expect(await during(() => listScreenings(who.pia, slug))).toEqual([]);
  await expect(close()).resolves.toEqual({ state: "judging" });
  await expect(during(() => finishScreening(who.pia, { cycleId }))).rejects.toEqual(refusal("closed"));
  await expect(listScreenings(who.pia, "no-such-award")).rejects.toEqual(refusal("not_found"));
});

test("the shortlist takes whoever has voices enough and is still here", async () => {
  const { put, second, close, shortlist } = await turnOf({
    ...DEFAULT_RULES,
    shortlist: { voices: 2, atMost: 12 },
  });
  await put(who.dora, "judge");
  const heard = await put(who.other, "nora");
  await second(who.judge, heard);
  const leaver = await put(who.other, "sam");
  await second(who.judge, leaver);
  const gone = new Date(`${year}-03-02T00:00:00Z`);
  await getSql()`update people set left_at = ${gone} where id = ${who.sam.personId}`;
  await close();
  expect(await shortlist()).toEqual([heard]);
  await getSql()`update people set left_at = null where id = ${who.sam.personId}`;
});

test("voices in two cases for the same nominee count together, each colleague once", async () => {
  const { put, close, shortlist, during, cycleId } = await turnOf({
    ...DEFAULT_RULES,
    shortlist: { voices: 2, atMost: 12 },
  });
  const one = await put(who.other, "nora");
  const two = await put(who.judge, "nora");
  await during(() => nominate(who.other, { cycleId, nomineeUnitId: team.green, story: STORY }));
  await close();
  expect((await shortlist()).sort()).toEqual([one, two].sort());
});
