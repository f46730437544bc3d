import { expect, type Page } from "@playwright/test";
import type { Somebody } from "../find";
import type { Portal } from "../portal";

/** Walks through the ten questions, always with the answer at this place, to the editor. @returns the names suggested */
export async function walk(portal: Portal, page: Page, place: number): Promise<string[]> {
  await portal.open(page, "/people/me/strengths/walk");
  for (let question = 1; question <= 10; question += 1) {
    await expect(page.getByText(`Question ${question} of 10`)).toBeVisible();
    await page.getByRole("main").getByRole("list").getByRole("button").nth(place).click();
  }
  await expect(page.getByRole("heading", { name: "Does this sound like you?" })).toBeVisible();
  const away = page.getByRole("button", { name: /^Take .* away$/ });
  return away.evaluateAll((all) =>
    all.map((one) => (one.getAttribute("aria-label") ?? "").replace(/^Take (.*) away$/, "$1")),
  );
}

/** Says what one needs; what is found stands in cards, the first one first. */
export async function lookFor(portal: Portal, page: Page, words: string): Promise<void> {
  await portal.open(page, "/people/right-person");
  await page.getByRole("searchbox", { name: "What you need" }).fill(words);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("region", { name: "Who was found" })).toBeVisible();
}

/** Asks somebody who was found, in these words. */
export async function askFound(page: Page, somebody: Somebody, words: string): Promise<void> {
  const card = page.getByRole("article").filter({ hasText: somebody.name });
  await card.getByRole("button", { name: `Ask ${somebody.given}` }).click();
  await card.getByRole("textbox", { name: `What you need from ${somebody.given}` }).fill(words);
  await card.getByRole("button", { name: `Send to ${somebody.given}` }).click();
  await expect(card.getByText("the answer comes to yours")).toBeVisible();
}
