import { expect, test } from "@playwright/test";
import { stringify } from "csv-stringify/sync";
import { getSql } from "@/db/client";
import { type Directory, loadDirectory } from "./directory";
import { bring, csvFile, firstIn } from "./pages/import";
import { usePortal } from "./portal";

const portal = usePortal("directory");
test.describe.configure({ mode: "serial", timeout: 120_000 });

test("a second file is read as the first was, many leavers need their number, and it can be undone", async ({
  page,
}) => {
  const directory = await loadDirectory();
  const { rows, leaving } = withoutSome(directory);
  const before = await standing();
  await portal.signIn(page, firstIn(directory).email);
  await bring(portal, page, csvFile("again.csv", stringify(rows, { header: true })));
  await expect(page.getByText(/^As last time, .*certain/)).toBeVisible();
  await expect(page.getByRole("radio", { name: /^A part of the company/ })).toBeChecked();

  await test.step("whoever is not in a file of the whole company leaves, and the list says who", async () => {
    await page.getByText("The whole company").click();
    await expect(page.getByRole("main")).toContainText(
      `${leaving.length} of ${before.people} people would leave`,
    );
    await page.getByText("See who leaves").click();
    await page.getByLabel("Look for a name").fill(leaving[0] ?? "");
    await expect(page.getByRole("listitem").filter({ hasText: leaving[0] })).toBeVisible();
  });

  await test.step("a wrong number seats nobody, the right one does", async () => {
    const number = page.getByRole("textbox", { name: /people would leave/ });
    await number.fill("1");
    await page.getByRole("button", { name: "Seat everybody" }).click();
    await expect(page.getByText(/Nobody was seated and nobody left/)).toBeVisible();
    expect(await standing()).toEqual(before);
    await number.fill(String(leaving.length));
    await page.getByRole("button", { name: "Seat everybody" }).click();
    await expect(page.getByRole("heading", { name: "Everybody is seated" })).toBeVisible({ timeout: 60_000 });
    expect((await standing()).people).toBe(before.people - leaving.length);
  });

  await test.step("undoing brings everybody back to their table", async () => {
    await page.getByRole("button", { name: "Undo this file" }).click();
    await page.getByRole("button", { name: "Undo again.csv" }).click();
    await expect(page.getByRole("heading", { name: "As it was before" })).toBeVisible();
    expect(await standing()).toEqual(before);
  });
});

test("a wrong row is mended on the page, another is left out", async ({ page }) => {
  const directory = await loadDirectory();
  const lead = firstIn(directory).email;
  await portal.signIn(page, lead);
  const words = [
    "First name,Last name,Mail,Lead mail",
    `Zoë,Müller,"zoe@new,example",${lead}`,
    "Bo,Diddley,bo@new.example,nobody@new.example",
  ].join("\n");
  await bring(portal, page, csvFile("two.csv", words));
  await page.getByRole("button", { name: "Use zoe@new.example" }).click();
  await expect(page.getByText("A comma where a dot should be.")).toHaveCount(0);
  await page.getByRole("button", { name: "Leave out" }).click();
  await expect(page.getByText("row is left out")).toBeVisible();
  await expect(page.getByRole("button", { name: "Seat everybody" })).toBeVisible();
  await page.getByRole("button", { name: "Stop, seat nobody" }).click();
  await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
});

/** The directory without more than one in ten: people who lead nobody. */
function withoutSome({ rows, columns }: Directory): { rows: Record<string, string>[]; leaving: string[] } {
  const leads = new Set(rows.map((row) => row[columns.manager]?.toLowerCase()));
  const plain = rows.filter((row) => !leads.has(row[columns.email]?.toLowerCase()));
  const leaving = new Set(plain.slice(0, Math.floor(rows.length / 10) + 1));
  return {
    rows: rows.filter((row) => !leaving.has(row)),
    leaving: [...leaving].map((row) => `${row[columns.given]} ${row[columns.family]}`),
  };
}

/** Who is here and where they sit. */
async function standing() {
  const [counted] = await getSql()`
    select (select count(*)::int from people where left_at is null) as people,
      (select md5(string_agg(person_id || ' ' || unit_id, ',' order by person_id)) from seats where upper_inf(valid)) as seats`;
  return counted as { people: number; seats: string };
}
