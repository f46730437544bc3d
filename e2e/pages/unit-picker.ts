import { expect, type Page } from "@playwright/test";

/** Types a unit's name into the box with this label and takes the one found. */
export async function chooseUnit(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(name);
  await page
    .getByRole("listbox", { name: label })
    .getByRole("option")
    .filter({ hasText: name })
    .first()
    .click();
  await expect(box).toHaveValue(name);
}
