import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/**
 * What breaks a rule of WCAG 2.2 AA on the page as it stands.
 * @param rules those of axe's alone, e.g. ["color-contrast"]; without them all
 */
export async function findBroken(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page });
  // Legacy mode spares a second tab for each page, which is for frames of other sites.
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
  }));
}

/** Puts the page into the light or the dark, with its colours at their end: on the way there they are anything. */
export async function paint(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await settle(page);
  const isThere = (scheme: string) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches;
  expect(await page.evaluate(isThere, colorScheme)).toBe(true);
}

/** Gives the page this width in px, with everything where it stays. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 640 ? 844 : 900 });
  await expect.poll(() => page.evaluate(() => document.documentElement.clientWidth)).toBe(width);
  await settle(page);
}

/** Brings every transition to its end: once in many walks the browser left one unfinished, and waiting took the whole time. */
async function settle(page: Page): Promise<void> {
  const endOf = () => {
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    for (const one of moving) one.finish();
    return moving.length;
  };
  await expect.poll(() => page.evaluate(endOf)).toBe(0);
}
