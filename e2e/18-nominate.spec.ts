import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import { SYSTEM } from "@/lib/actor";
import { cornersOf, quarters } from "@/lib/pictures/test-pictures";
import { acting, findStrangers, findTables, type Somebody } from "./find";
import { Nomination } from "./pages/nomination";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const DAY = 86_400_000;
const STORY =
  "The crates kept splitting, thirty a shift. One napkin and one Sunday later there was a new jig, and nobody has packed twice since.";

let cycleId: string;
let strangers: Somebody[];

test.beforeAll(async () => {
  strangers = await findStrangers(6);
  ({ cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: new Date().toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + 7 * DAY),
  }));
});

const cast = (...places: number[]) => places.map((place) => strangers[place]) as Somebody[];
const casesFor = async ({ id }: Somebody) =>
  (await getSql()`select id from nominations where nominee_person_id = ${id} and withdrawn_at is null`)
    .length;

test("with the keyboard alone, in less than a minute; the frame writes itself meanwhile", async ({
  page,
}) => {
  const [me, nominee, helped] = cast(0, 1, 2) as [Somebody, Somebody, Somebody];
  await portal.signIn(page, me.email);
  const desk = new Nomination(portal, page);
  await desk.open();
  await desk.who.focus();
  const begin = Date.now();
  await desk.type(nominee);
  await expect(desk.frame).toContainText(nominee.name);
  await desk.tabTo(desk.story, 4);
  await page.keyboard.type(STORY);
  await expect(desk.frame).toContainText("The crates kept splitting");
  await expect(page.getByRole("listitem").filter({ hasText: "What changed" })).toContainText("told");
  await desk.tabTo(page.getByRole("button", { name: "You", exact: true }), 8);
  await page.keyboard.press("Enter");
  await desk.tabTo(desk.helped, 4);
  await desk.type(helped);
  await desk.tabTo(desk.send, 6);
  await page.keyboard.press("Enter");
  await desk.expectLanded(nominee);
  expect(Date.now() - begin).toBeLessThan(60_000);
  await expect(page.getByRole("listitem").filter({ hasText: helped.name })).toBeVisible();
  await expect(page.getByText(`${nominee.given} hears nothing until then`)).toBeVisible();

  await page.getByText("Say it in other words").click();
  await desk.story.fill(`${STORY} Not one.`);
  await page.getByRole("button", { name: "Keep these words" }).click();
  await expect(page.getByText("These are the words that count now.")).toBeVisible();
  await expect(page.getByRole("blockquote")).toContainText("Not one.");
});

test("a lost connection loses nothing: it waits on the device and goes out once", async ({
  page,
  context,
}) => {
  const [me, nominee] = cast(1, 0) as [Somebody, Somebody];
  await portal.signIn(page, me.email);
  const desk = new Nomination(portal, page);
  await desk.open(`?person=${nominee.id}`);
  await desk.story.fill(STORY);
  await desk.reload();
  await expect(page.getByText("This is what you wrote on this device before.")).toBeVisible();
  await expect(desk.story).toHaveValue(STORY);
  await context.setOffline(true);
  await desk.send.click();
  await expect(page.getByText("It did not get through: there is no connection.")).toBeVisible();
  await expect(desk.story).toHaveValue(STORY);
  expect(await casesFor(nominee)).toBe(0);
  await context.setOffline(false);
  await desk.expectLanded(nominee);
  expect(await casesFor(nominee)).toBe(1);
  await desk.open();
  await expect(desk.story).toHaveValue("");
});

test("a picture and a file go with a story from a phone, and come out as what they are", async ({ page }) => {
  const [me, nominee] = cast(4, 0) as [Somebody, Somebody];
  await page.setViewportSize({ width: 390, height: 844 });
  await portal.signIn(page, me.email);
  const desk = new Nomination(portal, page);
  await desk.open(`?person=${nominee.id}`);
  await desk.story.fill(STORY);
  await desk.putBeside("A picture", "turned.jpg", await quarters(400, "jpeg", 6));
  await expect(page.getByText("It is here.")).toBeVisible();
  await desk.putBeside("A file", "jig.exe", new TextEncoder().encode("%PDF-1.7 a drawing of the jig"));
  await expect(page.getByText("jig.exe.pdf")).toBeVisible();
  await desk.send.click();
  const address = portal.origin + (await desk.expectLanded(nominee));
  const picture = await page.request.get(`${address}/picture/640`);
  expect(picture.headers()["cache-control"]).toContain("no-store");
  expect(await cornersOf(await picture.body())).toBe("brgw");
  const path = await page.getByRole("link", { name: "jig.exe.pdf" }).getAttribute("href");
  const file = await page.request.get(portal.origin + path);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="jig\.exe\.pdf"/);
});

