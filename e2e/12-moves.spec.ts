import { expect, test } from "@playwright/test";
import { findRole, findTable, findTables, type Somebody, type Table } from "./find";
import { PersonPicker } from "./pages/person-picker";
import { chooseUnit } from "./pages/unit-picker";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Two tables that fit two pizzas together, of which nobody of the people team is a part. */
async function smallPair(except: Somebody): Promise<[Table, Table]> {
  const small = (await findTables()).filter(
    ({ members }) => members.length <= 3 && members.every(({ id }) => id !== except.id),
  );
  const [one, other] = small.reverse();
  if (!one || !other) throw new Error("there are no two small tables");
  return [one, other];
}

test("a waiver seats a ninth for a while, and once it is ended nobody joins", async ({ page }) => {
  const table = await findTable(8);
  const guests = (await findTables()).filter(({ id }) => id !== table.id).slice(-2);
  const [guest, late] = guests.map(({ members }) => members.at(-1)) as [Somebody, Somebody];
  const { email } = await findRole("people_team");
  await portal.signIn(page, email, `/teams/${table.id}`);
  await page.getByText("Let this table seat more for a while").click();
  await page.getByLabel("Until the end of").fill(inDays(30));
  await page.getByLabel("Why").fill("Two of them learn the night shift until spring.");
  await page.getByRole("button", { name: "Approve it" }).click();
  await expect(page.getByRole("heading", { name: /^This table may seat nine until \d/ })).toBeVisible();

  const picker = new PersonPicker(page, `Who sits down at ${table.name}?`);
  await picker.choose(guest);
  await page.getByRole("button", { name: "Seat them here" }).click();
  await expect(page.getByText("9 people, 1 over")).toBeVisible();
  await page.getByRole("button", { name: `End the waiver of ${table.name} now` }).click();
  await expect(page.getByText("This table can only get smaller, until it is split.")).toBeVisible();
  await picker.choose(late);
  await page.getByRole("button", { name: "Seat them here" }).click();
  await expect(page.getByText(`${table.name} has 9 people, 1 over, and can only get smaller.`)).toBeVisible();
});

test("two tables become one; the old page says what became of it, and everybody's path tells it", async ({
  page,
}) => {
  const admin = await findRole("people_team");
  const [one, other] = await smallPair(admin);
  await portal.signIn(page, admin.email, `/teams/${one.id}`);
  await page.getByText("Change this team").click();
  await chooseUnit(page, "Becomes one with", other.name);
  await page.getByLabel("What the one is called").fill("Together");
  await page.getByRole("button", { name: "Merge them" }).click();
  await expect(page.getByRole("heading", { name: "Together", level: 1 })).toBeVisible();
  const people = one.members.length + other.members.length;
  await expect(page.getByText(`${people} of 8 seats taken`)).toBeVisible();

  await portal.open(page, `/teams/${other.id}`);
  await expect(page.getByRole("heading", { name: /^Merged into Together on / })).toBeVisible();
  await portal.open(page, `/people/${other.members[0]?.id}`);
  await expect(page.getByText(/^since the merger in /)).toBeVisible();
  await expect(page.getByText(/^merged with another in /)).toBeVisible();
});

test("a reorganisation is put together, looked at, planned, told on the team's page and called off", async ({
  page,
}) => {
  const admin = await findRole("people_team");
  const table = await findTable(7);
  await portal.signIn(page, admin.email, "/admin/teams/reorganise");
  await chooseUnit(page, "Which one", table.name);
  await page.getByLabel("Its name from then on").fill("Morning table");
  await page.getByRole("button", { name: "Add this step" }).click();
  await expect(page.getByText(`${table.name} becomes Morning table.`)).toBeVisible();
  const then = page.getByRole("status").filter({ hasText: "Then" });
  await expect(then.getByText("Morning table")).toBeVisible();

  await page.getByLabel("What people call it").fill("Spring tables");
  await page.getByLabel("On the morning of").fill(inDays(40));
  await page.getByRole("button", { name: "Plan it" }).click();
  await expect(page.getByText(/^planned for \d/)).toBeVisible();
  await portal.open(page, `/teams/${table.id}`);
  await expect(page.getByText(/^On \d+ \w+( \d+)?: becomes Morning table/)).toBeVisible();
  await portal.open(page, "/admin/teams");
  await page.getByRole("button", { name: "Call Spring tables off" }).click();
  await expect(page.getByText(/^called off/)).toBeVisible();
});
