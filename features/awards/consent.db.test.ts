import { beforeEach, describe, expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { announceDue } from "./commands/announce";
import { noticeLeavers } from "./commands/leavers";
import { answerConsent, correctWin, takeDown } from "./commands/wins";
import { ConsentAnswer } from "./input/result";
import { getAnnouncements } from "./queries/announcements";
import { getConsent, getWish } from "./queries/consent";
import { listResultTickets } from "./queries/result-tickets";
import { refusal, team, useCast, who } from "./test-cast";
import { CITATION, crownFor, decidedTurn, timesRecorded } from "./test-result";

useTestDatabase();
useCast();

beforeEach(() => at(new Date("2999-01-01T00:00:00Z"), () => announceDue(SYSTEM)));

const DAY = 86_400_000;
const later = (time: Date, days = 1) => new Date(time.getTime() + days * DAY);

async function stateOf(cycleId: string) {
  const [row] = await getSql()<{ state: string }[]>`select state from cycles where id = ${cycleId}`;
  return row?.state;
}

async function hangs(winId: string) {
  return (await getSql()`select 1 from hung_wins where id = ${winId}`).length > 0;
}

describe("a yes", () => {
  it("hangs from the moment on, with the picture, with the name alone, and comes down at any time", async () => {
    const turn = await decidedTurn();
    const { winId } = turn;
    await at(turn.decidedAt, async () => {
      await answerConsent(who.nora, { winId, yes: true, showPicture: false });
      expect(await getConsent(who.nora, winId)).toMatchObject({ consent: "given", showPicture: false });
      expect(await hangs(winId)).toBe(false);
    });
    await turn.announce();
    expect(await hangs(winId)).toBe(true);
    await at(later(turn.moment), () => answerConsent(who.nora, { winId, yes: false }));
    expect(await hangs(winId)).toBe(false);
    await at(later(turn.moment), () => answerConsent(who.nora, { winId, yes: true }));
    expect(await hangs(winId)).toBe(true);
  });

  it("with somebody else's picture is refused, and nothing changes", async () => {
    const { winId, decidedAt } = await decidedTurn();
    const pictureId = "a".repeat(64);
    await at(decidedAt, async () => {
      await expect(answerConsent(who.nora, { winId, yes: true, pictureId })).rejects.toEqual(
        refusal("not_found"),
      );
      expect(await getConsent(who.nora, winId)).toMatchObject({ consent: "asked", pictureId: null });
    });
  });

  it("with a picture of one's own choice needs one, and keeps the one chosen before", async () => {
    const { winId, decidedAt } = await decidedTurn();
    const pictureId = "c".repeat(64);
    await getSql()`insert into pictures (id, owner_id, visible_to, created_at)
      values (${pictureId}, ${who.nora.personId}, 'owner', now())`;
    const asked = (id: string) => ConsentAnswer.parse({ winId, answer: "picture", pictureId: id });
    await at(decidedAt, async () => {
      await expect(answerConsent(who.nora, asked(""))).rejects.toMatchObject({
        code: "invalid",
        fields: { pictureId: "Choose the picture that should hang." },
      });
      await answerConsent(who.nora, asked(pictureId));
      await answerConsent(who.nora, asked(""));
      expect(await getConsent(who.nora, winId)).toMatchObject({ showPicture: true, pictureId });
      await answerConsent(who.nora, ConsentAnswer.parse({ winId, answer: "portrait" }));
      expect(await getConsent(who.nora, winId)).toMatchObject({ showPicture: true, pictureId: null });
    });
  });

  it("of a team is its lead's to give, whoever leads by then", async () => {
    const { winId, decidedAt } = await decidedTurn({ table: "blue", by: "nora" });
    await at(decidedAt, async () => {
      for (const name of ["other", "nora", "boss", "pia"] as const) {
        await expect(answerConsent(who[name], { winId, yes: true })).rejects.toEqual(refusal("not_found"));
      }
      const consents = async (name: "other" | "dora") =>
        (await listResultTickets(who[name])).filter(({ kind }) => kind === "consent");
      expect(await consents("other")).toEqual([]);
      expect(await consents("dora")).toMatchObject([{ id: winId, isTeam: true }]);
      await answerConsent(who.dora, { winId, yes: true });
      await getSql()`update unit_versions set lead_id = ${who.other.personId} where unit_id = ${team.blue}`;
      await expect(getConsent(who.dora, winId)).rejects.toEqual(refusal("not_found"));
      expect(await getConsent(who.other, winId)).toMatchObject({ consent: "given" });
      await getSql()`update unit_versions set lead_id = ${who.dora.personId} where unit_id = ${team.blue}`;
    });
  });
});

describe("a no before the announcement", () => {
  it("sends the turn back: that case is out, the win is kept, and only the panel learns of it", async () => {
    const turn = await decidedTurn({ others: [{ nominee: "dora", by: "judge" }] });
    const [dora = ""] = turn.others;
    await at(turn.decidedAt, async () => {
      await answerConsent(who.nora, { winId: turn.winId, yes: false });
      expect(await stateOf(turn.cycleId)).toBe("judging");
      expect(await getConsent(who.nora, turn.winId)).toMatchObject({ isStoodDown: true });
      await expect(answerConsent(who.nora, { winId: turn.winId, yes: true })).rejects.toEqual(
        refusal("closed"),
      );
      await expect(crownFor(turn.cycleId, turn.nominationId)).rejects.toMatchObject({
        code: "conflict",
        message: "Nora would rather not. Choose another.",
      });
      const winId = await crownFor(turn.cycleId, dora);
      await answerConsent(who.dora, { winId, yes: true });
      const boss = { ...who.boss, roles: ["people_team" as const] };
      expect((await getAnnouncements(boss)).coming.map((row) => row.winner.shortName)).toEqual(["Dora"]);
    });
    await turn.announce();
    expect(await timesRecorded("winner announced", turn.winId)).toBe(0);
    expect(await hangs(turn.winId)).toBe(false);
    const [before] = await getSql()`select consent, announced_at from wins where id = ${turn.winId}`;
    expect(before).toMatchObject({ consent: "declined", announced_at: null });
    await expect(getSql()`update wins set consent = 'given' where id = ${turn.winId}`).rejects.toMatchObject({
      code: "TP002",
    });
  });

  it("where peers voted crowns the next of the count with their own story's words", async () => {
    const turn = await decidedTurn({
      rules: { decidedBy: "peers" },
      others: [{ nominee: "dora", by: "judge" }],
    });
    await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
    expect(await stateOf(turn.cycleId)).toBe("decided");
    const boss = { ...who.boss, roles: ["people_team" as const] };
    const { coming } = await at(turn.decidedAt, () => getAnnouncements(boss));
    expect(coming).toMatchObject([{ winner: { shortName: "Dora" }, isAsked: true }]);
  });

  it("at the very moment is one or the other, never both", async () => {
    const turn = await decidedTurn();
    const [answered] = await Promise.all([
      at(turn.moment, () => answerConsent(who.nora, { winId: turn.winId, yes: false })),
      turn.announce(),
    ]);
    const state = await stateOf(turn.cycleId);
    expect(state).toBe(answered.isAnnounced ? "announced" : "judging");
    expect(await hangs(turn.winId)).toBe(false);
  });
});

describe("a winner who leaves", () => {
  const leave = (name: "nora" | "dora", time: Date | null) =>
    getSql()`update people set left_at = ${time?.toISOString() ?? null} where id = ${who[name].personId}`;
  const notice = (time: Date) => at(time, () => noticeLeavers(SYSTEM));

  it("without an answer before the announcement sends the turn back, at the last second too", async () => {
    for (const look of [notice, (time: Date) => at(time, () => announceDue(SYSTEM))]) {
      const turn = await decidedTurn();
      await leave("nora", turn.decidedAt);
      await look(turn.moment);
      expect(await stateOf(turn.cycleId)).toBe("judging");
      expect(await timesRecorded("winner left", turn.winId)).toBe(1);
      await leave("nora", null);
    }
  });

  it("after a yes hangs as agreed; the people team may take it back before, and down after", async () => {
    const turn = await decidedTurn();
    const { winId } = turn;
    await at(turn.decidedAt, () => answerConsent(who.nora, { winId, yes: true }));
    await expect(takeDown(who.pia, { winId, reason: "They asked" })).rejects.toEqual(refusal("conflict"));
    await leave("nora", later(turn.decidedAt));
    for (let i = 0; i < 2; i += 1) await notice(later(turn.decidedAt));
    expect(await timesRecorded("winner left", winId)).toBe(1);
    await turn.announce();
    expect(await hangs(winId)).toBe(true);
    await expect(takeDown(who.judge, { winId, reason: "They asked" })).rejects.toEqual(refusal("forbidden"));
    await at(later(turn.moment), () => takeDown(who.pia, { winId, reason: "They asked by letter." }));
    expect(await hangs(winId)).toBe(false);
    await leave("nora", null);
    const again = await decidedTurn();
    await at(again.decidedAt, () => answerConsent(who.nora, { winId: again.winId, yes: true }));
    await leave("nora", again.decidedAt);
    await at(later(again.decidedAt), () =>
      takeDown(who.pia, { winId: again.winId, reason: "Not fair now." }),
    );
    expect(await stateOf(again.cycleId)).toBe("judging");
    await leave("nora", null);
  });

  it("after the announcement, unanswered, leaves no empty frame behind", async () => {
    const turn = await decidedTurn();
    await turn.announce();
    await leave("nora", later(turn.moment));
    await notice(later(turn.moment));
    const [win] = await getSql()`select consent from wins where id = ${turn.winId}`;
    expect(win?.consent).toBe("declined");
    await leave("nora", null);
  });

  it("before the decision ends their case, once", async () => {
    const turn = await decidedTurn({ others: [{ nominee: "dora", by: "judge" }] });
    await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
    const [dora = ""] = turn.others;
    await leave("dora", turn.decidedAt);
    await notice(later(turn.decidedAt));
    await notice(later(turn.decidedAt));
    const noted =
      await getSql()`select 1 from audit where action = 'nominee left' and subject = ${`nomination:${dora}`}`;
    expect(noted).toHaveLength(1);
    await expect(at(later(turn.decidedAt), () => crownFor(turn.cycleId, dora))).rejects.toMatchObject({
      code: "conflict",
    });
    await leave("dora", null);
  });
});

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
      expect(await ticketsOf("nora")).toEqual([]);
      await correctWin(who.judge, { winId, after, reason: "So it was." });
      expect(await getConsent(who.nora, winId)).toMatchObject({ consent: "asked", citation: after });
      expect(await ticketsOf("nora")).toEqual(["consent"]);
      expect(await ticketsOf("judge")).toEqual([]);
    });
    await announce();
    expect(await hangs(winId)).toBe(false);
    await at(later(moment), () => answerConsent(who.nora, { winId, yes: true, wish: "Sam was there too." }));
    const page = await at(later(moment), () => getConsent(who.nora, winId));
    expect(page).toMatchObject({ consent: "given", wish: "" });
    expect(await hangs(winId)).toBe(true);
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

  it("cannot be changed silently, not in the database either", async () => {
    const { winId, decidedAt } = await decidedTurn();
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
