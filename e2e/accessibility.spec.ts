import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { furnish, type Stop } from "./furnish";
import { usePortal } from "./portal";

const portal = usePortal("directory");
// A trace of every page with all its parts costs more than the page.
test.use({ trace: "off" });

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

let stops: Stop[];
test.beforeAll(async () => {
  stops = await furnish();
});

test("no page breaks a rule of WCAG 2.2 AA, in the light and in the dark", async ({ page }) => {
  test.setTimeout(300_000);
  let before: string | undefined;
  for (const { name, path, who } of stops) {
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      if (who && who.email !== before) await portal.signIn(page, who.email, path);
      else await portal.open(page, path);
      before = who?.email;
      expect.soft(await broken(new AxeBuilder({ page }).withTags(RULES)), name).toEqual([]);
      expect.soft(await page.evaluate(doubledIds), name).toEqual([]);
      // Of all rules only the contrast knows about colours.
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await expectDark(page);
      const dark = await broken(new AxeBuilder({ page }).withRules(["color-contrast"]));
      expect.soft(dark, `${name}, dark`).toEqual([]);
    });
  }
});

async function broken(axe: AxeBuilder) {
  // Legacy mode spares a second tab for each page, which is for frames of other sites.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
  }));
}

/** The page has changed its colours before they are measured. */
async function expectDark(page: Page): Promise<void> {
  expect(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
  const moving = () => document.getAnimations().filter((one) => one instanceof CSSTransition).length;
  await expect.poll(() => page.evaluate(moving)).toBe(0);
}

/** Ids that stand twice on the page: a label of the second one's would lead to the first. */
function doubledIds(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}
