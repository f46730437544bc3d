import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { SYSTEM } from "@/lib/actor";
import { acting, findStrangers, type Somebody } from "./find";
import { openPanel, pick, scoreBlind, takeCoversOff } from "./pages/award";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const DAY = 86_400_000;

type Cast = Record<"nominee" | "rival" | "teller" | "voice" | "judge" | "other", Somebody>;
let cast: Cast;
let cycleId: string;

/** Two stories wait for a panel of two; in one of them a word gives the nominee away. */
test.beforeAll(async () => {
  const [nominee, rival, teller, voice, judge, other] = await findStrangers(6);
  cast = { nominee, rival, teller, voice, judge, other } as Cast;
  const [jacket] = await getSql()<{ id: string }[]>`select id from awards where is_jacket`;
  for (const member of [cast.judge, cast.other])
    await seatOnPanel(SYSTEM, { awardId: jacket?.id ?? "", personId: member.id });
  ({ cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: new Date().toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + DAY),
  }));
  const tell = (by: Somebody, about: Somebody, story: string) =>
    nominate(acting(by), { cycleId, nomineePersonId: about.id, story });
  const { nominationId } = await tell(
    cast.teller,
    cast.nominee,
    `${cast.nominee.given} drove over at six in the green bus so that the second shift had parts.`,
  );
  await secondNomination(acting(cast.voice), { nominationId, reason: "We would have stood still." });
  await tell(cast.voice, cast.rival, `${cast.rival.given} answered every question of the audit, with tea.`);
  await closeNominations(SYSTEM, { cycleId });
});

test("two judges score blind, the covers come off, the evidence is seen, the result is set", async ({
  page,
}) => {
  const { nominee, rival, teller, voice, judge, other } = cast;
  const sheets = () => getSql()<{ scores: unknown }[]>`
    select to_json(scores) as scores from panel_sheets where person_id = ${judge.id}`;
  const bus = (words: string) => (words.includes("so that the second shift had parts") ? "545" : "333");

  await test.step("nobody's name shows, and a word that gives one away goes under tape", async () => {
    await portal.signIn(page, judge.email);
    await openPanel(page);
    for (const number of [1, 2]) {
      await portal.open(page, `/wall/panel/${cycleId}?story=${number}`);
      const words = (await page.getByRole("main").textContent()) ?? "";
      for (const { name, given } of [nominee, rival, teller, voice]) {
        expect(words).not.toContain(name);
        expect(words).not.toMatch(new RegExp(`\\b${given}\\b`));
      }
      if (!words.includes("green bus")) continue;
      await page.getByRole("button", { name: "A name shows" }).click();
      await page.getByLabel("Which words give it away?").fill("green bus");
      await page.getByRole("button", { name: "Put tape over it" }).click();
      await expect(page.getByText("A hint")).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText("green bus");
    }
  });

  await test.step("a lost connection loses no score", async () => {
    await portal.open(page, `/wall/panel/${cycleId}?story=1`);
    await page.context().setOffline(true);
    await page.keyboard.press("4");
    await expect(page.getByText("Kept on this device.")).toBeVisible();
    expect(await sheets()).toEqual([]);
    await page.context().setOffline(false);
    await expect(page.getByText("Kept.", { exact: true })).toBeVisible();
    expect(await sheets()).toEqual([{ scores: [4, null, null] }]);
  });

  await test.step("the first judge scores with digits and learns nothing of the other", async () => {
    await scoreBlind(page, bus);
    await expect(page.getByRole("button", { name: "Take the covers off" })).toHaveCount(0);
    expect((await sheets()).length).toBe(2);
  });

  await test.step("the second one sits nothing out, knows who one is, and takes the covers off", async () => {
    await portal.signIn(page, other.email);
    await openPanel(page);
    await page.getByRole("button", { name: "Mark it" }).click();
    await expect(page.getByRole("button", { name: "Take the mark off" })).toBeVisible();
    await scoreBlind(page, bus);
    await takeCoversOff(page);
  });

  await test.step("names, scores, marks and who put up whom", async () => {
    const first = page.getByRole("article").first();
    await expect(first.getByRole("heading", { name: nominee.name })).toBeVisible();
    await expect(first).toContainText("14");
    await expect(page.getByText("One marked “I think I know”.")).toHaveCount(1);
    await expect(
      page.getByRole("img", { name: new RegExp(`${voice.name} spoke for ${rival.name}`) }),
    ).toBeVisible();
    await expect(page.getByText("No rings.")).toBeVisible();
    await page.getByText("As a table").click();
    await expect(page.getByRole("row", { name: new RegExp(`${teller.name} ${nominee.name}`) })).toBeVisible();
  });

  await test.step("another than the first needs a reason; the first is asked alone", async () => {
    const choice = page.getByRole("group", { name: "Whose story is it?" });
    await choice.getByText(rival.name, { exact: true }).click();
    await page.getByLabel("The words below the frame").fill("Answered an audit in an afternoon, with tea.");
    await page.getByRole("button", { name: "Set it" }).click();
    await expect(page.getByText("Another case is ahead.").first()).toBeVisible();
    await pick(page, nominee, "Six in the morning, parts in the boot, and a lesson for two.");
    await expect(page.getByText("nobody outside this page and the winner knows")).toBeVisible();
  });
});
