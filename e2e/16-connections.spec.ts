import { expect, test } from "@playwright/test";
import { findRole, findTables } from "./find";
import { asDirectory, Connections } from "./pages/connections";
import { PersonPicker } from "./pages/person-picker";
import { usePortal } from "./portal";

const portal = usePortal("directory");

test("a directory is let in, seats people, is refused a crowd, and is shut out", async ({ page }) => {
  await portal.signIn(page, (await findRole("admin")).email);
  const connections = new Connections(portal, page);
  await connections.look();
  const old = await connections.letIn("Okta");

  const said = { userName: "zoe.crust@example.com", name: { givenName: "Zoë", familyName: "Crust" } };
  const made = await asDirectory(portal, old, "POST", "/Users", said);
  expect(made.status).toBe(201);
  const team = { displayName: "Night ovens", members: [{ value: made.body.id }] };
  const seated = await asDirectory(portal, old, "POST", "/Groups", team);
  expect(seated.status).toBe(201);
  await portal.open(page, `/people/${made.body.id}`);
  await expect(page.getByRole("link", { name: "Night ovens" }).first()).toBeVisible();

  const everybody = (await findTables()).flatMap(({ members }) => members).slice(0, 30);
  const crowd = { displayName: "All staff", members: everybody.map(({ id }) => ({ value: id })) };
  expect((await asDirectory(portal, old, "POST", "/Groups", crowd)).status).toBe(400);
  await connections.look();
  await expect(connections.refusal("All staff")).toContainText("refused, 30 people");
  await expect(page.getByText("one person came")).toBeVisible();

  const fresh = await connections.renew("Okta");
  await expect(page.getByText(/works until/)).toBeVisible();
  expect((await asDirectory(portal, old, "GET", "/Users?count=0")).status).toBe(200);
  await connections.shutOut("Okta");
  await expect(page.getByText(/works until/)).toBeHidden();
  expect((await asDirectory(portal, old, "GET", "/Users?count=0")).status).toBe(401);
  expect((await asDirectory(portal, fresh, "GET", "/Users?count=0")).status).toBe(200);
});

test("the people team brings somebody in by hand and lets them go", async ({ page }) => {
  const admin = await findRole("admin");
  await portal.signIn(page, admin.email, "/admin/people");
  const name = "Teller";
  await page.getByLabel("First name").fill(name);
  await page.getByLabel("Mail address").fill("teller@example.com");
  await page.getByRole("button", { name: "Bring them in" }).click();
  await expect(page.getByText(`${name} is in. They sit nowhere yet`)).toBeVisible();

  const leaves = new PersonPicker(page, "Who leaves");
  await leaves.choose({ id: "", name, given: name, email: "" });
  await page.getByRole("button", { name: "They leave us" }).click();
  await expect(page.getByText(`${name} has left. The seat is free.`)).toBeVisible();

  await leaves.choose(admin);
  await page.getByRole("button", { name: "They leave us" }).click();
  await expect(page.getByText("Somebody has to run the portal")).toBeVisible();
});
