import { describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type Actor, OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { notePanel } from "./commands/decide";
import { secondNomination } from "./commands/nominate";
import { liftCovers } from "./commands/sheets";
import { getFairnessYear } from "./queries/fairness-year";
import { getReveal } from "./queries/reveal";
import { freshCycle, refusal, STORY, useCast, who } from "./test-cast";
import { scoreAll } from "./test-panel";

useTestDatabase();
useCast();

describe("the evidence", () => {
  /** A turn that is over, so many months before, in which each of these spoke for the next. */
  async function spokeBefore(year: number, months: number, ...voices: [PersonActor, PersonActor][]) {
    const time = new Date(Date.UTC(year, 2 - months, 3, 9));
    const sql = getSql();
    const [row] = await sql<{ id: string }[]>`
      insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at)
      select id, ${`${time.toISOString().slice(0, 7)}-01`}, 'open', rules, ${time}, ${time}, ${time}, ${time}
      from awards where is_jacket returning id`;
    for (const [by, nominee] of voices)
      await sql`insert into nominations (cycle_id, nominee_person_id, nominated_by, story, nominated_at)
        values (${row?.id ?? ""}, ${nominee.personId}, ${by.personId}, ${STORY}, ${time})`;
    await sql`update cycles set state = 'closed', closed_at = ${time} where id = ${row?.id ?? ""}`;
  }

  test("shows pairs, rings, favourites and one side, hides what is the reader's, and changes no score", async () => {
    const { nora, sam, other, dora } = who;
    const { cycleId, year, during, nominate: make, close } = await freshCycle();
    await spokeBefore(year, 2, [other, nora], [nora, other], [sam, nora], [who.judge, sam]);
    await spokeBefore(year, 5, [nora, other], [other, sam], [sam, who.judge]);
    await spokeBefore(year, 13, [dora, nora], [nora, dora]);
    const forOther = await make(nora, "other");
    const forDora = await make(sam, "dora");
    await during(() => secondNomination(nora, { nominationId: forDora }));
    await close();
    await during(() => scoreAll(cycleId));
    await during(() => liftCovers(who.judge, { cycleId }));
    const reveal = await during(() => getReveal(who.judge, cycleId));
    const told = reveal.findings.map(({ kind, people }) => [
      kind,
      people.map(({ name }) => name.split(" ")[0]).sort(),
    ]);
    expect(told).toEqual([
      ["pair", ["Nora", "Other"]],
      ["ring", ["Nora", "Other", "Sam"]],
      ["favourite", ["Nora", "Other"]],
      ["one_side", ["Dora"]],
    ]);
    expect(reveal.findings.map(({ headline }) => headline)).toContain(
      "Nora spoke for Other in 3 turns this year.",
    );
    expect(JSON.stringify(reveal.findings)).not.toContain(who.judge.personId);
    expect(reveal.graph.lines.filter(({ mutual }) => mutual).length).toBe(1);
    expect(reveal.cases.map(({ nominationId, score }) => [nominationId, score?.total]).sort()).toEqual(
      [
        [forOther, 9],
        [forDora, 9],
      ].sort(),
    );

    const key = reveal.findings[0]?.key ?? "";
    const note = (by: Actor, finding = key) =>
      during(() => notePanel(by, { cycleId, finding, note: "We asked both, and the stories stand." }));
    await expect(note(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(note(who.pia)).rejects.toEqual(refusal("forbidden"));
    await expect(note(who.judge, "pair:somebody:else")).rejects.toEqual(refusal("not_found"));
    await note(who.second);
    expect((await during(() => getReveal(who.judge, cycleId))).findings[0]?.notes).toMatchObject([
      { words: "We asked both, and the stories stand.", byName: "Second Quill" },
    ]);
  });

  test("tells the people team which teams nobody was put up from, but nobody of their own", async () => {
    const { year, during, nominate: make } = await freshCycle();
    await make(who.other, "nora");
    await expect(getFairnessYear(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getFairnessYear(who.judge)).rejects.toEqual(refusal("forbidden"));
    const people = { ...who.judge, roles: ["people_team" as const] };
    const names = async (by: PersonActor) =>
      (await during(() => getFairnessYear(by))).forgotten.map(({ name }) => name);
    expect(await names(who.pia)).toEqual(["blue table", "green table"]);
    expect(await names(people)).toEqual(["blue table"]);
    const later = await at(new Date(`${year + 1}-04-01T09:00:00Z`), () => getFairnessYear(who.pia));
    expect(later).toMatchObject({ cases: 0, half: { teams: 0, voices: 0, all: 0 } });
  });
});
