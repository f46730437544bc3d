import { expect, type Locator, type Page } from "@playwright/test";
import type { Somebody } from "../find";

/** The box in which one types a name and chooses a colleague. */
export class PersonPicker {
  readonly box: Locator;

  constructor(
    private readonly page: Page,
    label: string,
  ) {
    this.box = page.getByRole("combobox", { name: label });
  }

  /** Types the name and takes the person with it; the name stays in the box. */
  async choose(somebody: Somebody): Promise<void> {
    await this.pick(somebody);
    await expect(this.box).toHaveValue(somebody.name);
  }

  /** As `choose`, where choosing leads on to the next page. */
  async pick({ name }: Somebody): Promise<void> {
    await this.box.fill(name);
    await this.page.getByRole("option", { name }).first().click();
  }
}
