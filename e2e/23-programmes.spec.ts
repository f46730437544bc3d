import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { nominate } from "@/features/awards/commands/nominate";
import { acting, findRole, findStrangers, type Somebody } from "./find";
import { Programme } from "./pages/programme";
import { usePortal } from "./portal";

const portal = usePortal("directory");

let cast: Record<"maker" | "other" | "nominee" | "rival", Somebody>;
let peopleTeam: Somebody;

test.beforeAll(async () => {
  peopleTeam = await findRole("people_team");
  const [maker, other, nominee, rival] = (await findStrangers(4)) as [Somebody, Somebody, Somebody, Somebody];
  cast = { maker, other, nominee, rival };
});

const STORY = "Stayed with the new shift until the last of them could close the kitchen alone.";
const NOTE = "This is kind. What happened, and what did it change for the others?";

test("an award is founded, its rules are published, and its cases are read before they go on", async ({
  page,
}) => {
  const programme = new Programme(portal, page);
  let slug = "";

  await test.step("the people team founds it and writes its rules", async () => {
    await portal.signIn(page, peopleTeam.email);
    slug = await programme.found("Kitchen Hero", "Looked after all of us");
    await programme.choose("Every month", "The people team reads every case first");
    await expect(page.getByText(/The next turn: open from .* announced .* at 15:00\./)).toBeVisible();
    await page.getByRole("button", { name: "Move It lasted up" }).press("Enter");
    await expect(page.getByRole("button", { name: "Move It lasted up" })).toBeFocused();
    await page.getByLabel("Opens on day").fill("31");
    await programme.keep();
    await expect(
      page.getByText("A day from the 1st to the 28th: every month has those.").first(),
    ).toBeVisible();
    await expect(page.getByLabel("Opens on day")).toBeFocused();
    await page.getByLabel("Opens on day").fill("3");
    await expect(page.getByRole("list", { name: "New" })).toContainText("on the 3rd of every month");
    await programme.keep();
    await programme.expectKept();
    await expect(page.getByRole("switch", { name: /The people team reads every case first/ })).toBeChecked();
  });

  await test.step("everybody reads them, and cannot change them", async () => {
    await portal.signIn(page, cast.maker.email, "/wall");
    await page.getByRole("link", { name: "How each award is given" }).click();
    await page.getByRole("link", { name: /^Kitchen Hero/ }).click();
    await expect(page.getByRole("heading", { name: "Kitchen Hero", level: 1 })).toBeVisible();
    await expect(page.getByText(/^Nominations open by themselves on the 3rd of every month/)).toBeVisible();
    await expect(page.getByText(/^The people team reads every case first\./)).toBeVisible();
    await portal.open(page, `/admin/awards/${slug}`);
    await expect(page.getByRole("button", { name: "Keep it like this" })).toHaveCount(0);
  });

  await test.step("a turn opens by hand, one case goes on and one comes back", async () => {
    await portal.signIn(page, peopleTeam.email, `/admin/awards/${slug}`);
    await programme.openTurn();
    const [cycle] = await getSql()<{ id: string }[]>`
      select c.id from cycles c join awards a on a.id = c.award_id where a.slug = ${slug}`;
    const cycleId = cycle?.id ?? "";
    await nominate(acting(cast.other), { cycleId, nomineePersonId: cast.nominee.id, story: STORY });
    await nominate(acting(cast.maker), {
      cycleId,
      nomineePersonId: cast.rival.id,
      story: "Always nice. Really nice.",
    });
    await page.reload();
    await page.getByRole("link", { name: "Read the cases" }).click();
    await programme.caseOf(cast.nominee.name).getByRole("button", { name: "Let it go on" }).click();
    await expect(programme.caseOf(cast.nominee.name).getByText("Goes on")).toBeVisible();
    const thin = programme.caseOf(cast.rival.name);
    await thin.getByRole("button", { name: "Give it back" }).click();
    await thin.getByLabel(`A word to ${cast.maker.given}`).fill(NOTE);
    await thin.getByRole("button", { name: "Give it back" }).click();
    await expect(thin.getByText("Given back")).toBeVisible();
  });

  await test.step("its maker finds the note on the rail", async () => {
    await portal.signIn(page, cast.maker.email);
    await expect(
      page.getByRole("heading", { name: `Your story about ${cast.rival.given} came back` }),
    ).toBeVisible();
    await expect(page.getByText(`“${NOTE}”`)).toBeVisible();
  });

  await test.step("after the close the shortlist goes to whoever decides", async () => {
    await portal.signIn(page, peopleTeam.email, `/admin/awards/${slug}`);
    await page.getByRole("button", { name: "Close nominations" }).click();
    await expect(page.getByText(/being read by the people team/)).toBeVisible();
    await page.getByRole("link", { name: "Read the cases" }).click();
    await page.getByRole("button", { name: "Draw the shortlist" }).click();
    await expect(page.getByText("Nothing to read")).toBeVisible();
    const listed = await getSql()`
      select n.nominee_person_id as id from nominations n where n.shortlisted_at is not null`;
    expect(listed).toEqual([{ id: cast.nominee.id }]);
  });
});
