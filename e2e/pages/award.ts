import { expect, type Page } from "@playwright/test";
import type { Somebody } from "../find";
import type { Portal } from "../portal";
import { PersonPicker } from "./person-picker";

/** Puts somebody up, from the wall. @returns the path of the case */
export async function nominate(
  portal: Portal,
  page: Page,
  nominee: Somebody,
  story: string,
  helped = "",
): Promise<string> {
  await portal.open(page, "/wall");
  await page
    .getByRole("link", { name: /^Nominate/ })
    .first()
    .click();
  await new PersonPicker(page, "A colleague").pick(nominee);
  await expect(page).toHaveURL(new RegExp(`person=${nominee.id}`));
  await page.getByRole("textbox", { name: "The story" }).fill(story);
  await page.getByRole("textbox", { name: "Who was helped" }).fill(helped);
  await page.getByRole("button", { name: "Send my nomination" }).click();
  await expect(page.getByRole("heading", { name: `The case for ${nominee.given}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Adds a voice to the case at this path. */
export async function addVoice(portal: Portal, page: Page, path: string, reason: string): Promise<void> {
  await portal.open(page, path);
  await page.getByRole("textbox", { name: "What did you see?" }).fill(reason);
  await page.getByRole("button", { name: "Add my voice" }).click();
  await expect(page.getByText(`“${reason}”`)).toBeVisible();
}

/** A panel member reads every story with its names covered, from the ticket on Home; then the covers come off. */
export async function readBlind(page: Page, stories: number): Promise<void> {
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Read them with the names covered" })).toBeVisible();
  for (let left = stories - 1; left > 0; left -= 1) {
    const heading = (await page.getByRole("heading", { name: /^Story \d+$/ }).textContent()) ?? "";
    await page.getByRole("button", { name: "Read, next story" }).click();
    await expect(page.getByRole("heading", { name: heading, exact: true })).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Read, take the covers off" }).click();
  await expect(page.getByRole("heading", { name: "The covers are off" })).toBeVisible();
}

/** Chooses whose story it is and writes the words below the frame. */
export async function pick(page: Page, winner: Somebody, citation: string): Promise<void> {
  await page.getByText(winner.name, { exact: true }).last().click();
  await page.getByLabel("The words below the frame").fill(citation);
  await page.getByRole("button", { name: "Pick, and ask the winner" }).click();
  await expect(page.getByText(`${winner.given} was asked and has not answered yet.`)).toBeVisible();
}

/** The winner reads it and says yes, from the ticket on Home. */
export async function sayYes(page: Page, winner: Somebody): Promise<void> {
  await page.getByRole("link", { name: "Read it first" }).click();
  await expect(page.getByRole("heading", { name: "May we hang it?" })).toBeVisible();
  await page.getByRole("button", { name: "Yes, hang it" }).click();
  await expect(page.getByRole("heading", { name: "Your say" })).toBeVisible();
  await expect(page.getByRole("heading", { name: winner.name, level: 1 })).toBeVisible();
}
