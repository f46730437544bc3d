import { expect, type Page, test } from "@playwright/test";
import { findRole } from "./find";
import { usePortal } from "./portal";

const portal = usePortal("directory");

test("who presses before the page is awake, and again since nothing happens, is heard once", async ({
  page,
}) => {
  await portal.signIn(page, (await findRole("admin")).email);
  const left: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/auth/leave")) left.push(request.method());
  });
  const wake = await openAsleep(page, "/");
  await page.getByRole("button", { name: /your page, theme and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  expect(left).toEqual([]);
  wake();
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);
  expect(left).toEqual(["POST"]);
});

test("a form that its script sends waits for it, and puts nothing into the address", async ({ page }) => {
  await portal.signIn(page, (await findRole("admin")).email);
  const wake = await openAsleep(page, "/admin/awards/jacket");
  await page.getByRole("button", { name: "Keep it like this" }).click();
  await expect(page).toHaveURL(`${portal.origin}/admin/awards/jacket`);
  wake();
  await expect(page.getByText("Kept. It holds for every turn that opens from now on.")).toBeVisible();
});

/** Opens a page whose scripts are still on their way. @returns lets them arrive */
async function openAsleep(page: Page, path: string): Promise<() => void> {
  let wake: () => void = () => {};
  const arrived = new Promise<void>((done) => {
    wake = done;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(portal.origin + path, { waitUntil: "commit" });
  return wake;
}
