import { expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { at } from "@/lib/clock";
import { endCycle } from "./commands/cycles";
import { allowTelling } from "./commands/tell-kindly";
import { answerConsent } from "./commands/wins";
import { listResultTickets } from "./queries/result-tickets";
import { getMayTell, listSaidAboutMe } from "./queries/said";
import { refusal, STORY, useCast, who } from "./test-cast";
import { decidedTurn, useOffice, work } from "./test-result";

useTestDatabase();
useCast();

const mails = useOffice();

const others = [{ nominee: "dora", by: "judge" } as const];
const told = (name: "dora" | "nora") => mails().filter(({ to }) => to[0] === `${name}@example.org`);

it("are passed on when their maker says yes after the announcement: the words, and no award, rank or vote", async () => {
  const turn = await decidedTurn({ others });
  const [dora = ""] = turn.others;
  const yes = () => allowTelling(who.judge, { nominationId: dora, yes: true });
  await at(turn.before, async () => {
    await expect(yes()).rejects.toEqual(refusal("not_found"));
    await expect(getMayTell(who.judge, dora)).rejects.toEqual(refusal("not_found"));
  });
  await turn.announce();
  await at(turn.moment, async () => {
    expect(await listResultTickets(who.judge)).toContainEqual(
      expect.objectContaining({ kind: "may-tell", id: dora, name: "Dora", awardName: "" }),
    );
    expect(await getMayTell(who.judge, dora)).toMatchObject({ story: STORY, mayTell: null, isTold: false });
    expect(await listSaidAboutMe(who.dora)).toEqual([]);
    await expect(allowTelling(who.dora, { nominationId: dora, yes: true })).rejects.toEqual(
      refusal("not_found"),
    );
    await yes();
    await expect(yes()).rejects.toEqual(refusal("conflict"));
    expect(await listSaidAboutMe(who.dora)).toMatchObject([{ words: STORY, by: { name: "Judge Quill" } }]);
    expect(await listSaidAboutMe(who.nora)).toEqual([]);
    expect(await listResultTickets(who.dora)).toContainEqual(
      expect.objectContaining({ kind: "said", id: dora, name: "Judge Quill", awardName: "" }),
    );
  });
  await work(turn.moment);
  const [mail] = told("dora");
  expect(told("dora")).toHaveLength(1);
  expect(mail?.text).toContain("The scanner died at five.");
  expect(`${mail?.head} ${mail?.text}`).not.toMatch(/jacket|award|vote|shortlist|place/i);
});

it("stay with their maker after a no, which may become a yes", async () => {
  const turn = await decidedTurn({ others });
  const [dora = ""] = turn.others;
  await turn.announce();
  await at(turn.moment, async () => {
    await allowTelling(who.judge, { nominationId: dora, yes: false });
    expect((await listResultTickets(who.judge)).filter(({ id }) => id === dora)).toEqual([]);
    expect(await getMayTell(who.judge, dora)).toMatchObject({ mayTell: false });
  });
  await work(turn.moment);
  expect(told("dora")).toEqual([]);
  await at(turn.moment, () => allowTelling(who.judge, { nominationId: dora, yes: true }));
  await work(turn.moment);
  expect(told("dora")).toHaveLength(1);
});

it("are passed on at the moment where their maker agreed when writing, never before", async () => {
  const turn = await decidedTurn({ others });
  await getSql()`update nominations set may_tell = true where id = ${turn.others[0] ?? ""}`;
  await work(turn.before);
  expect(told("dora")).toEqual([]);
  await turn.announce();
  await work(turn.moment);
  expect(told("dora")).toHaveLength(1);
});

it("of a case that went back or was taken back, and about the winner or somebody who left, are passed on by nobody", async () => {
  const spoil = [
    (id: string) => getSql()`update nominations set screening = 'returned', may_tell = true where id = ${id}`,
    (id: string) => getSql()`update nominations set withdrawn_at = now(), may_tell = true where id = ${id}`,
    () => getSql()`update people set left_at = now() where id = ${who.dora.personId}`,
  ];
  for (const act of spoil) {
    const turn = await decidedTurn({ others });
    await act(turn.others[0] ?? "");
    await getSql()`update nominations set may_tell = true where id = ${turn.nominationId}`;
    await turn.announce();
    await work(turn.moment);
    expect(told("dora")).toEqual([]);
    expect(told("nora").filter(({ head }) => head.includes("said something kind"))).toEqual([]);
    await expect(
      at(turn.moment, () => allowTelling(who.other, { nominationId: turn.nominationId, yes: true })),
    ).rejects.toEqual(refusal("not_found"));
    await getSql()`update people set left_at = null where id = ${who.dora.personId}`;
  }
});

it("are asked for when a turn ends without a winner too", async () => {
  const turn = await decidedTurn({ others });
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
  await at(turn.decidedAt, () => endCycle(who.pia, { cycleId: turn.cycleId }));
  await work(turn.decidedAt);
  const asked = mails().flatMap(({ head }) => /subject: (May we tell .*)/i.exec(head)?.[1]?.trim() ?? []);
  expect(asked.sort()).toEqual(["May we tell Dora what you said?", "May we tell Nora what you said?"]);
  await at(turn.decidedAt, () => allowTelling(who.judge, { nominationId: turn.others[0] ?? "", yes: true }));
  await work(turn.decidedAt);
  expect(told("dora")).toHaveLength(1);
});
