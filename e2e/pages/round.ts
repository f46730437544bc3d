import { expect, type Page } from "@playwright/test";
import { getSql } from "@/db/client";
import type { Portal } from "../portal";

/** The people team opens a pulse with what the portal proposes. @returns the round's id */
export async function openPulse(portal: Portal, page: Page, name: string): Promise<string> {
  await portal.open(page, "/pulses");
  await page.getByRole("link", { name: "Open a pulse" }).click();
  await page.getByLabel("Its name").fill(name);
  await page.getByRole("button", { name: "Cut the keys and open" }).click();
  // One RSA key for each box: the page says how far it is, and looks again by itself.
  await expect(page.getByText("ballots are in the box")).toBeVisible({ timeout: 60_000 });
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Closes a pulse by hand from its page. */
export async function closeByHand(
  portal: Portal,
  page: Page,
  roundId: string,
  reason: string,
): Promise<void> {
  await portal.open(page, `/pulses/${roundId}`);
  await page.getByLabel("Why now").fill(reason);
  await page.getByRole("button", { name: "Close early" }).click();
  await expect(page.getByText(`Closed by hand: “${reason}”`)).toBeVisible();
}

/** Waits until the worker has counted a closed round. */
export async function counted(roundId: string): Promise<void> {
  await expect
    .poll(async () => (await getSql()`select state from rounds where id = ${roundId}`)[0]?.state, {
      timeout: 30_000,
    })
    .toBe("published");
}
