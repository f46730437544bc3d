import { expect, type Page, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { rateService } from "@/features/services/commands";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { PersonPicker } from "./pages/person-picker";
import { counted } from "./pages/round";
import { usePortal } from "./portal";

const portal = usePortal("directory");
test.describe.configure({ mode: "serial" });

let peopleTeam: Somebody;
let owner: Somebody;
let rater: Somebody;

test.beforeAll(async () => {
  peopleTeam = await findRole("people_team");
  [owner, rater] = (await findStrangers(2)) as [Somebody, Somebody];
});

test("the people team puts services into the catalogue, names an owner and opens the quarter", async ({
  page,
}) => {
  await portal.signIn(page, peopleTeam.email, "/services");
  await expect(page.getByRole("heading", { name: "Adventurers serving Adventurers" })).toBeVisible();
  await expect(page.getByText("Nothing is served here yet")).toBeVisible();
  await page.getByRole("link", { name: "Catalogue and rounds" }).click();
  for (const [name, promise] of [
    ["IT help", "Somebody answers within the hour."],
    ["Facilities", ""],
  ] as const) {
    await page.getByLabel("What it is called").fill(name);
    await page.getByLabel("What it promises").fill(promise);
    await page.getByRole("button", { name: "Add it" }).click();
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
  const entry = page.getByRole("listitem").filter({ hasText: "Somebody answers within the hour." });
  await entry.getByText("Change", { exact: true }).click();
  await new PersonPicker(page, "Who looks after it").choose(owner);
  await entry.getByRole("button", { name: "Keep these people" }).click();
  await expect(page.getByText(`Looked after by ${owner.name}.`)).toBeVisible();

  await page.getByLabel("Its name").fill("Winter services");
  await page.getByRole("button", { name: "Open the round" }).click();
  await expect(page.getByText(/^0 of \d+ people have rated at least one service\.$/)).toBeVisible();
});

test("a colleague rates it in ten seconds, is told that the name goes along, and may change it", async ({
  page,
}) => {
  await portal.signIn(page, rater.email);
  await page.getByRole("link", { name: "Services" }).first().click();
  await page.getByRole("link", { name: "Rate IT help" }).click();
  await expect(page.getByRole("heading", { name: "How was IT help?" })).toBeVisible();
  await expect(page.getByText(/^Your name goes with this/)).toBeVisible();
  await expect(page.getByText(new RegExp(`${owner.name} .*with your name`))).toBeVisible();
  await rate(page, { score: 3, passedOn: "2", reason: "Two desks sent me on to a third." });
  await page.getByRole("button", { name: "Rate it" }).click();
  await expect(page.getByText(/^Thank you\. You can change it until/)).toBeVisible();

  await page.getByRole("link", { name: "Change my rating" }).click();
  await expect(page.getByLabel("What made it so?")).toHaveValue("Two desks sent me on to a third.");
  await rate(page, { score: 4, passedOn: "3+", reason: "Three desks, when I think of it." });
  await page.getByRole("button", { name: "Replace my rating" }).click();
  await expect(page.getByText(/^Thank you\. You can change it until/)).toBeVisible();
  const rows = await getSql()`select score, passed_on as "passedOn" from named_ratings`;
  expect([...rows]).toEqual([{ score: 4, passedOn: 3 }]);
});

test("its owner reads the name at once, and rates it as little as anybody else reads it", async ({
  page,
}) => {
  await portal.signIn(page, owner.email, "/services/it-help");
  await expect(page.getByRole("heading", { name: "Said to you, with a name" })).toBeVisible();
  const told = page.getByRole("listitem").filter({ hasText: "“Three desks, when I think of it.”" }).last();
  await expect(told.getByRole("link", { name: rater.name })).toBeVisible();
  await portal.open(page, "/services/it-help/rate");
  await expect(page.getByText("You serve this one yourself, so the others rate it.")).toBeVisible();

  await portal.signIn(page, peopleTeam.email, "/services/it-help");
  await expect(page.getByRole("heading", { name: "Said to you, with a name" })).toHaveCount(0);
  await expect(page.getByText("Three desks, when I think of it.")).toHaveCount(0);
});

test("scores and bounces open when the round is counted; too few ratings stay under the lid", async ({
  page,
}) => {
  const services = await getSql()<{ id: string; slug: string }[]>`select id, slug from services`;
  const it = services.find(({ slug }) => slug === "it-help")?.id ?? "";
  const facilities = services.find(({ slug }) => slug === "facilities")?.id ?? "";
  const [round] = await getSql()<{ id: string }[]>`select id from rounds where kind = 'service'`;
  const people = await getSql()<Somebody[]>`
    select p.id, p.email, p.given_name as given, p.given_name as name from round_roster r
    join people p on p.id = r.person_id
    where r.round_id = ${round?.id ?? ""} and p.id not in (${owner.id}, ${rater.id}) order by p.email limit 60`;
  for (const [index, person] of people.entries()) {
    const rating = { score: index % 5 === 0 ? 6 : 9, passedOn: index % 6 === 0 ? 1 : 0 };
    await rateService(acting(person), { serviceId: it, ...rating });
    if (index < 3) await rateService(acting(person), { serviceId: facilities, score: 2, passedOn: 0 });
  }
  await portal.signIn(page, owner.email, "/services");
  await expect(page.getByRole("heading", { name: /First scores/ })).toBeVisible();
  await expect(page.getByText(/61 ratings/)).toHaveCount(0);

  await portal.signIn(page, peopleTeam.email, "/admin/services");
  await page.getByLabel("Close it early: why now?").fill("The quarter is over.");
  await page.getByRole("button", { name: "Close and count" }).click();
  await counted(round?.id ?? "");

  await portal.signIn(page, rater.email, "/services");
  await expect(page.getByText(/Winter services, \d+ ratings/)).toBeVisible();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "IT help" }) });
  await expect(row.getByText("61 ratings")).toBeVisible();
  await expect(row.getByText("1 in 6")).toBeVisible();
  const hidden = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Facilities" }) });
  await expect(hidden.getByText("Lid on")).toBeVisible();
  await expect(hidden.getByText(/A score opens with at least five ratings/)).toBeVisible();

  await row.getByRole("link", { name: "IT help" }).click();
  await expect(page.getByRole("img", { name: /^Score .* 61 ratings/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bounce rate: 1 in 6" })).toBeVisible();
  await expect(page.getByText("Three desks, when I think of it.")).toHaveCount(0);
});

async function rate(
  page: Page,
  { score, passedOn, reason }: { score: number; passedOn: string; reason: string },
): Promise<void> {
  const row = (legend: string) => page.getByRole("group", { name: legend });
  await row("How likely are you to recommend it to a colleague?")
    .getByText(String(score), { exact: true })
    .click();
  await row("How often were you passed on before somebody helped?")
    .getByText(passedOn, { exact: true })
    .click();
  await page.getByLabel("What made it so?").fill(reason);
}
