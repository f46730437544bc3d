import { expect, type Page } from "@playwright/test";
import type { Portal } from "../portal";

/** An award as those who run it meet it: its turns, its panel, its rules. */
export class Programme {
  constructor(
    private readonly portal: Portal,
    readonly page: Page,
  ) {}

  /** Founds an award beside the jacket. @returns its slug */
  async found(name: string, description: string): Promise<string> {
    await this.portal.open(this.page, "/admin/awards");
    await this.page.getByLabel("Its name").fill(name);
    await this.page.getByLabel("What it is for").fill(description);
    await this.page.getByRole("button", { name: "Found it" }).click();
    await expect(this.page.getByText(/^Founded\. Set its rules below/)).toBeVisible();
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  async choose(...choices: string[]): Promise<void> {
    // A radio lies under its own words, so those are pressed.
    for (const choice of choices) await this.page.getByText(choice, { exact: true }).click();
  }

  async keep(): Promise<void> {
    await this.page.getByRole("button", { name: "Keep it like this" }).click();
  }

  async expectKept(): Promise<void> {
    await expect(this.page.getByText("Kept. It holds for every turn that opens from now on.")).toBeVisible();
  }

  async openTurn(): Promise<void> {
    await this.page.getByRole("button", { name: "Open for nominations" }).click();
    await expect(this.page.getByText(/^0 stories, open until/)).toBeVisible();
  }

  /** The case of this nominee among those that the people team reads. */
  caseOf(nominee: string) {
    return this.page.getByRole("article").filter({ has: this.page.getByRole("heading", { name: nominee }) });
  }
}
