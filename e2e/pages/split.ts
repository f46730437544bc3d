import { expect, type Locator, type Page } from "@playwright/test";
import type { Somebody } from "../find";

/** The page on which a table's split is planned, proposed and agreed on. */
export class SplitPlanner {
  constructor(private readonly page: Page) {}

  /** One of the planned tables, counted from 0. */
  table(position: number): Locator {
    return this.page.locator(`[data-table="${position}"]`);
  }

  seat({ name }: Somebody): Locator {
    return this.page.getByRole("button", { name: `${name}, move to another seat` });
  }

  /** What was said aloud last. */
  get said(): Locator {
    return this.page.locator("p[aria-live=polite].sr-only");
  }

  /** Sends somebody to the other table with keys alone. */
  async moveByKeys(somebody: Somebody): Promise<void> {
    await this.seat(somebody).focus();
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("menuitem", { name: /^Move to / })).toBeFocused();
    await this.page.keyboard.press("Enter");
  }

  /** Takes somebody's slice and lets it go at the lower edge of a planned table. */
  async drag(somebody: Somebody, position: number): Promise<void> {
    await this.table(position).scrollIntoViewIfNeeded();
    const from = await this.seat(somebody).boundingBox();
    const to = await this.table(position).boundingBox();
    if (!from || !to) throw new Error("there is nothing to drag");
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x + to.width / 2, to.y + to.height - 12, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Who of these sits at a planned table. */
  async sitting(position: number, people: Somebody[]): Promise<Somebody[]> {
    const names = await this.table(position)
      .locator("[data-seat]")
      .evaluateAll((seats) => seats.map((seat) => seat.getAttribute("title")));
    return people.filter(({ name }) => names.includes(name));
  }
}
