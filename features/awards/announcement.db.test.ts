import { describe, expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { announceDue } from "./commands/announce";
import { answerConsent } from "./commands/wins";
import { getAnnouncements } from "./queries/announcements";
import { getConsent } from "./queries/consent";
import { listResultTickets } from "./queries/result-tickets";
import { refusal, useCast, who } from "./test-cast";
import { crownFor, decidedTurn, timesRecorded, useOffice, waitingJobs, work } from "./test-result";

useTestDatabase();
useCast();

const mails = useOffice();

const heard = () => mails().map(({ to, head }) => [to[0], /subject: (.*)/i.exec(head)?.[1]?.trim()]);
const DAY = 86_400_000;

describe("before the moment", () => {
  it("only the winner hears of it, in a mail that names no award; the jobs hold ids alone", async () => {
    const turn = await decidedTurn({ others: [{ nominee: "dora", by: "judge" }] });
    for (const { payload, key } of await waitingJobs()) {
      expect(`${payload} ${key}`).not.toMatch(/Nora|Quill|Jacket|scanner|example\.org/i);
    }
    await work(turn.before);
    expect(heard().sort()).toEqual([
      ["nora@example.org", "Something to answer, only for you"],
      ["nora@example.org", "There is still something to answer, only for you"],
    ]);
    expect(
      mails()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/jacket|scanner/i);
    await turn.announce(turn.before);
    expect(await timesRecorded("winner announced", turn.winId)).toBe(0);
  });

  it("the rail, the consent page and the desk tell nobody but the winner and those who run awards", async () => {
    const turn = await decidedTurn({ nominee: "pia", by: "other" });
    await at(turn.before, async () => {
      expect(await listResultTickets(who.pia)).toMatchObject([{ kind: "consent", id: turn.winId }]);
      for (const name of ["other", "boss", "judge", "nora"] as const) {
        expect((await listResultTickets(who[name])).filter(({ id }) => id === turn.winId)).toEqual([]);
        await expect(getConsent(who[name], turn.winId)).rejects.toEqual(refusal("not_found"));
      }
      expect(await getConsent(who.pia, turn.winId)).toMatchObject({ consent: "asked", isAnnounced: false });
      // Pia is of the people team herself: the desk does not show her what is about her.
      expect((await getAnnouncements(who.pia)).coming.map(({ winId }) => winId)).not.toContain(turn.winId);
      const other = { ...who.boss, roles: ["admin" as const] };
      expect((await getAnnouncements(other)).coming.map(({ winId }) => winId)).toContain(turn.winId);
      await expect(getAnnouncements(who.nora)).rejects.toEqual(refusal("forbidden"));
      await expect(getAnnouncements(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    });
  });

  it("the database itself refuses", async () => {
    const turn = await decidedTurn();
    await expect(
      getSql()`update wins set announced_at = ${turn.before.toISOString()} where id = ${turn.winId}`,
    ).rejects.toMatchObject({ code: "TP006" });
  });
});

describe("at the moment", () => {
  it("it is announced once, whoever is at it, and everybody who spoke is thanked once it hangs", async () => {
    const turn = await decidedTurn({ others: [{ nominee: "dora", by: "judge" }] });
    await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
    await Promise.all([turn.announce(), turn.announce(), turn.announce()]);
    await turn.announce();
    expect(await timesRecorded("winner announced", turn.winId)).toBe(1);
    await work(turn.moment);
    expect(heard().sort()).toEqual([
      ["judge@example.org", "May we tell Dora what you said?"],
      ["nora@example.org", expect.stringMatching(/^The Fanatical Jacket of March \d+ went to you$/)],
      ["other@example.org", "Nora hangs on the wall, thanks to you"],
    ]);
  });

  it("a clock that jumps over it announces late, once, and says when", async () => {
    const turn = await decidedTurn();
    const late = new Date(turn.moment.getTime() + 3 * DAY);
    await turn.announce(turn.before);
    await turn.announce(late);
    await turn.announce(new Date(late.getTime() + DAY));
    const [win] = await getSql()`select announced_at as at from wins where id = ${turn.winId}`;
    expect(new Date(win?.at)).toEqual(late);
    expect(await timesRecorded("winner announced", turn.winId)).toBe(1);
  });

  it("one that cannot be announced keeps no other waiting", async () => {
    const [broken, sound] = [await decidedTurn(), await decidedTurn()];
    await getSql()`update wins set consent = 'declined', consented_at = now(), stood_down_at = now() where id = ${broken.winId}`;
    await expect(sound.announce()).rejects.toThrow("a decided cycle has a winner");
    expect(await timesRecorded("winner announced", sound.winId)).toBe(1);
    for (const state of ["judging", "closed"])
      await getSql()`update cycles set state = ${state} where id = ${broken.cycleId}`;
  });

  it("the cycle's own job comes with it, without the schedule", async () => {
    const turn = await decidedTurn();
    await work(turn.moment);
    expect(await timesRecorded("winner announced", turn.winId)).toBe(1);
  });

  it("without an answer nobody is named or thanked until the yes, and after a no and a yes nobody again", async () => {
    const turn = await decidedTurn();
    await work(turn.before);
    mails().length = 0;
    await turn.announce();
    await work(turn.moment);
    expect(heard()).toEqual([["nora@example.org", expect.stringContaining("went to you")]]);
    const later = new Date(turn.moment.getTime() + DAY);
    await at(later, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
    await work(later);
    expect(heard()).toContainEqual(["other@example.org", "Nora hangs on the wall, thanks to you"]);
    mails().length = 0;
    await at(later, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
    await at(later, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
    await work(later);
    expect(heard()).toEqual([]);
  });

  it("that has passed when somebody is chosen gives the winner a day to answer", async () => {
    const turn = await decidedTurn({ others: [{ nominee: "dora", by: "judge" }] });
    await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
    const late = new Date(turn.moment.getTime() + DAY);
    const [dora = ""] = turn.others;
    await at(late, () => crownFor(turn.cycleId, dora));
    const [cycle] = await getSql()`select announce_at as at from cycles where id = ${turn.cycleId}`;
    expect(new Date(cycle?.at)).toEqual(new Date(late.getTime() + DAY));
  });
});

describe("a table that wins", () => {
  it("hears of it together: everybody who sits there, and its lead", async () => {
    const turn = await decidedTurn({ table: "red", by: "other" });
    await at(turn.decidedAt, () => answerConsent(who.lead, { winId: turn.winId, yes: true }));
    await work(turn.before);
    mails().length = 0;
    await turn.announce();
    await work(turn.moment);
    const won = heard().filter(([, subject]) => subject?.endsWith("went to your table, red table"));
    expect(won.map(([to]) => to).sort()).toEqual(["lead@example.org", "nora@example.org", "sam@example.org"]);
  });
});

describe("a surprise", () => {
  it("is known to the winner with everybody else, and asked then", async () => {
    const turn = await decidedTurn({ rules: { surprise: true } });
    await at(turn.before, async () => {
      expect((await listResultTickets(who.nora)).filter(({ id }) => id === turn.winId)).toEqual([]);
      await expect(getConsent(who.nora, turn.winId)).rejects.toEqual(refusal("not_found"));
      await expect(answerConsent(who.nora, { winId: turn.winId, yes: true })).rejects.toEqual(
        refusal("not_found"),
      );
    });
    await work(turn.before);
    expect(mails()).toEqual([]);
    await turn.announce();
    await work(turn.moment);
    expect(heard()).toEqual([["nora@example.org", expect.stringContaining("went to you")]]);
    expect(mails()[0]?.text).toContain("an empty gold frame hangs");
    await at(turn.moment, async () => {
      expect(await getConsent(who.nora, turn.winId)).toMatchObject({ isAnnounced: true, consent: "asked" });
    });
  });
});

it("is the portal's own to do", async () => {
  await expect(announceDue(who.pia)).rejects.toEqual(refusal("forbidden"));
  await expect(announceDue(SYSTEM)).resolves.toBeUndefined();
});
