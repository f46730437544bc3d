import { expect, type Page, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination, withdrawNomination } from "@/features/awards/commands/nominate";
import { writeSignInLink } from "@/features/people/commands/sign-in-link";
import { closeRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { acting, findRole, findStrangers, findTable, type Somebody } from "./find";
import { usePortal } from "./portal";
import { openPulse } from "./rounds";

const portal = usePortal("directory");
const DAY = 86_400_000;

async function staff(): Promise<Somebody> {
  const somebody = (await findTable(8)).members[1];
  if (!somebody) throw new Error("nobody sits there");
  return somebody;
}

/** Every page that says no does it in these words and offers a way on; none shows the framework's own. */
async function expectLost(page: Page, path: string): Promise<void> {
  const answer = await page.goto(portal.origin + path);
  expect(answer?.status(), path).toBe(404);
  await expect(page.getByRole("heading", { name: "Nobody ordered this", level: 1 })).toBeVisible();
  await expect(page.getByText("A link may be old, or a letter lost on the way.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to the start" })).toHaveAttribute("href", "/");
}

const NO_SUCH_ID = "00000000-0000-4000-8000-000000000000";
const NOWHERE = [
  "/no-such-page",
  "/teams/of/nothing",
  "/people/nobody",
  `/people/${NO_SUCH_ID}`,
  "/teams/none",
  `/teams/${NO_SUCH_ID}`,
  `/teams/${NO_SUCH_ID}/health`,
  `/pulses/${NO_SUCH_ID}`,
  `/pulse/${NO_SUCH_ID}`,
  "/services/none",
  "/services/none/rate",
  `/services/rounds/${NO_SUCH_ID}`,
  `/wall/${NO_SUCH_ID}`,
  `/wall/nominations/${NO_SUCH_ID}`,
  `/wall/panel/${NO_SUCH_ID}`,
  "/gallery",
];

test("an address that leads nowhere says so, with the status that says the same", async ({ page }) => {
  await portal.signIn(page, (await staff()).email);
  for (const path of NOWHERE) await expectLost(page, path);
});

test("an admin's pages do not exist for anybody else", async ({ page }) => {
  await portal.signIn(page, (await staff()).email);
  for (const path of [
    "",
    "/awards",
    "/company",
    "/directory",
    "/people",
    "/screens",
    "/services",
    "/sign-in",
    "/strengths",
  ]) {
    await expectLost(page, `/admin${path}`);
  }
});

test("a stranger at an unknown address gets the same page", async ({ page }) => {
  await expectLost(page, "/no-such-page");
});

test("a used sign-in link says when it was used and whom to ask", async ({ page, browser }) => {
  const { token } = await writeSignInLink(SYSTEM, { personId: (await staff()).id });
  await portal.open(page, `/enter/${token}`);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);

  const other = await (await browser.newContext()).newPage();
  await portal.open(other, `/enter/${token}`);
  await other.getByRole("button", { name: "Come in" }).click();
  await expect(other.getByText(/^This link was used on \d+ \w+ \d{4}\. Ask for a new one\.$/)).toBeVisible();
  await portal.open(other, "/");
  await expect(other).toHaveURL(`${portal.origin}/sign-in`);
  await other.context().close();
});

test("a link that ran out, and one that never was, say so", async ({ page }) => {
  const { id } = await staff();
  const { token } = await at(new Date(Date.now() - 30 * DAY), () =>
    writeSignInLink(SYSTEM, { personId: id }),
  );
  await portal.open(page, `/enter/${token}`);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByText(/^This link ran out on/)).toBeVisible();
  await portal.open(page, "/enter/never-was");
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByText("We do not know this link. Check that you have all of it.")).toBeVisible();
});

test("a set-up link that is no good says what becomes of such links", async ({ page }) => {
  await portal.open(page, "/set-up/never-was");
  await expect(page.getByRole("heading", { name: "This door opens once" })).toBeVisible();
  await expect(page.getByText("We do not know this link.")).toBeVisible();
});

test("a round that is over takes no more answers and says where they went", async ({ page }) => {
  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + DAY);
  const { roundId } = await openPulse(peopleTeam, { name: "Autumn pulse", closesAt });
  await closeRound(peopleTeam, { roundId, reason: "The fire drill took the whole week." });
  await portal.signIn(page, (await staff()).email);
  await expect(page.getByRole("link", { name: "Answer in 40 seconds" })).toHaveCount(0);
  await portal.open(page, `/pulse/${roundId}`);
  await expect(page.getByRole("heading", { name: "This round has closed" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.getByRole("link", { name: "See how many answered" }).click();
  await expect(page.getByRole("heading", { name: "Autumn pulse" })).toBeVisible();
});

test("a nomination that was taken back keeps nothing but that", async ({ page }) => {
  const [nominee, nominator, reader] = (await findStrangers(3)) as [Somebody, Somebody, Somebody];
  const { cycleId } = await openCycle(SYSTEM, {
    awardSlug: "jacket",
    month: new Date().toISOString().slice(0, 7),
    nominationsCloseAt: new Date(Date.now() + DAY),
  });
  const story = "Wrote the handbook that everybody uses, and asked for no thanks.";
  const { nominationId } = await nominate(acting(nominator), { cycleId, nomineePersonId: nominee.id, story });
  await secondNomination(acting(reader), { nominationId, reason: "I use it daily." });
  await withdrawNomination(acting(nominator), { nominationId });
  await portal.signIn(page, reader.email, `/wall/nominations/${nominationId}`);
  await expect(page.getByRole("heading", { name: "This story was taken back" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(story);
  await expect(page.getByRole("main")).not.toContainText(nominee.name);
});

test("a session that ends while somebody writes says so, and the words stay", async ({ page }) => {
  const me = await staff();
  await portal.signIn(page, me.email, `/people/${me.id}`);
  const line = page.getByLabel("What you do, in a line");
  await line.fill("Keeps the ovens at the right heat.");
  await getSql()`update sessions set revoked_at = now() where person_id = ${me.id}`;
  await page.getByRole("button", { name: "Keep this line" }).click();
  await expect(page.getByText("Please sign in first.")).toBeVisible();
  await expect(line).toHaveValue("Keeps the ovens at the right heat.");
});
