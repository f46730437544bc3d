import { expect, type Page } from "@playwright/test";

/** The respondent's way through a pulse, with a finger. */
export async function answerPulse(
  page: Page,
  { score, agree, comment }: { score: number; agree: number; comment?: string },
): Promise<void> {
  await liftSlice(page, score);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Step 2 of 3")).toBeAttached();
  for (const driver of await page.getByRole("group").all()) {
    await driver.getByText(String(agree), { exact: true }).click();
  }
  if (comment) await page.getByRole("textbox").fill(comment);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Seal and send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
}

/** Touches the slice with this number. */
export async function liftSlice(page: Page, score: number): Promise<void> {
  await page.locator("svg").getByText(String(score), { exact: true }).click();
  await expect(page.getByRole("radio", { name: `${score} of 10`, exact: true })).toBeChecked();
}
