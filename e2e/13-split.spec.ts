import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { answerSplit } from "@/features/splits/commands/answer";
import { proposeToTeam } from "@/features/splits/commands/save";
import { getSplit } from "@/features/splits/queries";
import { acting, findTables, type Table } from "./find";
import { SplitPlanner } from "./pages/split";
import { usePortal } from "./portal";

const portal = usePortal("directory");

/** The tables over two pizzas whose lead sits there, the largest first. */
async function findOver(): Promise<Table[]> {
  const tables = await findTables();
  return tables.filter(({ members, leadId }) => members.length > 8 && members[0]?.id === leadId);
}

async function largest(): Promise<Table> {
  const [table] = await findOver();
  if (!table) throw new Error("no table is over two pizzas");
  return table;
}

const leadOf = ({ members }: Table) => {
  const [lead] = members;
  if (!lead) throw new Error("nobody leads it");
  return lead;
};

test("a lead moves slices by keys and by hand, undoes, and saves a draft that nobody else sees", async ({
  page,
}) => {
  const team = await largest();
  const lead = leadOf(team);
  await portal.signIn(page, lead.email, `/teams/${team.id}/split`);
  const planner = new SplitPlanner(page);
  await expect(page.getByText(/fit two pizzas/)).toBeVisible();
  const before = await planner.sitting(1, team.members);
  const mover = (await planner.sitting(0, team.members)).find(({ id }) => id !== lead.id);
  if (!mover) throw new Error("nobody to move");

  await planner.moveByKeys(mover);
  await expect(planner.said).toContainText(`${mover.name} sits at`);
  await expect(planner.table(1).getByTitle(mover.name)).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(planner.said).toContainText("Undone.");
  expect(await planner.sitting(1, team.members)).toHaveLength(before.length);

  await planner.drag(mover, 1);
  await expect(planner.said).toContainText(`${mover.name} sits at`);
  await expect(planner.table(1).getByTitle(mover.name)).toBeVisible();

  await page.getByRole("textbox", { name: "Name of the second table" }).fill("Second sitting");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved. Nothing changes at the table.")).toBeVisible();
  await portal.open(page, `/teams/${team.id}/split`);
  await expect(planner.table(1).getByTitle(mover.name)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name of the second table" })).toHaveValue("Second sitting");

  await portal.signIn(page, team.members.at(-1)?.email ?? "", `/teams/${team.id}/split`);
  await expect(page.getByRole("button", { name: "Save draft" })).toHaveCount(0);
  await expect(page.getByText("Second sitting")).toHaveCount(0);
});

test("proposed, agreed to by more than half, the new tables are laid", async ({ page }) => {
  const team = await largest();
  const lead = leadOf(team);
  await portal.signIn(page, lead.email, `/teams/${team.id}/split`);
  await page.getByRole("button", { name: "Propose it to the team" }).click();
  await expect(page.getByText(/^Nobody has agreed yet/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Lay the new tables" })).toHaveCount(0);

  const [member, ...others] = team.members.slice(1);
  if (!member) throw new Error("nobody sits there");
  await portal.signIn(page, member.email, "/");
  await page.getByRole("link", { name: "Look at the plan" }).click();
  await page.getByLabel("A few words, if you like").fill("Fine by me.");
  await page.getByRole("button", { name: "I agree" }).click();
  await expect(page.getByText("“Fine by me.”")).toBeVisible();

  const { version, needed, plan } = await getSplit(acting(lead), team.id);
  for (const other of others.slice(0, needed - 1)) {
    await answerSplit(acting(other), { unitId: team.id, version, agrees: "yes", words: "" });
  }
  await portal.signIn(page, lead.email, `/teams/${team.id}/split`);
  await page.getByRole("button", { name: "Lay the new tables" }).click();
  await expect(
    page.getByText(`${team.name} ends. Its page, its history and its results stay.`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Yes, lay them" }).click();
  await page.waitForURL(`${portal.origin}/teams/${team.id}`);
  for (const { name } of plan.tables) await expect(page.getByText(name).first()).toBeVisible();

  const tables = await findTables();
  expect(tables.some(({ id }) => id === team.id)).toBe(false);
  const laid = await getSql()<
    { id: string }[]
  >`select became as id from unit_lineage where came_from = ${team.id}`;
  const seated = tables
    .filter(({ id }) => laid.some((one) => one.id === id))
    .flatMap(({ members }) => members);
  expect(seated.map(({ id }) => id).sort()).toEqual(team.members.map(({ id }) => id).sort());
});

test("when somebody else saved meanwhile nothing is lost, and the page says so", async ({ page }) => {
  const team = await largest();
  const lead = leadOf(team);
  await portal.signIn(page, lead.email, `/teams/${team.id}/split`);
  await page.getByRole("textbox", { name: "Name of the first table" }).fill("My own table");
  const { plan } = await getSplit(acting(lead), team.id);
  await proposeToTeam(acting(lead), { unitId: team.id, version: 0, ...plan });
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText(/^Somebody changed the plan meanwhile/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name of the first table" })).toHaveValue("My own table");
});
