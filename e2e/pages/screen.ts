import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import type { Portal } from "../portal";

const MINUTE = 60_000;

/** An office screen in a browser of its own, whose clock the journey turns. */
export class OfficeScreen {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    address: string,
    viewport = { width: 1920, height: 1080 },
    before: (page: Page) => Promise<void> = async () => {},
  ): Promise<OfficeScreen> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await before(page);
    await page.clock.install();
    await page.goto(address);
    return new OfficeScreen(context, page);
  }

  /** What it shows now. */
  get shows() {
    return this.page.locator("[aria-hidden=false] h1");
  }

  /** The next slide. */
  async turn(): Promise<void> {
    await this.page.clock.runFor(20_000);
  }

  /** Its next contacts with the portal, until what it heard shows. */
  async hears(what: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await this.page.clock.runFor(MINUTE);
      await what();
    }).toPass({ timeout: 30_000 });
  }

  /** Lets hours pass, as when a screen slept or nobody looked: each timer that came due rings once. */
  async sleep(hours: number): Promise<void> {
    await this.page.clock.fastForward(hours * 60 * MINUTE);
  }

  /** Waits until page, data and pictures are all kept on the device. */
  async isKept(): Promise<void> {
    const held = () =>
      this.page.evaluate(async () => {
        const shell = await (await caches.open("kiosk-shell")).match("/kiosk");
        const data = await (await caches.open("kiosk-data")).match("/kiosk/data");
        return Boolean(shell && data) && navigator.serviceWorker.controller !== null;
      });
    await expect.poll(held).toBe(true);
  }

  /** The names of everything that is kept on the device. */
  keeps(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const kept = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      return kept.flat().map(({ url }) => new URL(url).pathname);
    });
  }

  /** The smallest text on it, in pixels. */
  smallestText(): Promise<number> {
    return this.page.evaluate(() => {
      const words = document.createTreeWalker(
        document.querySelector("main") ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      const sizes: number[] = [];
      while (words.nextNode()) {
        const place = words.currentNode.parentElement;
        if (words.currentNode.textContent?.trim() && place?.checkVisibility() && !place.closest("svg"))
          sizes.push(Number.parseFloat(getComputedStyle(place).fontSize));
      }
      return Math.min(...sizes);
    });
  }
}

/** An admin hangs a screen. @returns its address, which is shown this once */
export async function hangScreen(portal: Portal, page: Page, name: string): Promise<string> {
  await portal.open(page, "/admin/screens");
  await page.getByLabel("Where does it hang?").fill(name);
  await page.getByRole("button", { name: "Make its address" }).click();
  return ((await page.getByText(/\/kiosk#/).textContent()) ?? "").trim();
}