test("an answer that is lost on its way makes no second case", async ({ page }) => {
  const [me, nominee] = cast(2, 0) as [Somebody, Somebody];
  await portal.signIn(page, me.email);
  const desk = new Nomination(portal, page);
  await desk.open(`?person=${nominee.id}`);
  await desk.story.fill(STORY);
  const before = await casesFor(nominee);
  let isLost = false;
  await page.route("**/wall/nominate**", async (route) => {
    if (isLost || route.request().method() !== "POST") return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await desk.send.click();
  await expect(page.getByText("It did not get through: there is no connection.")).toBeVisible();
  await desk.send.click();
  await desk.expectLanded(nominee);
  expect(await casesFor(nominee)).toBe(before + 1);
});

test("what one was writing is gone for whoever sits down at the same device next", async ({ page }) => {
  const [me, nominee, next] = cast(3, 4, 5) as [Somebody, Somebody, Somebody];
  await portal.signIn(page, me.email);
  const desk = new Nomination(portal, page);
  await desk.open(`?person=${nominee.id}`);
  await desk.story.fill("x".repeat(50_000));
  await expect(page.getByText("48,000 letters too many. Keep the best part")).toBeVisible();
  await desk.send.click();
  await expect(page.getByText("The story has more than 2000 letters.").first()).toBeVisible();
  await expect(desk.story).toHaveValue("x".repeat(50_000));
  await page.getByRole("button", { name: "Save for later" }).click();
  await expect(page.getByText("Kept for later.")).toBeVisible();
  await desk.story.fill(STORY);

  await portal.signIn(page, next.email, "/wall/nominate");
  await expect(desk.story).toHaveValue("");
  await expect(desk.frame).not.toContainText(nominee.name);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);

  await portal.signIn(page, me.email);
  await page
    .getByRole("article")
    .filter({ hasText: `Your story about ${nominee.given} waits` })
    .getByRole("link")
    .click();
  await expect(page.getByText("This is what you kept for later. Only you see it.")).toBeVisible();
  await expect(desk.story).toHaveValue("x".repeat(50_000));
});

test("a case that is there already is offered first, to everybody but its nominee and their table", async ({
  page,
}) => {
  const [first, second, writer] = cast(1, 4, 5) as [Somebody, Somebody, Somebody];
  const tables = await findTables();
  const table = tables.find(({ members }) => members.some(({ id }) => id === first.id));
  if (!table) throw new Error("they sit nowhere");
  const { nominationId } = await nominate(acting(writer), { cycleId, nomineeUnitId: table.id, story: STORY });
  await secondNomination(acting(second), { nominationId });
  const [reader] = cast(0) as [Somebody];
  await portal.signIn(page, reader.email, `/wall/nominate?team=${table.id}`);
  await expect(
    page.getByRole("heading", { name: `Two others speak for ${table.name} this month` }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Mine is a different story" }).click();
  await expect(new Nomination(portal, page).story).toBeInViewport();
  await page.getByRole("link", { name: "Add your voice to theirs" }).click();
  await page.getByRole("button", { name: "Add my voice" }).click();
  await expect(page.getByText("Three voices")).toBeVisible();

  await portal.signIn(page, first.email, `/wall/nominate?team=${table.id}`);
  await expect(page.getByText("Nobody nominates themselves or their own table.")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("speak for");
  expect((await page.goto(`${portal.origin}/wall/nominations/${nominationId}`))?.status()).toBe(404);
  expect((await page.goto(`${portal.origin}/wall/nominations/${nominationId}/picture/640`))?.status()).toBe(
    404,
  );
});
