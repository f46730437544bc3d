import { expect, type Locator, type Page } from "@playwright/test";
import type { Somebody } from "../find";
import { awake, type Portal } from "../portal";

/** The page on which one puts somebody on the wall. */
export class Nomination {
  readonly who: Locator;
  readonly story: Locator;
  readonly helped: Locator;
  readonly send: Locator;
  readonly frame: Locator;

  constructor(
    private readonly portal: Portal,
    private readonly page: Page,
  ) {
    this.who = page.getByRole("combobox", { name: "A colleague or a whole team" });
    this.story = page.getByRole("textbox", { name: "The story" });
    this.helped = page.getByRole("combobox", { name: "Add a person or a team" });
    this.send = page.getByRole("button", { name: "Send my nomination" });
    this.frame = page.getByRole("complementary", { name: "The frame to come" });
  }

  async open(query = ""): Promise<void> {
    await this.portal.open(this.page, `/wall/nominate${query}`);
  }

  /** Comes back to the page as one left it, and waits until it answers to a press. */
  async reload(): Promise<void> {
    await this.page.reload();
    await awake(this.page);
  }

  /** Types in the box that has the focus and takes the first of those offered. */
  async type({ name }: Somebody): Promise<void> {
    await this.page.keyboard.type(name);
    await expect(this.page.getByRole("option", { name }).first()).toBeVisible();
    await this.page.keyboard.press("Enter");
  }

  /** Goes on with the key until this has the focus. @throws when it is not reached within `most` presses */
  async tabTo(target: Locator, most: number): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      await this.page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`not reached within ${most} presses`);
  }

  /** Sends something that goes with the story: "A picture" or "A file". */
  async putBeside(what: "A picture" | "A file", name: string, bytes: Uint8Array): Promise<void> {
    const field = this.page.getByRole("group", { name: what, exact: true });
    if (!(await field.isVisible())) await this.page.getByText("Add a picture or a file").click();
    const input = field.getByLabel(/^(Choose a|Another) (picture|file)$/);
    await input.setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  }

  async expectLanded({ given }: Somebody): Promise<string> {
    await expect(this.page.getByRole("heading", { name: `The case for ${given}` })).toBeVisible();
    return new URL(this.page.url()).pathname;
  }
}
