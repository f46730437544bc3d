import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { pickWinner, seatOnPanel } from "@/features/awards/commands/judge";
import { nominate } from "@/features/awards/commands/nominate";
import { answerConsent } from "@/features/awards/commands/wins";
import { SYSTEM } from "@/lib/actor";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { usePortal } from "./portal";

const portal = usePortal("directory");
test.use({ viewport: { width: 1920, height: 1080 } });

let winner: Somebody;

test.beforeAll(async () => {
  const [nominee, nominator, judge] = (await findStrangers(3)) as [Somebody, Somebody, Somebody];
  winner = nominee;
  const [jacket] = await getSql()<{ id: string }[]>`select id from awards where is_jacket`;
  const awardId = jacket?.id ?? "";
  await seatOnPanel(SYSTEM, { awardId, personId: judge.id });
  const { cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: new Date().toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + 86_400_000),
  });
  const story = "Stayed with the night shift until the line ran, and brought soup.";
  const { nominationId } = await nominate(acting(nominator), { cycleId, nomineePersonId: winner.id, story });
  await closeNominations(SYSTEM, { cycleId });
  const citation = "Soup, patience and a running line.";
  const { winId } = await pickWinner(acting(judge, { judges: [awardId] }), {
    cycleId,
    nominationId,
    citation,
  });
  await answerConsent(acting(winner), { winId, yes: true });
});

test("an admin hangs a screen, it shows the wall without sign-in, and goes dark when taken down", async ({
  page,
  browser,
}) => {
  await portal.signIn(page, (await findRole("admin")).email, "/admin/screens");
  await page.getByLabel("Where does it hang?").fill("Canteen");
  await page.getByRole("button", { name: "Make its address" }).click();
  const address = ((await page.getByText(/\/kiosk\?token=/).textContent()) ?? "").trim();
  expect(address.startsWith(portal.origin)).toBe(true);

  const wall = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const screen = await wall.newPage();
  const answer = await screen.goto(address);
  expect(answer?.status()).toBe(200);
  await expect(screen.getByRole("heading", { name: winner.name })).toBeVisible();
  await expect(screen.getByText("Soup, patience and a running line.")).toBeVisible();
  const portrait = screen.getByRole("img", { name: winner.name }).first();
  await expect
    .poll(() => portrait.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(200);
  expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1920);
  expect(await wall.cookies()).toEqual([]);

  await screen.goto(portal.origin);
  await expect(screen).toHaveURL(`${portal.origin}/sign-in`);

  await page.getByRole("button", { name: "Take it down" }).click();
  await expect(page.getByText("No screen shows the wall yet.")).toBeVisible();
  const dark = await screen.goto(address);
  expect(dark?.status()).toBe(404);
  await expect(screen.getByRole("heading", { name: "This screen is not on the wall" })).toBeVisible();
  await expect(screen.getByText(winner.name)).toHaveCount(0);
  await wall.close();
});

test("a winner who takes the frame down is on no screen", async ({ page }) => {
  await portal.signIn(page, winner.email);
  const [win] = await getSql()<{ id: string }[]>`select id from wins`;
  await portal.open(page, `/wall/${win?.id}`);
  await page.getByRole("button", { name: "Take it down" }).click();
  await expect(page.getByText("It does not hang, and your name is shown nowhere.")).toBeVisible();
  await portal.signIn(page, (await findRole("admin")).email, "/wall");
  await expect(page.getByRole("main")).not.toContainText(winner.name);
});

test("only an admin hangs screens", async ({ page }) => {
  await portal.signIn(page, winner.email);
  expect((await page.goto(`${portal.origin}/admin/screens`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nobody ordered this" })).toBeVisible();
});
