import { expect, type Locator, type Page } from "@playwright/test";

/** One service on the page where services are rated. */
export function serviceOn(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** Says that one used a service, and how it was; what is left out stays as it is. */
export async function rate(
  page: Page,
  name: string,
  { score, passedOn, words }: { score?: number; passedOn?: string; words?: string },
): Promise<void> {
  const service = serviceOn(page, name);
  const used = service.getByRole("button", { name: `I used it: ${name}` });
  if (await used.isVisible()) await used.click();
  if (score !== undefined) await choose(service, /recommend/, String(score));
  if (passedOn !== undefined) await choose(service, /passed on/, passedOn);
  if (words !== undefined) await service.getByRole("textbox").fill(words);
}

/** From the ratings to thank you. */
export async function sealRatings(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Next/ }).click();
  await expect(page.getByText("Step 2 of 2")).toBeAttached();
  await page.getByRole("button", { name: "Seal and send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, whoever you are." })).toBeVisible();
}

async function choose(service: Locator, question: RegExp, label: string): Promise<void> {
  await service.getByRole("group", { name: question }).getByText(label, { exact: true }).click();
}
