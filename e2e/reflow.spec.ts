import { expect, test } from "@playwright/test";
import { furnish, type Stop } from "./furnish";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const HEIGHT = 844;
test.use({ trace: "off" });

let stops: Stop[];
test.beforeAll(async () => {
  stops = await furnish();
});

test("no page scrolls sideways on a phone, nor at 320 px", async ({ page }) => {
  test.setTimeout(180_000);
  let before: string | undefined;
  for (const { name, path, who } of stops) {
    await page.setViewportSize({ width: 390, height: HEIGHT });
    if (who && who.email !== before) await portal.signIn(page, who.email, path);
    else await portal.open(page, path);
    before = who?.email;
    expect.soft(await page.evaluate(tooWide), `${name} at 390 px`).toEqual([]);
    await page.setViewportSize({ width: 320, height: HEIGHT });
    expect.soft(await page.evaluate(tooWide), `${name} at 320 px`).toEqual([]);
  }
});

/** What sticks out of a page that scrolls sideways, three of them. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 3)
    .map((one) => `${one.tagName} ${one.getAttribute("class")}: ${one.textContent?.slice(0, 40)}`);
}
