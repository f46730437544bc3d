import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { announceDue } from "@/features/awards/commands/announce";
import { crown } from "@/features/awards/commands/crown";
import { closeNominations, lockCycle, openCycle } from "@/features/awards/commands/cycles";
import { nominate } from "@/features/awards/commands/nominate";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { catchMail, type MailCatcher } from "@/lib/mail-catcher";
import { transaction } from "@/lib/transaction";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { answer, openFromRail } from "./pages/consent";
import { usePortal } from "./portal";

const DAY = 86_400_000;
const CITATION = "Fetched a printer at night, so that every crate left on time.";
const heard: string[] = [];
let office: MailCatcher;
let channel: Server;
let cast: Record<"winner" | "teller" | "other" | "kind", Somebody>;
let winId: string;

const portal = usePortal("directory", async () => {
  office = await catchMail();
  channel = createServer((request, reply) => {
    request.setEncoding("utf8").on("data", (words: string) => heard.push(words));
    request.on("end", () => reply.end("ok"));
  });
  await new Promise<void>((done) => channel.listen(0, "127.0.0.1", done));
  // Here too: the commands that this file calls enqueue what the portal's worker then sends.
  process.env.SMTP_URL = office.url;
  process.env.MAIL_FROM = "Two Pizza <pizza@example.com>";
  return { SMTP_URL: office.url, MAIL_FROM: process.env.MAIL_FROM, ANNOUNCE_HOSTS: channelHost() };
});

const channelHost = () => `localhost:${(channel.address() as AddressInfo).port}`;
const mailsTo = ({ email }: Somebody) =>
  office.mails
    .filter(({ to }) => to.includes(email))
    .map(({ head }) => /subject: (.*)/i.exec(head)?.[1]?.trim());

/** Two people were put up; one is chosen, to be announced in three days. */
test.beforeAll(async () => {
  const [winner, teller, other, kind] = await findStrangers(4);
  cast = { winner, teller, other, kind } as typeof cast;
  const { cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: new Date().toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + DAY),
  });
  const tell = (by: Somebody, nominee: Somebody, story: string) =>
    nominate(acting(by), { cycleId, nomineePersonId: nominee.id, story });
  const { nominationId } = await tell(
    cast.teller,
    cast.winner,
    "The printer died at five. Nobody had asked, and it was back by ten.",
  );
  await tell(cast.kind, cast.other, "Sat with me for two evenings until I understood the tables.");
  await closeNominations(SYSTEM, { cycleId });
  ({ winId } = await transaction(async (tx) =>
    crown(tx, SYSTEM, {
      cycle: await lockCycle(tx, cycleId),
      nominationId,
      citation: CITATION,
      ranking: [{ nominationId, points: 14, place: 1 }],
      tieRule: null,
      reason: "",
      announceAt: new Date(Date.now() + 3 * DAY),
    }),
  ));
});

test.afterAll(async () => {
  await office.close();
  channel.close();
});

