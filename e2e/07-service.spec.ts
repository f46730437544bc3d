import { devices, expect, type Page, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { findRole, findStrangers, type Somebody } from "./find";
import { PersonPicker } from "./pages/person-picker";
import { rate, sealRatings, serviceOn } from "./pages/rating";
import { counted } from "./pages/round";
import { usePortal } from "./portal";
import { rateFor } from "./ratings";

const portal = usePortal("directory");
test.describe.configure({ mode: "serial" });

const K = 5;
const COMMENT_PEOPLE = 10;

let peopleTeam: Somebody;
let owner: Somebody;
let rater: Somebody;
let roundId: string;

test.beforeAll(async () => {
  peopleTeam = await findRole("people_team");
  [owner, rater] = (await findStrangers(2)) as [Somebody, Somebody];
});

const box = () => getSql()<{ version: number; bytes: number }[]>`
  select version, octet_length(sealed) as bytes from sealed_ballots where round_id = ${roundId}`;

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
    ["Canteen", "Soup at noon."],
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
  // Its keys are cut first; the page looks again by itself.
  await expect(page.getByText(/^0 of \d+ people have rated at least one service\.$/)).toBeVisible({
    timeout: 60_000,
  });
  const [round] = await getSql()<{ id: string }[]>`select id from rounds where kind = 'service'`;
  roundId = round?.id ?? "";
});

test.describe("on a phone", () => {
  const { viewport, hasTouch, isMobile } = devices["iPhone 12"];
  test.use({ viewport, hasTouch, isMobile });

  test("somebody rates two services on one ballot, then thinks again", async ({ page }) => {
    await portal.signIn(page, rater.email);
    await page.getByRole("link", { name: "Rate what you used" }).click();
    await expect(page.getByRole("heading", { name: "Which of these did you use?" })).toBeVisible();
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("alert").getByText("one service is enough")).toBeVisible();

    await rate(page, "Facilities", { score: 3, words: "Cold since Monday." });
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("alert").getByText("passed on for Facilities? 0 for never.")).toBeVisible();
    await rate(page, "Facilities", { passedOn: "2" });
    await rate(page, "Canteen", { score: 9, passedOn: "0" });
    await page.getByRole("button", { name: "Not used after all: Canteen" }).click();
    await rate(page, "IT help", { score: 7, passedOn: "0" });

    // Nothing is lost when the page is.
    await page.reload();
    await expect(serviceOn(page, "Facilities").getByRole("textbox")).toHaveValue("Cold since Monday.");
    await expect(serviceOn(page, "Canteen").getByRole("radio")).toHaveCount(0);

    const cast = page.waitForRequest((request) => request.url().endsWith("/cast"));
    await page.getByRole("button", { name: "Next, with 2 services" }).click();
    await expect(page.getByText("Goes in the box: your ratings, which services they are for")).toBeVisible();
    await expect(page.getByText("Promised:", { exact: true })).toBeVisible();
    await expect(page.getByText("Not promised:", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Seal and send" }).click();
    await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
    await expect(page.getByText("2 services")).toBeVisible();
    await expect(page.getByText("1 comment")).toBeVisible();
    const headers = await (await cast).allHeaders();
    expect(Object.keys(headers)).not.toContain("cookie");
    expect(headers.authorization).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect([...(await box())]).toEqual([{ version: 1, bytes: 4144 }]);

    await page.reload();
    await expect(page.getByText("2 services")).toBeVisible();
    await page.getByRole("button", { name: "Add or change" }).click();
    await expect(
      serviceOn(page, "Facilities").getByRole("radio", { name: "3", exact: true }).first(),
    ).toBeChecked();
    await rate(page, "Facilities", { score: 4, words: "Warm again since Friday." });
    await sealRatings(page);
    expect([...(await box())]).toEqual([{ version: 2, bytes: 4144 }]);
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.getByRole("link", { name: "Rate what you used" })).toHaveCount(0);

    // Whoever comes back for one more service finds it open, and the others as they were.
    await portal.open(page, "/services/canteen/rate");
    await rate(page, "Canteen", { score: 10, passedOn: "0" });
    await page.getByRole("button", { name: "Next, with 3 services" }).click();
    await page.getByRole("button", { name: "Seal and send" }).click();
    await expect(page.getByText("3 services")).toBeVisible();
    expect([...(await box())]).toEqual([{ version: 3, bytes: 4144 }]);
  });
});

