import { expect, test } from "@playwright/test";
import { askForHelp } from "@/features/asks/commands";
import { FULL_PLATE } from "@/features/asks/rules";
import { postStrengths } from "@/features/strengths/commands";
import { acting, findRole, findTable, type Somebody } from "./find";
import { askFound, lookFor, walk } from "./pages/strengths";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const CALM = ["calm-in-a-rush", "listener", "fixer", "writer", "planner"];

let people: Somebody[];
test.beforeAll(async () => {
  people = (await findTable(8)).members;
});
const member = (place: number) => people[place] as Somebody;

test("somebody walks to their own strengths, mends the list and posts it", async ({ page }) => {
  await portal.signIn(page, member(1).email);
  const suggested = await walk(portal, page, 2);
  expect(suggested).toHaveLength(7);
  await page.getByRole("button", { name: `Take ${suggested[6]} away` }).click();
  await page.getByRole("button", { name: "Post my six" }).click();
  await expect(page.getByRole("heading", { name: member(1).name, level: 1 })).toBeVisible();
  await expect(page.getByText(suggested[0] ?? "").first()).toBeVisible();
});

test("a colleague is found by what one needs, is asked, answers, and the answer comes home", async ({
  page,
}) => {
  const [asker, helper] = [member(2), member(3)];
  await postStrengths(acting(helper), { strengths: CALM });
  await portal.signIn(page, asker.email);
  await lookFor(portal, page, "somebody who can calm an angry customer");
  await askFound(page, helper, "Would you sit in when I call them back?");

  await portal.signIn(page, helper.email);
  await expect(page.getByText("Would you sit in when I call them back?")).toBeVisible();
  await page.getByRole("button", { name: `Yes, come by, ${asker.name}` }).click();
  await expect(page.getByText("Would you sit in when I call them back?")).toHaveCount(0);

  await portal.signIn(page, asker.email);
  await expect(page.getByText("says yes, come by")).toBeVisible();
  await page.getByRole("button", { name: "Lovely, off the rail" }).click();
  await expect(page.getByText("says yes, come by")).toHaveCount(0);
});

test("a full plate is told, and somebody with time stands beside it", async ({ page }) => {
  const [full, free, ...rest] = [member(3), member(4), ...people.slice(5), member(0), member(1)];
  await postStrengths(acting(full), { strengths: CALM });
  await postStrengths(acting(free), { strengths: CALM });
  const { members } = await findTable(7);
  for (const one of [...rest, ...members].slice(0, FULL_PLATE)) {
    await askForHelp(acting(one), { personId: full.id, words: "Have you got a moment?" });
  }
  await portal.signIn(page, member(2).email, `/people/${full.id}`);
  await expect(page.getByText("That is a full plate. Also Calm in a rush, with time:")).toBeVisible();
  await page.getByRole("link", { name: `Ask ${free.name}` }).click();
  await expect(page.getByRole("textbox", { name: `What you need from ${free.given}` })).toBeVisible();
  await page.getByRole("button", { name: `Send to ${free.given}` }).click();
  await expect(page.getByText(/^You asked on/)).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("button", { name: `Send to ${free.given}` })).toBeVisible();
});

test("colleagues suggest, and the person alone decides", async ({ page }) => {
  const [colleague, person] = [member(4), member(5)];
  await postStrengths(acting(person), { strengths: CALM });
  await portal.signIn(page, colleague.email, `/people/${person.id}`);
  for (const name of ["Teacher", "Host"]) {
    const form = page.getByRole("group").filter({ hasText: `What else is ${person.given} good at?` });
    if (!(await form.getByRole("combobox").isVisible())) await form.getByText("What else is").click();
    await form.getByRole("combobox", { name: "Good at this too" }).selectOption({ label: `${name} (Heart)` });
    await form.getByRole("button", { name: `Tell ${person.given}` }).click();
    await expect(form.getByText(`${name}, passed on. Only ${person.given} sees it`)).toBeVisible();
  }

  await portal.signIn(page, person.email, "/people/me/strengths");
  await page.getByRole("button", { name: "Add it, Teacher" }).click();
  await page.getByRole("button", { name: "Not me, Host" }).click();
  await expect(page.getByRole("region", { name: "What colleagues say" })).toHaveCount(0);
  await page.getByRole("button", { name: "Post my six" }).click();
  await expect(page.getByRole("heading", { name: person.name, level: 1 })).toBeVisible();
  await expect(page.getByText("Teacher", { exact: true }).first()).toBeVisible();
});

test("the people team moves, renames and takes out; who posted it keeps it", async ({ page }) => {
  await postStrengths(acting(member(6)), { strengths: CALM });
  await portal.signIn(page, (await findRole("admin")).email, "/admin/strengths");
  await page.getByRole("button", { name: /^Move Fixer, 1 of/ }).press("ArrowDown");
  await expect(page.getByText(/^Fixer is number 2 of/)).toBeAttached();
  await page.getByRole("button", { name: "Keep this order" }).click();
  await expect(page.getByText("Kept in this order.")).toBeVisible();

  await page.getByText("Fixer", { exact: true }).click();
  await page.getByRole("button", { name: "Take Fixer out" }).click();
  await expect(page.getByRole("button", { name: "Put back Fixer" })).toBeVisible();
  await portal.signIn(page, member(6).email, `/people/${member(6).id}`);
  await expect(page.getByText("Fixer", { exact: true }).first()).toBeVisible();
});
