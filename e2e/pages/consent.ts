import { expect, type Page } from "@playwright/test";
import type { Somebody } from "../find";

/** The winner's own page, from the ticket on Home. */
export async function openFromRail(page: Page, winner: Somebody): Promise<void> {
  await page.getByRole("link", { name: "See it and answer" }).click();
  await expect(page.getByRole("heading", { name: "This is for you" })).toBeVisible();
  await expect(page.getByRole("main").getByText(winner.name).first()).toBeVisible();
}

/** Chooses an answer by its words, with a wish where there is one, and gives it. */
export async function answer(page: Page, words: string, wish = ""): Promise<void> {
  await page.getByText(words, { exact: true }).click();
  if (wish) await page.getByRole("textbox", { name: "A wish about the words" }).fill(wish);
  await page.getByRole("button", { name: /^(That is my answer|Keep it off the wall)$/ }).click();
}

/** Says yes to name and portrait, or to the name where there is no portrait. */
export async function sayYesFromRail(page: Page, winner: Somebody): Promise<void> {
  await openFromRail(page, winner);
  const portrait = page.getByText("Yes, as it is here", { exact: true });
  await answer(page, (await portrait.count()) > 0 ? "Yes, as it is here" : "Yes, with the name alone");
  await expect(page.getByText(/^Thank you\. It hangs/)).toBeVisible();
}
