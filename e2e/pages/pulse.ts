import { expect, type Page } from "@playwright/test";

type Say = { score: number; agree: number; comment?: string };

/** The respondent's way through a pulse, with a finger. */
export async function answerPulse(page: Page, say: Say): Promise<void> {
  await toTheSeal(page, say);
  await page.getByRole("button", { name: "Seal and send" }).click();
  await thanked(page);
}

/** The same, up to the step where it is sealed. */
export async function toTheSeal(page: Page, { score, agree, comment }: Say): Promise<void> {
  await liftSlice(page, score);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Step 2 of 3")).toBeAttached();
  for (const driver of await page.getByRole("group").all()) {
    await driver.getByText(String(agree), { exact: true }).click();
  }
  if (comment) await page.getByRole("textbox").fill(comment);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Step 3 of 3")).toBeAttached();
}

/** The box has it, and says so. */
export async function thanked(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
}

/** Touches the slice with this number. */
export async function liftSlice(page: Page, score: number): Promise<void> {
  await page.locator("svg").getByText(String(score), { exact: true }).click();
  await expect(page.getByRole("radio", { name: `${score} of 10`, exact: true })).toBeChecked();
}

/** The four words on the receipt that is on the screen. */
export async function receiptWords(page: Page): Promise<string> {
  const words = page.getByText("Your four receipt words").locator("xpath=following-sibling::p[1]");
  return ((await words.textContent()) ?? "").split(/\s+/).join(" ").trim();
}
