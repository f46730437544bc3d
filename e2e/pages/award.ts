import { expect, type Page } from "@playwright/test";
import type { Somebody } from "../find";
import type { Portal } from "../portal";
import { Nomination } from "./nomination";

/** Puts somebody up, from the wall. @returns the path of the case */
export async function nominate(
  portal: Portal,
  page: Page,
  nominee: Somebody,
  story: string,
): Promise<string> {
  const form = new Nomination(portal, page);
  await form.open();
  await form.who.click();
  await form.type(nominee);
  await form.story.fill(story);
  await form.send.click();
  return form.expectLanded(nominee);
}

/** Adds a voice to the case at this path. */
export async function addVoice(portal: Portal, page: Page, path: string, reason: string): Promise<void> {
  await portal.open(page, path);
  await page.getByRole("textbox", { name: "What did you see?" }).fill(reason);
  await page.getByRole("button", { name: "Add my voice" }).click();
  await expect(page.getByText(`“${reason}”`)).toBeVisible();
}

/** Goes from the ticket on Home to the stories with their names covered. */
export async function openPanel(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Read and score" }).click();
  await expect(page.getByRole("heading", { name: "Read them with the names covered" })).toBeVisible();
}

/** Scores every story that is left, with the keyboard: one digit a criterion, Enter for the next. */
export async function scoreBlind(page: Page, digits: (words: string) => string): Promise<void> {
  const done = page.getByRole("heading", { name: /^(Nothing left to score|How far the panel is)$/ });
  const heading = page.getByRole("heading", { name: /^Story \d+$/ });
  while (!(await done.or(heading).textContent())?.includes("left to score")) {
    const title = (await heading.textContent()) ?? "";
    const words = (await page.getByRole("main").textContent()) ?? "";
    await page.getByRole("radio", { name: "1", exact: true }).first().focus();
    await page.keyboard.type(digits(words));
    await expect(page.getByText("Scored. It may change until the covers come off.")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: title, exact: true })).toHaveCount(0);
  }
}

/** Takes the covers off, once everybody is done. */
export async function takeCoversOff(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Take the covers off" }).click();
  await expect(page.getByRole("heading", { name: "The covers are off" })).toBeVisible();
}

/** Chooses whose story it is, writes the words below the frame, and has it announced now if asked to. */
export async function pick(page: Page, winner: Somebody, citation: string, now = false): Promise<void> {
  await page
    .getByRole("group", { name: "Whose story is it?" })
    .getByText(winner.name, { exact: true })
    .click();
  await page.getByLabel("The words below the frame").fill(citation);
  // The company's clock is UTC here.
  if (now) await page.getByLabel("Announced at").fill(new Date().toISOString().slice(0, 16));
  await page.getByRole("button", { name: "Set it" }).click();
  await expect(page.getByText(`${winner.given} was asked and has not answered yet.`)).toBeVisible();
}
