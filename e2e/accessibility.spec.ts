import { expect, type Page, test } from "@playwright/test";
import { furnish, type Stop } from "./furnish";
import { usePortal } from "./portal";
import { findBroken, paint, resize } from "./wcag";

const portal = usePortal("directory");
// A trace of every page with all its parts costs more than the page.
test.use({ trace: "off" });

let stops: Stop[];
test.beforeAll(async () => {
  stops = await furnish();
});

// Two walk, each with a portal of its own: the pages are many.
test.describe.configure({ mode: "parallel" });
test("no page of the first half breaks a rule of WCAG 2.2 AA", async ({ page }) => {
  await walk(page, stops.slice(0, stops.length / 2));
});
test("nor does one of the second half", async ({ page }) => {
  await walk(page, stops.slice(stops.length / 2));
});

/** Opens page after page: on a phone, in the light and in the dark. */
async function walk(page: Page, some: Stop[]): Promise<void> {
  test.setTimeout(300_000);
  expect(some.length).toBeGreaterThan(10);
  let before: string | undefined;
  for (const { name, path, who } of some) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      if (who && who.email !== before) await portal.signIn(page, who.email, path);
      else await portal.open(page, path);
      before = who?.email;
      expect.soft(await page.evaluate(tooWide), `${name} at 390 px`).toEqual([]);
      // Reflow, WCAG 1.4.10.
      await resize(page, 320);
      expect.soft(await page.evaluate(tooWide), `${name} at 320 px`).toEqual([]);
      await resize(page, 1440);
      expect.soft(await findBroken(page), name).toEqual([]);
      expect.soft(await page.evaluate(doubledIds), name).toEqual([]);
      // Of all rules only the contrast knows about colours.
      await paint(page, "dark");
      expect.soft(await findBroken(page, ["color-contrast"]), `${name}, dark`).toEqual([]);
    });
  }
}

/** Ids that stand twice on the page: a label of the second one's would lead to the first. */
function doubledIds(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

/** What sticks out of a page that scrolls sideways, three of them. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 3)
    .map((one) => `${one.tagName} ${one.getAttribute("class")}: ${one.textContent?.slice(0, 40)}`);
}
