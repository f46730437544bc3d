import { expect, type Page } from "@playwright/test";
import { writeSetUpLink } from "@/features/people/commands/set-up";
import { SYSTEM } from "@/lib/actor";
import type { Directory } from "../directory";
import type { Portal } from "../portal";

type File = { name: string; mimeType: string; buffer: Buffer };

/** Who opens the portal: somebody of the directory whose work it is. */
export function firstIn({ rows, columns }: Directory): { given: string; family: string; email: string } {
  const row =
    rows.find((one) => /human resources manager|head of people/i.test(one[columns.title] ?? "")) ?? rows[0];
  const { given, family, email } = columns;
  return { given: row?.[given] ?? "", family: row?.[family] ?? "", email: row?.[email] ?? "" };
}

/** Opens an empty portal by its set-up link, as the first admin, and walks in. @returns the link's path */
export async function setUp(portal: Portal, page: Page, directory: Directory): Promise<string> {
  const me = firstIn(directory);
  const path = `/set-up/${await writeSetUpLink(SYSTEM)}`;
  await portal.open(page, path);
  await page.getByLabel("Company").fill("Adventure Works");
  await page.getByLabel("One of you").fill("Adventurer");
  await page.getByLabel("All of you").fill("Adventurers");
  await page.getByLabel("Your first name").fill(me.given);
  await page.getByLabel("Your last name").fill(me.family);
  await page.getByLabel("Your mail address").fill(me.email);
  await page.getByRole("button", { name: "Open the portal" }).click();
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);
  return path;
}

/** Brings a file from HR and pictures, up to the dry run. */
export async function bring(portal: Portal, page: Page, table: File, pictures: File[] = []): Promise<void> {
  await portal.open(page, "/admin/directory");
  await page.getByLabel("choose one").setInputFiles(table);
  if (pictures.length > 0) await page.getByLabel("choose files or a zip").setInputFiles(pictures);
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible({ timeout: 120_000 });
}

/** Words as a file from HR. */
export function csvFile(name: string, words: string | Buffer): File {
  return { name, mimeType: "text/csv", buffer: Buffer.from(words) };
}
