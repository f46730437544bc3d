import { expect, it } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { noticeLeavers } from "./commands/leavers";
import { secondNomination } from "./commands/nominate";
import { returnCase } from "./commands/screen";
import { answerConsent } from "./commands/wins";
import { award, freshCycle, type Name, useCast, who } from "./test-cast";
import { decidedTurn, useOffice, waitingJobs, work } from "./test-result";

useTestDatabase();
useCast();

const mails = useOffice();

/** Who got a mail with this subject. */
const whoHeard = (subject: RegExp) =>
  mails()
    .filter(({ head }) => subject.test(/subject: (.*)/i.exec(head)?.[1] ?? ""))
    .map(({ to }) => to[0]?.split("@")[0])
    .sort();

const ofPeopleTeam = (name: Name) => getSql()`
  insert into role_grants (person_id, role, granted_by, granted_at)
  values (${who[name].personId}, 'people_team', ${who[name].personId}, now()) on conflict do nothing`;

it("thanks who wrote the case and everybody who added their voice", async () => {
  const turn = await decidedTurn({ voices: ["pia", "second"] });
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
  await turn.announce();
  await work(turn.moment);
  expect(whoHeard(/^Nora hangs on the wall, thanks to you/)).toEqual(["other", "pia", "second"]);
});

it("tells the panel that somebody would rather not, but not a winner who sits on it", async () => {
  const turn = await decidedTurn({ nominee: "second", by: "other" });
  await at(turn.decidedAt, () => answerConsent(who.second, { winId: turn.winId, yes: false }));
  await work(turn.decidedAt);
  expect(whoHeard(/they would rather not/)).toEqual(["judge"]);
});

it("asks the people team for somebody to answer for a table without a lead", async () => {
  await ofPeopleTeam("pia");
  const turn = await decidedTurn({ table: "green", by: "other" });
  await work(turn.decidedAt);
  expect(whoHeard(/^A table needs somebody who answers for it/)).toEqual(["pia"]);
});

it("tells those who spoke for somebody who left before the decision, and once", async () => {
  const { nominate, during, close } = await freshCycle();
  const nominationId = await nominate(who.other, "nora");
  await during(() => secondNomination(who.pia, { nominationId }));
  await getSql()`update people set left_at = '2029-01-01' where id = ${who.nora.personId}`;
  for (let again = 0; again < 2; again += 1) await during(() => noticeLeavers(SYSTEM));
  await work(new Date());
  expect(whoHeard(/^About what you wrote for Nora/)).toEqual(["other", "pia"]);
  await getSql()`update people set left_at = null where id = ${who.nora.personId}`;
  await close();
});

it("gives a story back to the one who wrote it, with the people team's words", async () => {
  await getSql()`update awards set rules = rules || '{"screened": true}' where id = ${award.jacket}`;
  const { nominate, during } = await freshCycle();
  const nominationId = await nominate(who.other, "nora");
  const note = "What did it change for the others? Two more sentences would do.";
  await during(() => returnCase(who.pia, { nominationId, note }));
  const [mail, ...more] = (await waitingJobs()).filter(({ task }) => task === "send-mail");
  expect(more).toEqual([]);
  expect(JSON.parse(mail?.payload ?? "{}")).toMatchObject({
    to: who.other.personId,
    subject: "Your story about Nora came back to you",
    text: expect.stringContaining(note),
  });
});
