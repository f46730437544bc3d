import { expect, type Locator, type Page } from "@playwright/test";
import type { Portal } from "../portal";

/** The page on which an admin lets the company's directory in. */
export class Connections {
  constructor(
    private readonly portal: Portal,
    private readonly page: Page,
  ) {}

  async look(): Promise<void> {
    await this.portal.open(this.page, "/admin/connections");
  }

  /** Makes a token and reads it, this once. */
  async letIn(name: string): Promise<string> {
    await this.page.getByLabel("What is at the other end?").fill(name);
    await this.page.getByRole("button", { name: "Make a token" }).click();
    return this.read(name);
  }

  /** A new token in place of the one that works. */
  async renew(name: string): Promise<string> {
    await this.page.getByRole("button", { name: `New token for ${name}` }).click();
    return this.read(name);
  }

  async shutOut(name: string): Promise<void> {
    await this.page
      .getByRole("button", { name: `Shut ${name} out` })
      .first()
      .click();
  }

  /** One line of what could not be done. */
  refusal(subject: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: subject });
  }

  private async read(name: string): Promise<string> {
    const slip = this.page.getByRole("status").filter({ hasText: `This is the token for ${name}` });
    await expect(slip).toBeVisible();
    const words = await slip.locator("output").textContent();
    return words?.trim() ?? "";
  }
}

/** Asks the portal's SCIM as the directory does, past the browser. */
export async function asDirectory(
  portal: Portal,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: { id: string; detail?: string } }> {
  const response = await fetch(`${portal.origin}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
