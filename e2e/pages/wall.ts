import { expect, type Locator, type Page } from "@playwright/test";

/** The Wall of Fame and a winner's page, as somebody walks along them. */
export class WallPage {
  constructor(private readonly page: Page) {}

  /** Frames that hang in the page now. */
  get frames(): Locator {
    return this.page.locator("a[id^=frame-]");
  }

  /** The jacket changing hands over the page. */
  get handOver(): Locator {
    return this.page.getByRole("status").filter({ hasText: "The jacket has changed hands" });
  }

  /** Walks on, sheet by sheet, until this frame hangs. */
  async walkTo(frame: Locator): Promise<void> {
    await expect(async () => {
      await this.page.mouse.wheel(0, 1200);
      await expect(frame).toBeInViewport({ timeout: 100 });
    }).toPass({ intervals: [50] });
  }

  /** Pins a few words below a frame. */
  async congratulate(words: string): Promise<void> {
    await this.page.getByRole("textbox", { name: /^Your words for/ }).fill(words);
    await this.page.getByRole("button", { name: "Pin them below" }).click();
    await expect(this.page.getByText(words)).toBeVisible();
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Find a name, or words of a story" }).fill(words);
    await this.page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(this.page).toHaveURL(/q=/);
  }
}
