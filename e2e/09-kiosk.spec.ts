import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, type Route, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { answerConsent } from "@/features/awards/commands/wins";
import { playTurn } from "@/features/awards/test-turn";
import { moveFollowUp, promiseFollowUp } from "@/features/followups/commands";
import { createScreen } from "@/features/wall/commands/screens";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { hangScreen, OfficeScreen } from "./pages/screen";
import { usePortal } from "./portal";

const portal = usePortal("directory");

const DAY = 86_400_000;
const PROMISE = "A written hand-over, one page, at six.";
let cast: Record<"winner" | "next" | "nominator" | "judge", Somebody>;
let peopleTeam: ReturnType<typeof acting>;
let winId: string;

test.beforeAll(async () => {
  const [winner, next, nominator, judge] = (await findStrangers(4)) as [
    Somebody,
    Somebody,
    Somebody,
    Somebody,
  ];
  cast = { winner, next, nominator, judge };
  peopleTeam = acting(await findRole("people_team"), { roles: ["admin", "people_team"] });
  winId = await playMonth(winner, 40, "Soup, patience and a running line.");
  await keepPromise();
});

/** Somebody gets the jacket of the month so many days ago. */
async function playMonth(nominee: Somebody, daysAgo: number, citation: string): Promise<string> {
  const opensAt = new Date(Date.now() - daysAgo * DAY);
  const played = await playTurn({
    month: opensAt.toISOString().slice(0, 7),
    opensAt,
    nominee: acting(nominee),
    nominator: acting(cast.nominator),
    judge: acting(cast.judge),
    story: "Stayed with the night shift until the line ran, and brought soup.",
    citation,
  });
  return played.winId;
}

/** What was promised to the whole company, and served. */
async function keepPromise(): Promise<void> {
  const [root] = await getSql()<{ id: string }[]>`
    select unit_id as id from unit_versions where kind = 'company' and upper_inf(valid)`;
  const { followUpId } = await promiseFollowUp(peopleTeam, {
    unitId: root?.id ?? "",
    youSaid: "The hand-over is a shouted sentence across the room.",
    weDo: PROMISE,
    knowWhen: "Fewer calls about the day before",
    ownerId: peopleTeam.personId,
    dueOn: new Date(Date.now() + DAY).toISOString().slice(0, 10),
  });
  const outcome = "Calls fell from nine a week to one.";
  await moveFollowUp(peopleTeam, { followUpId, stage: "served", outcome });
}