test("by keyboard alone: digits choose, in the score and in the passes", async ({ page }) => {
  const [, , somebody] = await findStrangers(3);
  await portal.signIn(page, somebody?.email ?? "", "/services/rate?of=facilities");
  const [scores, passes] = [0, 1].map((at) => serviceOn(page, "Facilities").getByRole("group").nth(at));
  if (!scores || !passes) throw new Error("two rows of numbers were asked for");
  await scores.getByRole("radio", { name: "0", exact: true }).focus();
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await expect(scores.getByRole("radio", { name: "10" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("3");
  await expect(passes.getByRole("radio", { name: "3" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Warm.");
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await page.getByRole("button", { name: "Seal and send" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
});

test("its owner is not offered it, and reads nothing of an open round", async ({ page }) => {
  await portal.signIn(page, owner.email, "/services/it-help");
  await expect(page.getByText("no names: ratings are sealed ballots")).toBeVisible();
  await expect(page.getByText(rater.name)).toHaveCount(0);
  await expect(page.getByText("Cold since Monday.")).toHaveCount(0);
  await portal.open(page, "/services/it-help/rate");
  await expect(page.getByText("IT help is served by you or your table")).toBeVisible();
  await expect(serviceOn(page, "IT help")).toHaveCount(0);
  await expect(serviceOn(page, "Facilities")).toBeVisible();
});

test("figures and words open when the round is counted, each behind its lid", async ({ page }) => {
  const raters = await getSql()<{ id: string }[]>`
    select person_id as id from round_roster r where round_id = ${roundId} and person_id <> ${owner.id}
      and not exists (select from issuances i where i.round_id = r.round_id and i.person_id = r.person_id)
    order by person_id limit 119`;
  for (const [index, { id }] of raters.entries()) {
    await rateFor(id, roundId, [
      {
        slug: "it-help",
        score: index % 5 === 0 ? 6 : 9,
        passedOn: index % 6 === 0 ? 1 : 0,
        words: `Word ${index}.`,
      },
      ...(index < 2 ? [{ slug: "facilities", score: 2, words: "Too cold to say so aloud." }] : []),
    ]);
  }
  await portal.signIn(page, owner.email, "/services");
  await expect(page.getByRole("heading", { name: /First scores/ })).toBeVisible();
  await expect(page.getByText(/120 ratings/)).toHaveCount(0);

  await portal.signIn(page, peopleTeam.email, "/admin/services");
  await expect(page.getByText(/^121 of \d+ people have rated at least one service\.$/)).toBeVisible();
  await page.getByLabel("Close it early: why now?").fill("The quarter is over.");
  await page.getByRole("button", { name: "Close and count" }).click();
  await counted(roundId);

  await portal.signIn(page, owner.email, "/services");
  await expect(page.getByText("Winter services, 120 ratings")).toBeVisible();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "IT help" }) });
  await expect(row.getByText("120 ratings")).toBeVisible();
  await expect(row.getByText("1 in 6")).toBeVisible();
  // Four rated Facilities: one fewer than a lid takes.
  const hidden = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Facilities" }) });
  await expect(hidden.getByText("Lid on")).toBeVisible();
  await expect(hidden.getByText(/A score opens with at least five ratings/)).toBeVisible();

  await row.getByRole("link", { name: "IT help" }).click();
  await expect(page.getByRole("img", { name: /^Score .* 120 ratings/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bounce rate: 1 in 6" })).toBeVisible();
  await expect(page.getByText(rater.name)).toHaveCount(0);
  const groups = await groupsShown(page);
  const shown = [...groups.values()].reduce((sum, n) => sum + n, 0);
  expect(groups.size).toBeGreaterThan(1);
  expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(K);
  expect([...Array(K).keys()].slice(1)).not.toContain(120 - shown);

  // Words are read where ten rated and five wrote; everything else is read among everybody else's.
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Said by those served" }) });
  await expect(card.getByText("119 comments, in shuffled order")).toBeVisible();
  const readAt = (await card.getByRole("heading", { level: 3 }).allTextContents()).filter(
    (name) => !name.startsWith("Everyone"),
  );
  expect(readAt.length).toBeGreaterThan(0);
  for (const name of readAt) expect(groups.get(name) ?? 0).toBeGreaterThanOrEqual(COMMENT_PEOPLE);
  await portal.open(page, `/services/rounds/${roundId}`);
  await expect(page.getByText("The key to this box is destroyed.")).toBeVisible();
  const [counts] = await getSql()`select issued, "cast", counted from rounds where id = ${roundId}`;
  expect(counts).toEqual({ issued: 121, cast: 121, counted: 121 });
  await expect(page.getByRole("definition").filter({ hasText: /^121$/ })).toHaveCount(3);
  await portal.open(page, "/services/facilities");
  await expect(page.getByText(/Too cold to say|Warm again/)).toHaveCount(0);
});

/** How many ratings stand in the line of each group. */
async function groupsShown(page: Page): Promise<Map<string, number>> {
  const card = page.locator("section", {
    has: page.getByRole("heading", { name: "How each group feels served" }),
  });
  const rows = await card.getByRole("listitem").all();
  const texts = await Promise.all(rows.map((row) => row.locator("> span").allTextContents()));
  return new Map(texts.map(([name, n]) => [name ?? "", Number.parseInt(n ?? "", 10)]));
}
