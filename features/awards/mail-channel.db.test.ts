import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { catchMail, type MailCatcher } from "@/lib/mail-catcher";
import { announceDue } from "./commands/announce";
import { addChannel, tryChannel } from "./commands/channels";
import { answerConsent } from "./commands/wins";
import { getAnnouncements } from "./queries/announcements";
import { useCast, who } from "./test-cast";
import { CITATION, decidedTurn, work } from "./test-result";

useTestDatabase();
useCast();

const LIST = "everybody@example.org";
let office: MailCatcher;

beforeAll(async () => {
  office = await catchMail();
  vi.stubEnv("MAIL_FROM", "Two Pizza <pizza@example.com>");
  vi.stubEnv("NEXTAUTH_URL", "https://pizza.example.com");
});

beforeEach(async () => {
  vi.stubEnv("SMTP_URL", office.url);
  office.refuse(null);
  await at(new Date("2999-01-01T00:00:00Z"), () => announceDue(SYSTEM));
  await getSql()`delete from graphile_worker._private_jobs`;
  await getSql()`update announcement_channels set removed_at = now(), address = ''`;
  office.mails.length = 0;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

const add = (address = LIST) => addChannel(who.pia, { kind: "mail", name: "Everybody", address });
const toList = () => office.mails.filter(({ to }) => to.includes(LIST));
const posts = async (winId: string) =>
  (await getAnnouncements(who.pia)).past.find((row) => row.winId === winId)?.posts;

async function agreedTurn() {
  const turn = await decidedTurn();
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
  return turn;
}

test("everybody hears of a winner by mail, once, at the moment", async () => {
  await add();
  const turn = await agreedTurn();
  await work(turn.before);
  expect(toList()).toEqual([]);
  await turn.announce();
  await work(turn.moment);
  await work(turn.moment);
  const [mail, ...more] = toList();
  expect(more).toEqual([]);
  expect(mail?.head).toMatch(/subject: Nora Quill: Fanatical Jacket, March \d+/i);
  expect(mail?.text).toContain(CITATION);
  expect(mail?.text).toContain(`https://pizza.example.com/wall/${turn.winId}`);
  expect(await posts(turn.winId)).toMatchObject([{ channelName: "Everybody", isSent: true, failure: "" }]);
});

test("no mail goes to a list before the winner said yes", async () => {
  await add();
  const turn = await decidedTurn();
  await turn.announce();
  await work(turn.moment);
  expect(toList()).toEqual([]);
});

test("a mail server that is away is asked again, one that refuses is not, and both are said", async () => {
  await add();
  const waits = async () =>
    (
      await getSql()`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t
      on t.id = j.task_id where t.identifier = 'post-announcement' and j.attempts < j.max_attempts`
    ).length;
  office.refuse({ code: 451, words: "a secret of theirs" });
  const later = await agreedTurn();
  await later.announce();
  await work(later.moment);
  expect(await posts(later.winId)).toMatchObject([
    { isSent: false, failure: "The mail server could not take it (451)." },
  ]);
  expect(await waits()).toBe(1);
  await getSql()`delete from graphile_worker._private_jobs`;
  office.refuse({ code: 550, words: "a secret of theirs" });
  const never = await agreedTurn();
  await never.announce();
  await work(never.moment);
  expect(await posts(never.winId)).toMatchObject([
    { isSent: false, failure: "The mail server does not take mail for this address (550).", canRepeat: true },
  ]);
  expect(await waits()).toBe(0);
});

test("a list is one plain address, shown as it is, and tried before it counts", async () => {
  for (const address of [
    "everybody",
    `${LIST}, ${LIST}`,
    "a@example.org\r\nbcc: b@example.org",
    "<a@b.example>",
  ])
    await expect(add(address)).rejects.toMatchObject({
      code: "invalid",
      fields: { address: expect.any(String) },
    });
  const { channelId } = await add();
  expect((await getAnnouncements(who.pia)).channels).toMatchObject([{ kind: "mail", place: LIST }]);
  await tryChannel(who.pia, { channelId });
  expect(toList().map(({ text }) => text)).toEqual([expect.stringContaining("This is only a test")]);
  vi.stubEnv("SMTP_URL", "");
  await expect(add("all@example.org")).rejects.toMatchObject({ code: "invalid" });
  await expect(tryChannel(who.pia, { channelId })).rejects.toMatchObject({ code: "conflict" });
});