test("an admin hangs a screen: it turns, goes through a night alone, and goes dark when taken down", async ({
  page,
  browser,
}) => {
  const { winner } = cast;
  await portal.signIn(page, (await findRole("admin")).email);
  const address = await hangScreen(portal, page, "Canteen");
  expect(address.startsWith(portal.origin)).toBe(true);
  const screen = await OfficeScreen.open(browser, address);

  await test.step("it shows the wall without sign-in, and its token is nowhere to be read", async () => {
    await expect(screen.shows).toHaveText(winner.name);
    await expect(screen.page.getByText("Soup, patience and a running line.")).toBeVisible();
    await expect(screen.page).toHaveURL(`${portal.origin}/kiosk`);
    const [cookie, ...others] = await screen.context.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ path: "/kiosk", httpOnly: true, sameSite: "Strict" });
    expect(await screen.smallestText()).toBeGreaterThanOrEqual(24);
    expect(await screen.page.evaluate(() => document.documentElement.scrollWidth)).toBe(1920);
  });

  await test.step("it turns, and any key holds it", async () => {
    await screen.turn();
    await expect(screen.shows).toHaveText(PROMISE);
    await screen.page.keyboard.press("Space");
    await expect(screen.page.getByText("Held. Touch again to go on.")).toBeVisible();
    await screen.turn();
    await expect(screen.shows).toHaveText(PROMISE);
    await screen.page.keyboard.press("Space");
    await screen.turn();
    await expect(screen.shows).toHaveText(winner.name);
  });

  await test.step("a night without network, with a power cut in it, changes nothing", async () => {
    await screen.isKept();
    await screen.context.setOffline(true);
    await screen.page.reload();
    await expect(screen.shows).toHaveText(winner.name);
    const portrait = screen.page.getByRole("img", { name: winner.name }).first();
    await expect
      .poll(() => portrait.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(100);
    await screen.sleep(9);
    await screen.hears(() =>
      expect(screen.page.getByText("No network. Last news 9 hours ago.")).toBeVisible({ timeout: 3000 }),
    );
    await screen.turn();
    await expect(screen.shows).toHaveText(/./);
    await screen.context.setOffline(false);
    await screen.hears(() => expect(screen.page.getByText("No network.")).toHaveCount(0, { timeout: 3000 }));
  });

  await test.step("after three days without a word it has forgotten everybody", async () => {
    await screen.context.setOffline(true);
    await screen.sleep(73);
    await screen.hears(() =>
      expect(screen.page.getByText("Waiting for the portal.")).toBeVisible({ timeout: 3000 }),
    );
    await expect
      .poll(async () => (await screen.keeps()).filter((path) => /data|pictures/.test(path)))
      .toEqual([]);
    await screen.context.setOffline(false);
    await screen.hears(() =>
      expect(screen.page.getByText("Waiting for the portal.")).toHaveCount(0, { timeout: 3000 }),
    );
    await expect(
      screen.page.getByRole("img", { name: winner.name, includeHidden: true }).first(),
    ).toBeAttached();
  });

  await test.step("an admin sees it is on, takes it down, and it forgets everything", async () => {
    await page.reload();
    await expect(page.getByText("On now")).toBeVisible();
    await page.getByRole("button", { name: "Take it down" }).click();
    await expect(page.getByText("No screen shows the wall yet.")).toBeVisible();
    await screen.hears(() =>
      expect(screen.page.getByRole("heading", { name: "This screen is not on the wall" })).toBeVisible({
        timeout: 3000,
      }),
    );
    await expect(screen.page.getByText(winner.name)).toHaveCount(0);
    await expect
      .poll(async () => (await screen.keeps()).filter((path) => /data|pictures/.test(path)))
      .toEqual([]);
    expect(await screen.context.cookies()).toEqual([]);
    await screen.page.goto(address);
    await expect(screen.page.getByRole("heading", { name: "This screen is not on the wall" })).toBeVisible();
  });
  await screen.context.close();
});

test("on 4K: a new build is taken up, a new holder has a moment, and who takes the frame down is gone at the next contact", async ({
  browser,
}) => {
  const { winner, next } = cast;
  const { token } = await createScreen(peopleTeam, { name: "Hall" });
  const size = { width: 3840, height: 2160 };
  const screen = await OfficeScreen.open(
    browser,
    `${portal.origin}/kiosk#${token}`,
    size,
    comesFromAnOlderBuild,
  );
  await expect(screen.shows).toHaveText(winner.name);
  const loads = screen.page.waitForEvent("load");
  await screen.turn();
  await loads;
  await expect(screen.shows).toHaveText(winner.name);
  await expect(screen.page.getByRole("img", { name: winner.name }).first()).toHaveAttribute("src", /\/1280$/);
  expect(await screen.smallestText()).toBeGreaterThanOrEqual(48);

  await playMonth(next, 1, "Tea, tape and a second van.");
  await screen.hears(() =>
    expect(screen.page.getByText("The jacket has a new holder")).toBeVisible({ timeout: 3000 }),
  );
  await expect(screen.shows).toHaveText(next.name);
  await screen.turn();
  await screen.turn();
  await expect(screen.page.getByText("The jacket has a new holder")).toHaveCount(0);

  await answerConsent(acting(winner), { winId, yes: false });
  const faces = await getSql()<{ id: string }[]>`select picture_id as id from people where id = ${winner.id}`;
  await screen.hears(async () => {
    expect((await screen.keeps()).filter((path) => path.includes(faces[0]?.id ?? "no picture"))).toEqual([]);
  });
  await expect(screen.page.locator("main")).not.toContainText(winner.name);
  await expect(screen.page.getByRole("img", { name: winner.name, includeHidden: true })).toHaveCount(0);
  await screen.context.close();
});

/** The page names another build than the portal runs, as one does that was opened weeks ago. */
async function comesFromAnOlderBuild(page: Page): Promise<void> {
  const build = readFileSync(join(process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"), "utf8").trim();
  const older = async (route: Route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(build, "older") });
  };
  await page.route((address) => address.pathname === "/kiosk", older, { times: 1 });
}

test("only an admin hangs screens", async ({ page }) => {
  await portal.signIn(page, cast.winner.email);
  expect((await page.goto(`${portal.origin}/admin/screens`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nobody ordered this" })).toBeVisible();
});
