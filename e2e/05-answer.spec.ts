import { devices, expect, type Request, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { openRound } from "@/features/surveys/commands";
import { acting, findRole, findTable } from "./find";
import { answerPulse, liftSlice } from "./pages/pulse";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const { viewport, hasTouch, isMobile } = devices["iPhone 12"];
test.use({ viewport, hasTouch, isMobile });

let roundId: string;

test.beforeAll(async () => {
  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + 7 * 86_400_000);
  ({ roundId } = await openRound(peopleTeam, { name: "Winter pulse", closesAt, strict: false }));
});

/** Each test has a member of staff of its own: a ballot is picked up once. */
async function staff(place: number) {
  const somebody = (await findTable(8)).members[place];
  if (!somebody) throw new Error("nobody sits there");
  return somebody;
}

async function box() {
  return getSql()<{ version: number; bytes: number }[]>`
    select version, octet_length(sealed) as bytes from sealed_ballots where round_id = ${roundId}`;
}

test("from Home to thank you on a phone, in three steps and less than a minute", async ({ page }) => {
  const me = await staff(1);
  const cast = page.waitForRequest((request) => request.url().endsWith("/cast"));
  await portal.signIn(page, me.email);
  const before = (await box()).length;
  const started = Date.now();
  await page.getByRole("link", { name: "Answer in 40 seconds" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await answerPulse(page, { score: 9, agree: 4, comment: "The new rota lets me plan my week." });
  expect(Date.now() - started).toBeLessThan(60_000);
  await expect(page.getByText("Names attached")).toBeVisible();
  await expectNameless(await cast);
  expect(await box()).toHaveLength(before + 1);

  await page.getByRole("link", { name: "Done" }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);
  await expect(page.getByRole("link", { name: "Answer in 40 seconds" })).toHaveCount(0);
});

/** The box's door: no cookie, no sign-in, no word of where the request came from, and a body that names nobody. */
async function expectNameless(request: Request): Promise<void> {
  const headers = await request.allHeaders();
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
  expect(headers.authorization).toBeUndefined();
  expect(headers.referer).toBeUndefined();
  expect(Object.keys(request.postDataJSON()).sort()).toEqual([
    "round",
    "sealed",
    "stamp",
    "token",
    "unit",
    "version",
  ]);
  expect(request.postData()).not.toContain("rota");
}

test("the screen says what is promised and what is not, and never more", async ({ page }) => {
  await portal.signIn(page, (await staff(2)).email, `/pulse/${roundId}`);
  const said: string[] = [];
  const read = async () => said.push((await page.locator("body").textContent()) ?? "");
  await read();
  await liftSlice(page, 3);
  await page.getByRole("button", { name: "Next" }).click();
  await read();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Not promised:")).toBeVisible();
  await read();
  expect(said.join("\n")).not.toMatch(/nobody can (link|see)|anonymous/i);
});

test("by keyboard alone: digits choose, 1 and 0 make ten", async ({ page }) => {
  await portal.signIn(page, (await staff(2)).email, `/pulse/${roundId}`);
  await page.getByRole("radio", { name: "0 of 10", exact: true }).focus();
  await page.keyboard.press("7");
  await expect(page.getByRole("radio", { name: "7 of 10" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "8 of 10" })).toBeChecked();
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await expect(page.getByRole("radio", { name: "10 of 10" })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await page.getByRole("textbox").press("Tab");
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await page.getByRole("button", { name: "Seal and send" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
});

test("without a score there is no next step", async ({ page }) => {
  await portal.signIn(page, (await staff(3)).email, `/pulse/${roundId}`);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("alert").getByText("Lift a slice first")).toBeVisible();
});

test("a short and a long answer are the same size on the wire", async ({ page }) => {
  const sizes: number[] = [];
  for (const [place, comment] of [
    [3, undefined],
    [4, "Long. ".repeat(120)],
  ] as const) {
    const cast = page.waitForRequest((request) => request.url().endsWith("/cast"));
    await portal.signIn(page, (await staff(place)).email, `/pulse/${roundId}`);
    await answerPulse(page, { score: 6, agree: 2, comment });
    sizes.push((await cast).postDataBuffer()?.length ?? 0);
  }
  expect(sizes[0]).toBeGreaterThan(4144);
  expect(sizes[1]).toBe(sizes[0]);
  expect(new Set((await box()).map(({ bytes }) => bytes))).toEqual(new Set([4144]));
});

test("an answer that did not get through stays on the device and is sent again, once", async ({ page }) => {
  await portal.signIn(page, (await staff(5)).email, `/pulse/${roundId}`);
  const before = (await box()).length;
  let lost = 0;
  await page.route("**/cast", async (route) => {
    lost += 1;
    // The box has it, but its answer is lost on the way back.
    if (lost === 1) await route.fetch();
    await route.abort("connectionreset");
  });
  await liftSlice(page, 8);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Seal and send" }).click();
  const again = page.getByRole("button", { name: "Send again" });
  await expect(again).toBeVisible();
  await expect(page.getByText("Your answer is still on this device.")).toBeVisible();
  await page.unroute("**/cast");
  await again.click();
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
  expect(await box()).toHaveLength(before + 1);
});

test("a changed mind takes the place of the first answer", async ({ page }) => {
  await portal.signIn(page, (await staff(6)).email, `/pulse/${roundId}`);
  await answerPulse(page, { score: 2, agree: 1, comment: "It was a bad day." });
  const before = (await box()).length;
  await page.getByRole("button", { name: "Answer anew" }).click();
  await answerPulse(page, { score: 8, agree: 4 });
  const after = await box();
  expect(after).toHaveLength(before);
  expect(Math.max(...after.map(({ version }) => version))).toBe(2);
});

test("a second device is told where the ballot is", async ({ page, browser }) => {
  const me = await staff(7);
  await portal.signIn(page, me.email, `/pulse/${roundId}`);
  await answerPulse(page, { score: 7, agree: 3 });
  const other = await browser.newContext({ viewport });
  const second = await other.newPage();
  await portal.signIn(second, me.email, `/pulse/${roundId}`);
  await liftSlice(second, 0);
  await second.getByRole("button", { name: "Next" }).click();
  await second.getByRole("button", { name: "Next" }).click();
  await second.getByRole("button", { name: "Seal and send" }).click();
  await expect(second.getByText("You picked up your ballot in another browser")).toBeVisible();
  await other.close();
});