test("asked alone, announced at the moment to everybody at once, and down again", async ({ page }) => {
  const { winner, teller, other, kind } = cast;
  const admin = await findRole("admin");

  await test.step("a channel is added by its address, and tried", async () => {
    await portal.signIn(page, admin.email, "/admin/announcements");
    await page.getByLabel("What people call it").fill("#wall");
    const address = page.getByRole("textbox", { name: "Its address" });
    await address.fill("https://example.com/services/x");
    await page.getByRole("button", { name: "Let it hear announcements" }).click();
    await expect(page.getByText(/^We post to hooks\.slack\.com alone/).first()).toBeVisible();
    await page.getByLabel("What people call it").fill("#wall");
    await address.fill(`http://${channelHost()}/services/secret-of-ours`);
    await page.getByRole("button", { name: "Let it hear announcements" }).click();
    await page.getByRole("button", { name: "Send #wall a test message" }).click();
    await expect(page.getByText("It arrived. Look into #wall.")).toBeVisible();
    expect(heard.splice(0).join()).toContain("This is only a test");
    await expect(page.locator("body")).not.toContainText("secret-of-ours");
  });

  await test.step("the winner is asked alone, sees the frame, and says how it may hang", async () => {
    await expect.poll(() => mailsTo(winner)).toEqual(["Something to answer, only for you"]);
    await portal.signIn(page, winner.email);
    await openFromRail(page, winner);
    await expect(page.getByText(CITATION)).toBeVisible();
    await answer(page, "Yes, with the name alone", "Please name the night shift too.");
    await expect(page.getByText(/^Thank you\. It hangs with the name alone from/)).toBeVisible();
    await portal.signIn(page, teller.email, "/wall");
    await expect(page.getByRole("main")).not.toContainText(winner.name);
    expect((await page.goto(`${portal.origin}/wall/consent/${winId}`))?.status()).toBe(404);
    expect(heard).toEqual([]);
  });

  await test.step("the people team reads the wish, and corrects the words before anybody sees them", async () => {
    await portal.signIn(page, admin.email, "/admin/announcements");
    await page.getByRole("link", { name: "Look at the words" }).click();
    await page.getByText("Correct the words").click();
    await page.getByLabel("As it should be").fill(`${CITATION} With the night shift.`);
    await page.getByLabel("Why").fill("The winner asked.");
    await page.getByRole("button", { name: "Correct it in the open" }).click();
    await expect(page.getByText("Corrected, in the open.")).toBeVisible();
  });

  await test.step("the winner is asked about the new words, and says yes to them", async () => {
    await expect.poll(() => mailsTo(winner)).toContain("The words changed, so we ask you once more");
    await portal.signIn(page, winner.email);
    await openFromRail(page, winner);
    await expect(page.getByText(`${CITATION} With the night shift.`)).toBeVisible();
    await answer(page, "Yes, with the name alone");
    await expect(page.getByText(/^Thank you\. It hangs with the name alone from/)).toBeVisible();
  });

  await test.step("at the moment the wall, the channel and the mails say it, once", async () => {
    await at(new Date(Date.now() + 4 * DAY), () => announceDue(SYSTEM));
    await at(new Date(Date.now() + 4 * DAY), () => announceDue(SYSTEM));
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toContain(winner.name);
    expect(heard[0]).toContain("With the night shift.");
    await expect.poll(() => mailsTo(teller)).toEqual([`${winner.given} hangs on the wall, thanks to you`]);
    await portal.signIn(page, teller.email, "/wall");
    await expect(page.getByRole("main").getByText(winner.name).first()).toBeVisible();
  });

  await test.step("the one not chosen is told what was said, once its maker agrees", async () => {
    await expect.poll(() => mailsTo(kind)).toEqual([`May we tell ${other.given} what you said?`]);
    expect(mailsTo(other)).toEqual([]);
    await portal.signIn(page, kind.email);
    await page.getByRole("link", { name: "Yes or no" }).click();
    await page.getByRole("button", { name: `Yes, tell ${other.given}` }).click();
    await expect(page.getByRole("heading", { name: `${other.given} has your words` })).toBeVisible();
    await portal.signIn(page, other.email, "/wall/said-about-me");
    await expect(
      page.getByText("“Sat with me for two evenings until I understood the tables.”"),
    ).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Jacket");
    await expect.poll(() => mailsTo(other)).toEqual([`${kind.name} said something kind about you`]);
  });

  await test.step("a yes becomes a no, and nothing of it is left on the wall", async () => {
    await portal.signIn(page, winner.email, `/wall/consent/${winId}`);
    await answer(page, "I would rather not");
    await expect(page.getByText("It is down. Your name is shown nowhere.")).toBeVisible();
    await portal.signIn(page, teller.email, "/wall");
    await expect(page.getByRole("main")).not.toContainText(winner.name);
    expect((await page.goto(`${portal.origin}/wall/${winId}`))?.status()).toBe(404);
    expect(heard).toHaveLength(1);
  });
});
