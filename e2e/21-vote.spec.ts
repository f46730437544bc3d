import { expect, type Page, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { createAward } from "@/features/awards/commands/awards";
import { countDueVotes } from "@/features/awards/commands/count";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { nominate } from "@/features/awards/commands/nominate";
import { DEFAULT_RULES } from "@/features/awards/rules/award-rules";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const DAY = 86_400_000;
let cast: Record<"first" | "second" | "teller" | "other" | "voter", Somebody>;
let cycleId: string;

/** Two people are on the list of an award that peers decide. */
test.beforeAll(async () => {
  const [first, second, teller, other, voter] = await findStrangers(5);
  cast = { first, second, teller, other, voter } as typeof cast;
  const { slug } = await createAward(SYSTEM, {
    name: "Kind hands",
    description: "For whoever made somebody's day",
    rules: { ...DEFAULT_RULES, decidedBy: "peers" },
  });
  const month = new Date().toISOString().slice(0, 7);
  const nominationsCloseAt = new Date(Date.now() + DAY);
  ({ cycleId } = await openCycle(SYSTEM, { awardSlug: slug, month, nominationsCloseAt }));
  const tell = (by: Somebody, nominee: Somebody) =>
    nominate(acting(by), {
      cycleId,
      nomineePersonId: nominee.id,
      story: `${nominee.given} answered every question of the audit in an afternoon, with tea.`,
    });
  await tell(cast.teller, cast.first);
  await tell(cast.other, cast.second);
  await closeNominations(SYSTEM, { cycleId });
});

const card = (page: Page, { name }: Somebody) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name }) });

test("a colleague votes from a ticket, changes it, and the count keeps no name", async ({ page }) => {
  const { first, second, teller, voter } = cast;
  const path = `/wall/vote/${cycleId}`;

  await test.step("one vote, changed and taken back", async () => {
    await portal.signIn(page, voter.email);
    await page.getByRole("link", { name: "Read and vote" }).click();
    await expect(page.getByRole("heading", { name: "Whose story is it?" })).toBeVisible();
    await page.getByRole("button", { name: `Vote for ${first.given}` }).click();
    await expect(card(page, first).getByText("Your vote")).toBeVisible();
    await page.getByRole("button", { name: `Vote for ${second.given} instead` }).click();
    await expect(card(page, second).getByText("Your vote")).toBeVisible();
    await expect(card(page, first).getByText("Your vote")).toHaveCount(0);
    await page.getByRole("button", { name: "Take my vote back" }).click();
    await page.getByRole("button", { name: `Vote for ${first.given}`, exact: true }).click();
    await expect(card(page, first).getByText("Your vote")).toBeVisible();
  });

  await test.step("nobody on the list hears of it, and nobody votes for a story of their own", async () => {
    await portal.signIn(page, first.email, path);
    await expect(card(page, second)).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(first.given);
    await portal.signIn(page, teller.email, path);
    await expect(card(page, first)).toContainText("You told this story");
    await expect(card(page, first).getByRole("button")).toHaveCount(0);
  });

  await test.step("the people team sees no total before the count, and names are gone after it", async () => {
    await portal.signIn(page, (await findRole("people_team")).email, path);
    await expect(page.getByRole("heading", { name: "The count" })).toHaveCount(0);
    await at(new Date(Date.now() + 20 * DAY), () => countDueVotes(SYSTEM));
    expect(await getSql()`select * from peer_votes`).toEqual([]);
    await page.reload();
    await expect(page.getByRole("heading", { name: "The votes are counted" })).toBeVisible();
    await expect(page.getByText("fewer than five votes").first()).toBeVisible();
    const [win] = await getSql()<{ personId: string }[]>`
      select winner_person_id as "personId" from wins where cycle_id = ${cycleId}`;
    expect(win?.personId).toBe(first.id);
    await portal.signIn(page, voter.email, path);
    await expect(page.getByRole("heading", { name: "The count" })).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText("fewer than five");
  });
});
