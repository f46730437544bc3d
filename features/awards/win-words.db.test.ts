import { describe, expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { at } from "@/lib/clock";
import { answerConsent, correctWin, takeDown } from "./commands/wins";
import { ConsentAnswer } from "./input/result";
import { getConsent, getWish } from "./queries/consent";
import { listResultTickets } from "./queries/result-tickets";
import { refusal, team, useCast, who } from "./test-cast";
import { CITATION, decidedTurn, useOffice, work } from "./test-result";

useTestDatabase();
useCast();

const mails = useOffice();
const later = (time: Date, days = 1) => new Date(time.getTime() + days * 86_400_000);

async function hangs(winId: string) {
  return (await getSql()`select 1 from hung_wins where id = ${winId}`).length > 0;
}

describe("the words", () => {
  it("are corrected by the panel after a wish, kept as they were, and never by the winner", async () => {
    const { winId, decidedAt, announce } = await decidedTurn();
    const wishes = async () =>
      (await listResultTickets(who.judge)).filter(({ kind }) => kind === "wish").map(({ id }) => id);
    const after = "Paired a spare scanner, with Sam, at ten at night.";
    await at(decidedAt, async () => {
      await answerConsent(who.nora, { winId, yes: true, wish: "Sam was there too." });
      expect(await wishes()).toEqual([winId]);
      expect(await getWish(who.judge, winId)).toMatchObject({
        wish: "Sam was there too.",
        citation: CITATION,
      });
      for (const name of ["nora", "other", "lead"] as const)
        await expect(getWish(who[name], winId)).rejects.toEqual(refusal("not_found"));
    });
    await at(later(decidedAt), async () => {
      await correctWin(who.judge, { winId, after, reason: "Sam was there." });
      expect(await wishes()).toEqual([]);
      expect(await getConsent(who.nora, winId)).toMatchObject({ citation: after, consent: "asked" });
      await expect(correctWin(who.other, { winId, after, reason: "No" })).rejects.toEqual(
        refusal("not_found"),
      );
    });
    await announce();
    const nora = { ...who.nora, roles: ["people_team" as const] };
    await expect(correctWin(nora, { winId, after: "Me me me me.", reason: "Mine" })).rejects.toEqual(
      refusal("forbidden"),
    );
    await expect(correctWin(who.other, { winId, after, reason: "No" })).rejects.toEqual(refusal("forbidden"));
  });

  it("that changed after the yes are asked about anew, and hang only once they were said yes to", async () => {
    const { winId, decidedAt, announce, moment } = await decidedTurn();
    const after = "Left everybody waiting until ten at night.";
    const ticketsOf = async (name: "nora" | "judge") =>
      (await listResultTickets(who[name])).filter(({ id }) => id === winId).map(({ kind }) => kind);
    await at(decidedAt, () => answerConsent(who.nora, { winId, yes: true, wish: "Sam was there too." }));
    await at(later(decidedAt), async () => {
      expect((await getConsent(who.nora, winId)).isAskedAnew).toBe(false);
      expect(await ticketsOf("nora")).toEqual([]);
      await correctWin(who.judge, { winId, after, reason: "So it was." });
      expect(await getConsent(who.nora, winId)).toMatchObject({
        consent: "asked",
        citation: after,
        isAskedAnew: true,
      });
      expect(await ticketsOf("nora")).toEqual(["consent"]);
      expect(await ticketsOf("judge")).toEqual([]);
    });
    await announce();
    expect(await hangs(winId)).toBe(false);
    await at(later(moment), () => answerConsent(who.nora, { winId, yes: true, wish: "Sam was there too." }));
    const page = await at(later(moment), () => getConsent(who.nora, winId));
    expect(page).toMatchObject({ consent: "given", wish: "", isAskedAnew: false });
    expect(await hangs(winId)).toBe(true);
  });

  it("that changed are told to whoever answers alone, or a lead is looked for who can", async () => {
    const person = await decidedTurn();
    const table = await decidedTurn({ table: "blue", by: "nora" });
    const heard = () =>
      mails().map(({ to, head }) => `${to[0]?.split("@")[0]}: ${/subject: (.*)/i.exec(head)?.[1]?.trim()}`);
    for (const [name, { winId, decidedAt }] of [["nora", person] as const, ["dora", table] as const]) {
      await at(decidedAt, () => answerConsent(who[name], { winId, yes: true }));
    }
    await work(later(person.decidedAt));
    mails().length = 0;
    await getSql()`insert into role_grants (person_id, role, granted_at)
      values (${who.pia.personId}, 'people_team', ${person.decidedAt})`;
    await getSql()`update unit_versions set lead_id = null where unit_id = ${team.blue}`;
    for (const { winId, decidedAt } of [person, table]) {
      await at(later(decidedAt), () =>
        correctWin(who.judge, { winId, after: "Other words here.", reason: "Better" }),
      );
    }
    await work(later(table.decidedAt));
    await getSql()`update unit_versions set lead_id = ${who.dora.personId} where unit_id = ${team.blue}`;
    expect(heard()).toContain("nora: The words changed, so we ask you once more");
    expect(heard()).toContain("pia: A table needs somebody who answers for it");
    expect(heard().filter((one) => one.includes("words changed"))).toHaveLength(1);
  });

  it("that changed while the winner read them get no yes", async () => {
    const { winId, decidedAt } = await decidedTurn();
    await at(decidedAt, async () => {
      const { read } = await getConsent(who.nora, winId);
      await correctWin(who.judge, { winId, after: "Left everybody waiting.", reason: "So it was." });
      await expect(answerConsent(who.nora, { winId, yes: true, read })).rejects.toEqual(refusal("conflict"));
      const page = await getConsent(who.nora, winId);
      expect(page.consent).toBe("asked");
      await answerConsent(who.nora, ConsentAnswer.parse({ winId, answer: "name", read: page.read }));
      await correctWin(who.judge, { winId, after: "Left them all waiting.", reason: "Shorter." });
      await answerConsent(who.nora, { winId, yes: false, read: page.read });
    });
  });

  it("stay as they were said yes to by somebody who left since, until they hang", async () => {
    const { winId, decidedAt, announce, moment } = await decidedTurn();
    const correct = () => correctWin(who.judge, { winId, after: "Other words here.", reason: "Better" });
    await at(decidedAt, () => answerConsent(who.nora, { winId, yes: true }));
    await getSql()`update people set left_at = ${later(decidedAt).toISOString()} where id = ${who.nora.personId}`;
    await at(later(decidedAt, 2), () => expect(correct()).rejects.toEqual(refusal("conflict")));
    await announce();
    await at(later(moment), correct);
    await getSql()`update people set left_at = null where id = ${who.nora.personId}`;
  });

  it("about a table are corrected by nobody who sits at it, nor by its lead", async () => {
    const turn = await decidedTurn({ table: "blue", by: "nora" });
    await turn.announce();
    const correct = (name: "other" | "dora" | "pia") =>
      at(later(turn.moment), () =>
        correctWin(
          { ...who[name], roles: ["people_team"] },
          { winId: turn.winId, after: "We carried all of it.", reason: "So it was." },
        ),
      );
    await expect(correct("dora")).rejects.toEqual(refusal("forbidden"));
    await expect(correct("other")).rejects.toEqual(refusal("forbidden"));
    await correct("pia");
  });

  it("cannot be changed silently, nor what stands below them, not in the database either", async () => {
    const { winId, decidedAt, nominationId } = await decidedTurn({ voices: ["second"] });
    await at(decidedAt, () => correctWin(who.judge, { winId, after: "Other words here.", reason: "Better" }));
    const sql = getSql();
    for (const statement of [
      sql`update wins set citation = 'Other' where id = ${winId}`,
      sql`update wins set winner_person_id = ${who.sam.personId} where id = ${winId}`,
      sql`update wins set month = '2001-01-01' where id = ${winId}`,
      sql`update win_corrections set after = 'Other' where win_id = ${winId}`,
      sql`delete from win_corrections where win_id = ${winId}`,
      sql`delete from wins where id = ${winId}`,
      sql`update decisions set reason = 'Other' where nomination_id is not null`,
      sql`update seconds set reason = 'Other' where nomination_id = ${nominationId}`,
      sql`delete from seconds where nomination_id = ${nominationId}`,
      sql`insert into nomination_helped (nomination_id, person_id) values (${nominationId}, ${who.sam.personId})`,
      sql`truncate win_corrections`,
      sql`truncate nominations cascade`,
    ]) {
      await expect(statement).rejects.toMatchObject({ code: "TP002" });
    }
  });

  it("stay hidden from a panel member whom they are about, until it is announced", async () => {
    const { winId, decidedAt } = await decidedTurn({
      rules: { surprise: true },
      nominee: "second",
      by: "other",
    });
    await at(decidedAt, async () => {
      const second = { ...who.second, roles: ["admin" as const] };
      await expect(correctWin(second, { winId, after: "Other words here.", reason: "Mine" })).rejects.toEqual(
        refusal("not_found"),
      );
      await expect(takeDown(second, { winId, reason: "Mine" })).rejects.toEqual(refusal("not_found"));
    });
  });
});
