import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { playTurn } from "@/features/awards/test-turn";
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
  await playTurn({
    month: new Date().toISOString().slice(0, 7),
    opensAt: new Date(),
    nominee: acting(winner),
    nominator: acting(nominator),
    judge: acting(judge, { judges: [awardId] }),
    story: "Stayed with the night shift until the line ran, and brought soup.",
    citation: "Soup, patience and a running line.",
  });
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
