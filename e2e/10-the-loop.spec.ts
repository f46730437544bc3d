import { type BrowserContext, devices, expect, type Page, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { everybodyElseAnswers } from "./ballots";
import { loadDirectory } from "./directory";
import { findRole, findStrangers, findTable, type Somebody, type Table } from "./find";
import { addVoice, nominate, openPanel, pick, scoreBlind, takeCoversOff } from "./pages/award";
import { sayYesFromRail } from "./pages/consent";
import { bring, csvFile, setUp } from "./pages/import";
import { PersonPicker } from "./pages/person-picker";
import { answerPulse } from "./pages/pulse";
import { closeByHand, counted, openPulse } from "./pages/round";
import { usePortal } from "./portal";

const portal = usePortal("empty");
const PICTURES = 60;

/** Listen, understand, solve, tell, celebrate: one turn of the loop, from an empty portal to the office screen. */
test("one whole turn of the loop", async ({ page, browser }) => {
  test.setTimeout(300_000);
  const phone = await browser.newContext({ ...devices["Pixel 7"], locale: "en-GB" });
  let team: Table | undefined;
  let roundId = "";

  await test.step("the directory comes in", async () => {
    const directory = await loadDirectory();
    await setUp(portal, page, directory);
    const pictures = directory.pictures
      .slice(0, PICTURES)
      .map(({ name, bytes }) => ({ name, mimeType: "image/jpeg", buffer: bytes }));
    await bring(portal, page, csvFile(directory.fileName, directory.csv), pictures);
    await page.getByRole("button", { name: "Seat everybody" }).click();
    await expect(page.getByRole("heading", { name: "Everybody is seated" })).toBeVisible({ timeout: 60_000 });
    team = await findTable(8);
  });
  const peopleTeam = await findRole("people_team");
  const [lead, ...staff] = (team as Table).members as [Somebody, ...Somebody[]];

  await test.step("the people team asks", async () => {
    roundId = await openPulse(portal, page, "Winter pulse");
  });

  await test.step("people answer on their phones, the others with them", async () => {
    const three = staff.slice(0, 3);
    for (const [index, person] of three.entries()) {
      await answerOnPhone(phone, person, { score: 9 + (index % 2), agree: 4 });
    }
    const done = three.map(({ id }) => id);
    await everybodyElseAnswers(roundId, done, (index) => ({
      score: [4, 8, 9][index % 3] ?? 9,
      agree: [2, 5, 4][index % 3] ?? 4,
      comment: index % 4 === 0 ? "Plan the week before it starts." : undefined,
    }));
  });

  await test.step("it is closed by hand, and the worker counts", async () => {
    await closeByHand(portal, page, roundId, "Everybody has answered.");
    await counted(roundId);
    const [left] = await getSql()`select
      (select count(*)::int from sealed_ballots) as ballots, (select count(*)::int from issuances) as issued`;
    expect(left).toEqual({ ballots: 0, issued: 0 });
  });

  await test.step("the lead reads team health and promises something", async () => {
    await portal.signIn(page, lead.email, `/teams/${team?.id}/health`);
    await expect(page.getByRole("img", { name: /^Score .*, 7 answers/ })).toBeVisible();
    await page.getByText("Promise a follow-up").click();
    await page.getByLabel("You said").fill("We hear of changes on the day they happen.");
    await page.getByLabel("We do").fill("Ten minutes on Friday about the week to come.");
    await page.getByLabel("We will know when").fill("Eight Fridays in a row had their ten minutes");
    await new PersonPicker(page, "Who sees to it").choose(lead);
    await page.getByLabel("Until").fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "We promise" }).click();
    await expect(page.getByRole("region", { name: "Follow-ups" }).getByRole("article")).toHaveCount(1);
  });

  await test.step("Home tells those who said it", async () => {
    await portal.signIn(page, staff[4]?.email ?? "");
    const told = page.getByRole("region", { name: "You said, we did" });
    await expect(told.getByText("“We hear of changes on the day they happen.”")).toBeVisible();
  });

  const [winner, nominator, second, judge] = await facesAmong(await findStrangers(6));
  const citation = "Ten minutes every Friday, and nobody is surprised on Monday.";

  await test.step("somebody is nominated and seconded", async () => {
    await portal.signIn(page, peopleTeam.email);
    await openMonth(page, judge);
    await portal.signIn(page, nominator.email);
    const story =
      "Sat down with every new colleague on the first day, without being asked, and drew them a map.";
    const path = await nominate(portal, page, winner, story);
    await portal.signIn(page, second.email);
    await addVoice(portal, page, path, "One of those maps still hangs at my desk.");
  });

  await test.step("nominations close, the panel reads and picks, the winner says yes", async () => {
    await portal.signIn(page, peopleTeam.email, "/admin/awards/jacket");
    await page.getByRole("button", { name: "Close nominations" }).click();
    await expect(page.getByText(/^1 story, being decided/)).toBeVisible();
    await portal.signIn(page, judge.email);
    await openPanel(page);
    await scoreBlind(page, () => "555");
    await takeCoversOff(page);
    await pick(page, winner, citation, true);
    await portal.signIn(page, winner.email);
    await sayYesFromRail(page, winner);
  });

  await test.step("the wall and the office screen show who it is", async () => {
    await portal.signIn(page, staff[0]?.email ?? "");
    await expect(page.getByRole("heading", { name: winner.name, exact: true })).toBeVisible();
    await portal.open(page, "/wall");
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: new RegExp(winner.name) })
        .first(),
    ).toBeVisible();
    await portal.signIn(page, peopleTeam.email, "/admin/screens");
    await page.getByLabel("Where does it hang?").fill("Canteen");
    await page.getByRole("button", { name: "Make its address" }).click();
    const address = ((await page.getByText(/\/kiosk#/).textContent()) ?? "").trim();
    const screen = await (await browser.newContext()).newPage();
    await screen.goto(address);
    await expect(screen.getByRole("heading", { name: winner.name, exact: true })).toBeVisible();
    await expect(screen.getByText(citation)).toBeVisible();
    await screen.context().close();
  });
  await phone.close();
});

async function answerOnPhone(
  phone: BrowserContext,
  person: Somebody,
  say: { score: number; agree: number },
): Promise<void> {
  const page = await phone.newPage();
  await portal.signIn(page, person.email);
  await page.getByRole("link", { name: "Answer in 40 seconds" }).click();
  await answerPulse(page, say);
  await page.close();
}

/** The people team seats a judge and opens the month that is proposed. */
async function openMonth(page: Page, judge: Somebody): Promise<void> {
  await portal.open(page, "/admin/awards/jacket");
  await new PersonPicker(page, "Add to the panel").choose(judge);
  const panel = page.getByRole("region", { name: "Panel of Fanatical Jacket" });
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(
    page.getByRole("region", { name: /^Panel of/ }).getByRole("link", { name: judge.name }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Open for nominations" }).click();
  await expect(page.getByText(/^0 stories, open until/)).toBeVisible();
}

/** The same people, one with a portrait first: that is who will hang. */
async function facesAmong(people: Somebody[]): Promise<[Somebody, Somebody, Somebody, Somebody]> {
  const rows = await getSql()<{ id: string }[]>`select id from people where picture_id is not null`;
  const faces = new Set(rows.map(({ id }) => id));
  const sorted = [...people].sort((a, b) => Number(faces.has(b.id)) - Number(faces.has(a.id)));
  return sorted as [Somebody, Somebody, Somebody, Somebody];
}
