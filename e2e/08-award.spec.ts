import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { nominate as putUp } from "@/features/awards/commands/nominate";
import { playTurn } from "@/features/awards/test-turn";
import { SYSTEM } from "@/lib/actor";
import { acting, findStrangers, findTable, type Somebody } from "./find";
import { addVoice, nominate, pick, readBlind, sayYes } from "./pages/award";
import { usePortal } from "./portal";

const portal = usePortal("directory");

type Cast = Record<"nominee" | "nominator" | "second" | "judge" | "rival" | "holder", Somebody>;
let cast: Cast;
let awardId: string;

test.beforeAll(async () => {
  const [nominee, nominator, second, judge, rival, holder] = await findStrangers(6);
  cast = { nominee, nominator, second, judge, rival, holder } as Cast;
  const [jacket] = await getSql()<{ id: string }[]>`select id from awards where is_jacket`;
  awardId = jacket?.id ?? "";
  await seatOnPanel(SYSTEM, { awardId, personId: cast.judge.id });
  await playEarlierMonth();
});

const DAY = 86_400_000;
const story =
  "Drove over at six in the morning so that the second shift had parts, then showed two of us how the new feeder works.";

/** Somebody wears the jacket already: earlier holders stay on the wall. */
async function playEarlierMonth(): Promise<void> {
  const long = new Date(Date.now() - 60 * DAY);
  await playTurn({
    month: long.toISOString().slice(0, 7),
    opensAt: long,
    nominee: acting(cast.holder),
    nominator: acting(cast.second),
    judge: acting(cast.judge, { judges: [awardId] }),
    story,
    citation: "Kept the line running.",
  });
}

/** The jacket's open cycle: this month's, or next month's once that one is decided. */
async function openCycleNow(): Promise<string> {
  const [open] = await getSql()<{ id: string }[]>`select id from cycles where state = 'open'`;
  if (open) return open.id;
  const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`;
  const [decided] = await getSql()`select 1 from cycles where month = ${thisMonth}`;
  const next = new Date(`${thisMonth}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + (decided ? 1 : 0));
  const { cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: next.toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + 7 * DAY),
  });
  return cycleId;
}

test("nominated, seconded, read blind, picked, asked, and on the wall beside the earlier holder", async ({
  page,
}) => {
  const { nominee, nominator, second, judge, rival, holder } = cast;
  const cycleId = await openCycleNow();

  await test.step("a colleague tells the story", async () => {
    await portal.signIn(page, nominator.email);
    const path = await nominate(portal, page, nominee, story, "The second shift");
    await expect(page.getByText(`${nominee.given} hears nothing until then`)).toBeVisible();
    await portal.signIn(page, second.email);
    await addVoice(portal, page, path, "I was on that shift. We would have stood still.");
    await portal.signIn(page, nominee.email);
    expect((await page.goto(portal.origin + path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Nobody ordered this" })).toBeVisible();
  });

  await test.step("somebody else has a case too, then nominations close", async () => {
    await putUp(acting(nominator), {
      cycleId,
      nomineePersonId: rival.id,
      story: `${rival.given} answered every question of the audit in an afternoon, with tea.`,
    });
    await closeNominations(SYSTEM, { cycleId });
  });

  await test.step("the panel reads without names, then picks", async () => {
    await portal.signIn(page, judge.email);
    await page.getByRole("link", { name: "Read", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Story 1" })).toBeVisible();
    const words = await page.getByRole("main").textContent();
    for (const { name, given } of [nominee, rival, nominator, second]) {
      expect(words).not.toContain(name);
      expect(words).not.toMatch(new RegExp(`\\b${given}\\b`));
    }
    await portal.open(page, "/");
    await readBlind(page, 2);
    await pick(page, nominee, "Six in the morning, parts in the boot, and a lesson for two colleagues.");
  });

  await test.step("until the yes an empty frame hangs, and nobody reads a name", async () => {
    await portal.signIn(page, second.email, "/wall");
    await expect(page.getByText("Picked. It fills when they say yes.")).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(nominee.name);
  });

  await test.step("the winner says yes and hangs with portrait, citation and month", async () => {
    await portal.signIn(page, nominee.email);
    await sayYes(page, nominee);
    await portal.signIn(page, second.email);
    await expect(page.getByRole("heading", { name: nominee.name })).toBeVisible();
    await portal.open(page, "/wall");
    const month = new Date().toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    const frame = page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(nominee.name) })
      .first();
    await expect(frame).toContainText(month);
    await expect(page.getByRole("link", { name: new RegExp(holder.name) }).first()).toBeVisible();
    await frame.click();
    await expect(page.getByText("Six in the morning, parts in the boot")).toBeVisible();
    await expect(page.getByText("Nominated by 2 colleagues from 2 teams")).toBeVisible();
    await page.getByRole("button", { name: "Clap, 0" }).click();
    await expect(page.getByText("You clapped, 1 clap in all")).toBeVisible();
  });
});

test("an existing case is offered before a second story about the same person", async ({ page }) => {
  const { nominator, second, rival } = cast;
  const cycleId = await openCycleNow();
  await putUp(acting(nominator), { cycleId, nomineePersonId: rival.id, story });
  await portal.signIn(page, second.email, `/wall/nominate?person=${rival.id}`);
  await expect(
    page.getByRole("heading", { name: `${nominator.given} put ${rival.given} up this month` }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Add your voice to theirs" }).click();
  await expect(page.getByRole("heading", { name: `The case for ${rival.given}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add my voice" })).toBeVisible();
});

test("a story that is too short stays in its field with a sentence", async ({ page }) => {
  const { second, rival } = cast;
  await openCycleNow();
  await portal.signIn(page, second.email, `/wall/nominate?person=${rival.id}`);
  await page.getByRole("textbox", { name: "The story" }).fill("Nice one.");
  await page.getByRole("button", { name: "Send my nomination" }).click();
  await expect(page.getByText("Tell us a little more: two sentences are enough.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "The story" })).toHaveValue("Nice one.");
});

test("nobody puts up their own lead", async ({ page }) => {
  await openCycleNow();
  const [lead, report] = (await findTable(8)).members;
  await portal.signIn(page, report?.email ?? "", `/wall/nominate?person=${lead?.id}`);
  await expect(page.getByText("nobody nominates within their own reporting line")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send my nomination" })).toHaveCount(0);
});
