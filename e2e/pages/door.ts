import { expect, type Page } from "@playwright/test";
import type { Portal } from "../portal";

/** The front door of a portal that has a provider and a mail server. */
export class Door {
  constructor(
    private readonly portal: Portal,
    readonly page: Page,
  ) {}

  /** Asks for a page as a stranger, and is sent to the door. */
  async askFor(path: string): Promise<void> {
    await this.page.context().clearCookies();
    await this.portal.open(this.page, path);
    await expect(this.page.getByRole("heading", { name: "Come in", level: 1 })).toBeVisible();
  }

  /** Comes in at the provider as the account with this name there. */
  async byProvider(account: string): Promise<void> {
    await this.page.getByRole("link", { name: "Come in with the bakery's account" }).click();
    await this.page.getByRole("button", { name: account, exact: true }).click();
  }

  async byMail(address: string): Promise<void> {
    await this.page.getByLabel("Your mail address").fill(address);
    await this.page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(
      this.page.getByText(/^If somebody here has that address, a link is on its way/),
    ).toBeVisible();
  }

  async expectRefused(sentence: RegExp): Promise<void> {
    await expect(this.page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await expect(this.page).toHaveURL(/\/sign-in/);
    const answer = await this.page.request.get(`${this.portal.origin}/api/people?q=a`);
    expect(answer.status()).toBe(401);
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: /your page, theme and signing out/ }).click();
    await this.page.getByRole("button", { name: "Sign out" }).click();
  }
}
