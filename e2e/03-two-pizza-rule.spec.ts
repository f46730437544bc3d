import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { seatPerson } from "@/features/teams/commands/seat";
import { acting, findRole, findTable, findTables, type Somebody } from "./find";
import { PersonPicker } from "./pages/person-picker";
import { usePortal } from "./portal";

const portal = usePortal("directory");

/** Somebody who sits elsewhere and leads nobody there. */
async function guestOf(teamId: string): Promise<Somebody> {
  const other = (await findTables()).find(({ id, members }) => id !== teamId && members.length === 6);
  const guest = other?.members.at(-1);
  if (!guest) throw new Error("nobody sits elsewhere");
  return guest;
}

test("a ninth person is refused with what to do, and the choice stays", async ({ page }) => {
  const team = await findTable(8);
  const guest = await guestOf(team.id);
  await portal.signIn(page, team.members[0]?.email ?? "", `/teams/${team.id}`);
  const picker = new PersonPicker(page, `Who sits down at ${team.name}?`);
  await picker.choose(guest);
  await page.getByRole("button", { name: "Seat them here" }).click();
  await expect(
    page.getByText(
      `${team.name} has 8 people, and two pizzas feed no more than 8. Free a seat there first, or split the team; then ${guest.name} can sit down.`,
    ),
  ).toBeVisible();
  await expect(picker.box).toHaveValue(guest.name);
  expect((await findTables()).find(({ id }) => id === team.id)?.members).toHaveLength(8);
});

test("with a seat freed the same person sits down", async ({ page }) => {
  const team = await findTable(8);
  const guest = await guestOf(team.id);
  const leaver = team.members.at(-1);
  await portal.signIn(page, team.members[0]?.email ?? "", `/teams/${team.id}`);
  await page.getByLabel("Whose seat gets free?").selectOption({ label: leaver?.name });
  await page.getByRole("button", { name: "Free this seat" }).click();
  await expect(page.getByText("The seat is free.")).toBeVisible();
  await expect(page.getByText("7 of 8 seats taken")).toBeVisible();

  await new PersonPicker(page, `Who sits down at ${team.name}?`).choose(guest);
  await page.getByRole("button", { name: "Seat them here" }).click();
  await expect(page.getByText("Seated. Pull up a chair.")).toBeVisible();
  await expect(page.getByText("All 8 seats taken")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: guest.name }).first()).toBeVisible();
});

test("a table that came in over the limit takes nobody and only gets smaller", async ({ page }) => {
  const [largest] = await findTables();
  if (!largest) throw new Error("no table is over the limit");
  const people = largest.members.length;
  const guest = await guestOf(largest.id);
  const admin = await findRole("people_team");
  await portal.signIn(page, admin.email, `/teams/${largest.id}`);
  await expect(page.getByText(`${people} people, ${people - 8} over`)).toBeVisible();
  const leaver = largest.members.at(-1);
  await page.getByLabel("Whose seat gets free?").selectOption({ label: leaver?.name });
  await page.getByRole("button", { name: "Free this seat" }).click();
  await expect(page.getByText(`${people - 1} people, ${people - 9} over`)).toBeVisible();

  await new PersonPicker(page, `Who sits down at ${largest.name}?`).choose(guest);
  await page.getByRole("button", { name: "Seat them here" }).click();
  await expect(
    page.getByText(`${largest.name} has ${people - 1} people, ${people - 9} over, and can only get smaller.`),
  ).toBeVisible();
});

test("the database refuses the ninth by whatever path, and one of fifty gets the last seat", async () => {
  const team = await findTable(7);
  const admin = acting(await findRole("people_team"), { roles: ["people_team"] });
  const others = (await findTables()).filter(({ id }) => id !== team.id).flatMap(({ members }) => members);
  const crowd = others.slice(0, 50);
  const outcomes = await Promise.allSettled(
    crowd.map(({ id }) => seatPerson(admin, { personId: id, unitId: team.id })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await findTables()).find(({ id }) => id === team.id)?.members).toHaveLength(8);

  const late = crowd.at(-1);
  const insert = getSql()`
    update seats set unit_id = ${team.id} where person_id = ${late?.id ?? ""} and upper_inf(valid)`;
  await expect(Promise.resolve(insert)).rejects.toMatchObject({ code: "TP001" });
});

test("somebody who is neither the lead nor of the people team is offered no seats to give", async ({
  page,
}) => {
  const team = await findTable(8);
  await portal.signIn(page, team.members[3]?.email ?? "", `/teams/${team.id}`);
  await expect(page.getByRole("heading", { name: team.name, level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Seat them here" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Free this seat" })).toHaveCount(0);
});
