import { beforeEach, describe, expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { announceDue } from "./commands/announce";
import { noticeLeavers } from "./commands/leavers";
import { answerConsent, takeDown } from "./commands/wins";
import { ConsentAnswer } from "./input/result";
import { getAnnouncements } from "./queries/announcements";
import { getConsent } from "./queries/consent";
import { listResultTickets } from "./queries/result-tickets";
import { refusal, team, useCast, who } from "./test-cast";
import { crownFor, decidedTurn, timesRecorded } from "./test-result";

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
