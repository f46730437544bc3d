import { expect, type Page, test } from "@playwright/test";
import { zipSync } from "fflate";
import { getSql } from "@/db/client";
import { loadDirectory } from "./directory";
import { bring, csvFile, firstIn, setUp } from "./pages/import";
import { usePortal } from "./portal";

const portal = usePortal("empty");
test.describe.configure({ mode: "serial", timeout: 240_000 });

test("an empty portal sends everybody to the door, and its set-up link opens it once", async ({ page }) => {
  await portal.open(page, "/");
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);
  const link = await setUp(portal, page, await loadDirectory());
  await page.context().clearCookies();
  await portal.open(page, link);
  await expect(page.getByRole("heading", { name: "This door opens once" })).toBeVisible();
  await expect(page.getByText(/This link was used on/)).toBeVisible();
});

test("the directory with its pictures is read, looked over and applied in one go", async ({ page }) => {
  const directory = await loadDirectory();
  const { expected, columns } = directory;
  const me = firstIn(directory);
  await portal.signIn(page, me.email);
  await page.getByRole("button", { name: /your page, theme and signing out/ }).click();
  await page.getByRole("link", { name: "Administration" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Directory/ })
    .click();
  await expect(page.getByRole("heading", { name: "Everybody in, from one file" })).toBeVisible();

  const zip = zipSync(
    Object.fromEntries(
      directory.pictures.map(({ name, bytes }) => [`photos/${name}`, new Uint8Array(bytes)]),
    ),
    { level: 0 },
  );
  await bring(portal, page, csvFile(directory.fileName, directory.csv), [
    { name: "photos.zip", mimeType: "application/zip", buffer: Buffer.from(zip) },
  ]);

  await test.step("columns are recognised and shown", async () => {
    const meaning = (header: string) => page.getByRole("combobox", { name: `${header} means` });
    await expect(meaning(columns.email)).toHaveValue("email");
    await expect(meaning(columns.given)).toHaveValue("givenName");
    await expect(meaning(columns.department)).toHaveValue("department");
    await expect(meaning(columns.manager)).toHaveValue("manager");
    await expect(
      page.getByRole("radio", { name: /A lead plus the direct reports who lead nobody/ }),
    ).toBeChecked();
  });

  await test.step("the dry run counts, and nothing is written yet", async () => {
    await says(page, `${expected.people - 1} people join.`);
    await says(page, `${expected.teams} teams, in ${expected.departments} departments`);
    await says(page, `${expected.over} teams are over two pizzas.`);
    await says(page, `${expected.people} pictures matched, of ${expected.people}.`);
    expect(await counts()).toEqual({ people: 1, departments: 0, teams: 0, over: 0 });
  });

  await test.step("the rule can be changed, and back", async () => {
    await page.getByText("Each department is one team").click();
    await says(page, `${expected.departments} teams, in ${expected.departments} departments`);
    await page.getByText("A lead plus the direct reports who lead nobody").click();
    await says(page, `${expected.teams} teams, in ${expected.departments} departments`);
  });

  await page.getByRole("button", { name: "Seat everybody" }).click();
  await expect(page.getByRole("heading", { name: "Everybody is seated" })).toBeVisible({ timeout: 60_000 });
  expect(await counts()).toEqual(expected);
  const [faceless] = await getSql()`select count(*)::int as people from people where picture_id is null`;
  expect(faceless).toEqual({ people: 0 });

  await page.getByRole("link", { name: "See every team" }).click();
  await expect(page.getByText(`${expected.people} people at ${expected.teams} tables.`)).toBeVisible();
});

test("the same file again changes nothing and says so", async ({ page }) => {
  const directory = await loadDirectory();
  await portal.signIn(page, firstIn(directory).email);
  await bring(portal, page, csvFile(directory.fileName, directory.csv));
  await says(page, "This file changes nothing: everything in it is so already.");
  await expect(page.getByRole("button", { name: "Seat everybody" })).toHaveCount(0);
  await page.getByRole("button", { name: "Put it away" }).click();
  await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
  expect(await counts()).toEqual(directory.expected);
});

const ROWS = "First name,Last name,Mail,Team,Lead mail\n";
const WRONG = [
  ["nobody", "First name,Last name,Mail\n", "people.csv, line 1: there is a line of column names and nobody"],
  [
    "a quotation mark that never closes",
    `${ROWS}"Bo,Diddley,bo@x.org,Blues,\n`,
    "people.csv, line 2: a quot",
  ],
  ["no text at all", "PK\u0003\u0004\0\0\0", "is a workbook or an archive"],
] as const;

for (const [what, words, sentence] of WRONG) {
  test(`a file with ${what} is refused where it stands`, async ({ page }) => {
    const directory = await loadDirectory();
    await portal.signIn(page, firstIn(directory).email, "/admin/directory");
    await page.getByLabel("choose one").setInputFiles(csvFile("people.csv", words));
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    expect(await counts()).toEqual(directory.expected);
  });
}

test("rows that are wrong are shown with line and column, and nobody sits down", async ({ page }) => {
  const directory = await loadDirectory();
  await portal.signIn(page, firstIn(directory).email);
  const words = [
    "First name;Last name;Mail;Team;Lead mail",
    "Zoë;Müller ;zoe@new.example;Blues;nobody@new.example",
    "Bo;Diddley;bo@new.example;Blues;ann@new.example",
    "Ann;Peebles;ann@new.example;Blues;bo@new.example",
    "Al;Green;BO@new.example;Blues;",
  ].join("\r\n");
  await bring(portal, page, csvFile("people.csv", Buffer.from(words, "latin1")));
  await says(page, "semicolons, Windows-1252");
  await says(
    page,
    "Line 2 Lead mail nobody@new.example Nobody in this file or in the portal answers to this.",
  );
  await expect(page.getByText("Zoë")).toBeVisible();
  await expect(page.getByText(/BO@new.example/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Seat everybody" })).toHaveCount(0);
  await page.getByRole("button", { name: "Bring the mended file" }).click();
  await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
  expect(await counts()).toEqual(directory.expected);
});

test("a picture that is none is named with its row, and may be left out", async ({ page }) => {
  const directory = await loadDirectory();
  await portal.signIn(page, firstIn(directory).email);
  const words = "First name,Last name,Mail,Team,Photo\nZoë,Müller,zoe@new.example,Blues,zoe.jpg\n";
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await bring(portal, page, csvFile("people.csv", words), [
    { name: "zoe.jpg", mimeType: "image/jpeg", buffer: svg },
  ]);
  await expect(page.getByText(/^zoe\.jpg: /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Seat everybody" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave this picture out" }).click();
  await page.getByRole("button", { name: "Seat everybody" }).click();
  await expect(page.getByRole("heading", { name: "Everybody is seated" })).toBeVisible();
  expect((await counts()).people).toBe(directory.expected.people + 1);
});

/** What somebody reads on the page, spaces and breaks alike. */
async function says(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("main")).toContainText(words, { useInnerText: true, ignoreCase: true });
}

/** The directory as it stands, counted in the database. */
async function counts() {
  const [counted] = await getSql()`
    select (select count(*)::int from people) as people,
      (select count(*)::int from unit_versions where kind = 'department' and upper_inf(valid)) as departments,
      (select count(distinct unit_id)::int from seats where upper_inf(valid)) as teams,
      (select count(*)::int from (select 1 from seats where upper_inf(valid) group by unit_id having count(*) > 8) t) as over`;
  return counted as { people: number; departments: number; teams: number; over: number };
}
