import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { startProvider, type TestProvider } from "@/lib/auth/test-provider";
import { catchMail, type MailCatcher } from "@/lib/mail-catcher";
import { hitKey } from "@/lib/network";
import { findStrangers, findTable, type Somebody } from "./find";
import { Door } from "./pages/door";
import { usePortal } from "./portal";
import { findBroken, paint, resize } from "./wcag";

let provider: TestProvider;
let office: MailCatcher;
let people: Somebody[];

const portal = usePortal("directory", async (origin) => {
  provider = await startProvider(origin);
  office = await catchMail();
  return {
    // Somebody left it on; beside a provider it opens nothing.
    DEMO: "1",
    ...provider.settings,
    OIDC_NAME: "the bakery's account",
    SMTP_URL: office.url,
    MAIL_FROM: "Two Pizza <pizza@example.com>",
  };
});

test.beforeAll(async () => {
  people = await findStrangers(4);
});

test.beforeEach(() => provider.bend(null));

test.afterAll(async () => {
  await provider.close();
  await office.close();
});

test("whoever the company's account vouches for comes to the page they asked for, and leaves there too", async ({
  page,
}) => {
  const me = account("known", people[0]);
  const door = new Door(portal, page);
  const team = await findTable(8);
  await door.askFor(`/teams/${team.id}?from=mail`);
  await door.byProvider("known");
  await expect(page).toHaveURL(`${portal.origin}/teams/${team.id}?from=mail`);
  await expect(page.getByRole("button", { name: new RegExp(`^${me.name}: your page`) })).toBeVisible();
  expect(provider.sessions()).toBe(1);

  await door.signOut();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);
  expect(provider.sessions()).toBe(0);
  await portal.open(page, "/");
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);

  // An address may change here and there; the account stays theirs.
  await getSql()`update people set email = 'another@example.com' where id = ${me.id}`;
  provider.accounts.set("known", { email: "married@example.com", email_verified: true });
  await door.byProvider("known");
  await expect(page.getByRole("button", { name: new RegExp(`^${me.name}: your page`) })).toBeVisible();
  await getSql()`update people set email = ${me.email} where id = ${me.id}`;
});

test("somebody unknown, and somebody unverified, are told what to do", async ({ page }) => {
  provider.accounts.set("unknown", { email: "nobody@example.com", email_verified: true });
  account("unverified", people[1], false);
  const door = new Door(portal, page);
  await door.askFor("/");
  await door.byProvider("unknown");
  await door.expectRefused(
    /You came as nobody@example\.com, and nobody here has that address\. Ask the people team/,
  );
  await door.askFor("/");
  await door.byProvider("unverified");
  await door.expectRefused(/is not verified as yours.* come in by a link/);

  // The walk over all pages sees the door without these ways in.
  for (const colorScheme of ["light", "dark"] as const) {
    await paint(page, colorScheme);
    expect(await findBroken(page)).toEqual([]);
  }
  await resize(page, 320);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("whoever is taken out of the directory is outside at the next press, and stays there", async ({
  page,
}) => {
  const me = account("leaver", people[2]);
  const door = new Door(portal, page);
  await door.askFor("/teams");
  await door.byProvider("leaver");
  await expect(page).toHaveURL(`${portal.origin}/teams`);
  await getSql()`update people set left_at = now() where id = ${me.id}`;
  await page.getByRole("link", { name: "Wall of Fame" }).click();
  await expect(page.getByRole("heading", { name: "Come in", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Come in with the bakery's account" }).click();
  await door.expectRefused(/^You left this company/);
});

test("an answer that is not in order, or was used, leads back to the door", async ({ page }) => {
  account("known", people[0]);
  const door = new Door(portal, page);
  const back: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/provider/callback")) back.push(request.url());
  });
  await door.askFor("/");
  provider.bend(({ header, claims }) => ({ header, claims: { ...claims, nonce: "another" } }));
  await door.byProvider("known");
  await door.expectRefused(/belongs to another sign-in\. Nothing was changed\. Please start again/);

  provider.bend(({ header, claims }) => ({ header, claims: { ...claims, iat: Number(claims.iat) + 120 } }));
  await door.askFor("/");
  await door.byProvider("known");
  await door.expectRefused(/clocks of this portal and of the sign-in service are more than a minute apart/);

  provider.bend(({ header, claims }) => ({ header, claims: { ...claims, iat: Number(claims.iat) + 50 } }));
  await door.askFor("/");
  await door.byProvider("known");
  await expect(page).toHaveURL(`${portal.origin}/`);

  await page.context().clearCookies();
  await page.goto(back.at(-1) ?? "");
  await door.expectRefused(/no such sign-in under way/);
  await page.goto(`${portal.origin}/api/auth/provider/callback?code=made-up&state=made-up`);
  await door.expectRefused(/no such sign-in under way/);
});

test("nobody is led to another site", async ({ page }) => {
  account("known", people[0]);
  const door = new Door(portal, page);
  await door.askFor("/sign-in?to=//thief.example.com/");
  await door.byProvider("known");
  await expect(page).toHaveURL(`${portal.origin}/`);
  await page.goto(`${portal.origin}/sign-in?to=https://thief.example.com/`);
  await expect(page).toHaveURL(`${portal.origin}/`);
});

test("nobody steps into somebody else's shoes, although DEMO=1 and the database carries the mark", async ({
  page,
}) => {
  await getSql()`update company set demo_mark = 'seeded'`;
  const door = new Door(portal, page);
  await door.askFor("/");
  const { csrfToken } = await (await page.request.get(`${portal.origin}/api/auth/csrf`)).json();
  const form = { csrfToken, personId: people[0]?.id ?? "", json: "true" };
  const answer = await page.request.post(`${portal.origin}/api/auth/callback/demo`, { form });
  expect(answer.status()).toBe(401);
  expect((await page.request.get(`${portal.origin}/api/people?q=a`)).status()).toBe(401);
  await getSql()`update company set demo_mark = null`;
});

test("a link by mail opens the page that was asked for, once; who is unknown gets the same answer", async ({
  page,
}) => {
  const [, , , me] = people;
  const door = new Door(portal, page);
  await door.askFor("/wall");
  await door.byMail("nobody@example.com");
  await door.askFor("/wall");
  await door.byMail(me?.email.toUpperCase() ?? "");
  await expect.poll(() => office.mails.map(({ to }) => to)).toEqual([[me?.email]]);
  const [counted] = await getSql()<
    { key: string }[]
  >`select key from rate_windows where key like 'link from %'`;
  expect(["127.0.0.1", "0:0:0:0"].map((network) => hitKey("link from", network))).toContain(counted?.key);
  const link = /http\S+\/enter\/\S+/.exec(office.mails[0]?.text ?? "")?.[0] ?? "";
  for (const _ of ["opening it uses nothing up", "pressing does"]) await page.goto(link);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page).toHaveURL(`${portal.origin}/wall`);
  await expect(page.getByRole("button", { name: new RegExp(`^${me?.name}: your page`) })).toBeVisible();
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByText(/^This link was used on/)).toBeVisible();
});

/** An account at the provider with somebody's address. */
function account(name: string, somebody: Somebody | undefined, isVerified = true): Somebody {
  if (!somebody) throw new Error("there is nobody");
  provider.accounts.set(name, { email: somebody.email, email_verified: isVerified });
  return somebody;
}
