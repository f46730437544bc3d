import { expect, type Locator, type Page } from "@playwright/test";

/** The field that takes one's own picture, on one's own page. */
export class PictureFrame {
  readonly problem: Locator;
  private readonly field: Locator;

  constructor(private readonly page: Page) {
    this.field = page.getByRole("group", { name: "Your picture" });
    this.problem = this.field.getByRole("alert");
  }

  /** Chooses a file, whatever becomes of it. */
  async tryOut(name: string, bytes: Uint8Array): Promise<void> {
    const input = this.field.getByLabel(/^(Choose a|Another) picture$/);
    await input.setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  }

  /** Chooses a picture and waits until it is there. */
  async choose(name: string, bytes: Uint8Array): Promise<void> {
    await this.tryOut(name, bytes);
    await expect(this.field.getByText("It is here.")).toBeVisible();
  }

  /** Presses a key on the frame so many times. */
  async press(key: string, times: number): Promise<void> {
    const frame = this.field.getByRole("application");
    for (let i = 0; i < times; i += 1) await frame.press(key);
  }

  async hang(): Promise<void> {
    await this.page.getByRole("button", { name: "Hang it" }).click();
    await expect(this.page.getByText("There you hang.")).toBeVisible();
    await expect(this.page.getByRole("button", { name: "Hang it" })).toBeHidden();
  }
}
