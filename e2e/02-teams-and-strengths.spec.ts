import { expect, type Locator, test } from "@playwright/test";
import { loadDirectory } from "./directory";
import { findTable, findTables } from "./find";
import { usePortal } from "./portal";

const portal = usePortal("directory");

test("every team is two pizzas, and the ones over the limit say so without a name", async ({ page }) => {
  const [someone] = (await findTable(8)).members.slice(-1);
  const { expected } = await loadDirectory();
  await portal.signIn(page, someone?.email ?? "");
  await page.getByRole("link", { name: "Teams" }).first().click();
  await expect(page.getByRole("heading", { name: "Every team, in pizzas", level: 1 })).toBeVisible();
  await expect(page.getByText(`${expected.people} people at ${expected.teams} tables.`)).toBeVisible();
  await expect(page.getByRole("main").locator("a[href^='/teams/']")).toHaveCount(expected.teams);

  await page.getByRole("link", { name: `Over two pizzas, ${expected.over}` }).click();
  await expect(page.getByRole("main").locator("a[href^='/teams/']")).toHaveCount(expected.over);
  const [largest] = await findTables();
  const people = largest?.members.length ?? 0;
  await expect(page.getByText(`${people} people, ${people - 8} over`).first()).toBeVisible();
});

test("a team's page shows who sits there, and leads on to each person and their portrait", async ({
  page,
}) => {
  const team = await findTable(8);
  const [lead, second] = team.members;
  await portal.signIn(page, second?.email ?? "");
  await page.getByRole("link", { name: "See the whole team" }).click();
  await expect(page.getByRole("heading", { name: team.name, level: 1 })).toBeVisible();
  await expect(page.getByText("All 8 seats taken")).toBeVisible();
  const list = page.getByRole("list").filter({ hasText: "leads the team" });
  await expect(list.getByRole("listitem")).toHaveCount(8);

  await list.getByRole("link", { name: lead?.name }).click();
  await expect(page.getByRole("heading", { name: lead?.name, level: 1 })).toBeVisible();
  const portrait = page.getByRole("img", { name: lead?.name }).first();
  await expect(portrait).toBeVisible();
  await expect
    .poll(() => portrait.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(200);
});

test("people are found by a part of their name", async ({ page }) => {
  const team = await findTable(8);
  const [lead, me] = team.members;
  await portal.signIn(page, me?.email ?? "");
  await page.getByRole("link", { name: "Search" }).first().click();
  await page.getByRole("searchbox", { name: "Name, title or team" }).fill(lead?.name.toUpperCase() ?? "");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("main").getByRole("link", { name: lead?.name }).click();
  await expect(page.getByRole("heading", { name: lead?.name, level: 1 })).toBeVisible();
});

test("somebody posts five strengths in order, and everybody sees them", async ({ page }) => {
  const [, me, colleague] = (await findTable(8)).members;
  await portal.signIn(page, me?.email ?? "", `/people/${me?.id}`);
  await page.getByRole("link", { name: "Post my five" }).click();

  const chips = page.getByRole("main").getByRole("region").getByRole("button", { pressed: false });
  const post = page.getByRole("button", { name: "Post my five" });
  await expect(post).toBeDisabled();
  const order = page.getByRole("list", { name: "Your strengths, best first" });
  const cards = order.getByRole("button", { name: /^Take .* away$/ });
  for (let place = 1; place <= 5; place += 1) {
    await chips.first().click();
    await expect(cards).toHaveCount(place);
  }
  const [first, second, third, fourth, fifth] = await namesOf(cards);
  await order.getByRole("button", { name: `Move ${fifth} up` }).click();
  await expect(page.getByText(`${fifth} is number 4 of 5`)).toBeAttached();
  await order.getByRole("button", { name: `Move ${second}, 2 of 5` }).press("Home");
  const wanted = [second, first, third, fifth, fourth].map((name) => name ?? "");
  expect(await namesOf(cards)).toEqual(wanted);
  await post.click();

  await expect(page.getByRole("heading", { name: me?.name, level: 1 })).toBeVisible();
  await portal.signIn(page, colleague?.email ?? "", `/people/${me?.id}`);
  const places = page.getByRole("list").filter({ hasText: wanted[4] }).first().getByRole("listitem");
  for (const [place, name] of wanted.entries()) await expect(places.nth(place)).toContainText(name);
  await expect(page.getByRole("link", { name: "Post my five" })).toHaveCount(0);
});

/** The names on the cards, best first, from the words of their buttons. */
function namesOf(cards: Locator): Promise<string[]> {
  return cards.evaluateAll((all) =>
    all.map((one) => (one.getAttribute("aria-label") ?? "").replace(/^Take (.*) away$/, "$1")),
  );
}
