import { type BrowserContext, expect, type Page, type Request, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { findTable, type Somebody } from "./find";
import { usePortal } from "./portal";

const portal = usePortal("directory");

async function staff(): Promise<[Somebody, Somebody]> {
  const [, one, two] = (await findTable(8)).members;
  if (!one || !two) throw new Error("nobody sits there");
  return [one, two];
}

test("a form from another site, or from nowhere, changes nothing", async ({ page }) => {
  const [me] = await staff();
  await portal.signIn(page, me.email, `/people/${me.id}`);
  const sent = await catchForm(page, "Sent from our own page.");
  for (const origin of ["https://evil.example", "null", "http://localhost.evil.example", undefined]) {
    await send(page, sent, origin);
    expect(await aboutOf(me), `from ${origin}`).toBe("");
  }
  await send(page, sent, portal.origin);
  expect(await aboutOf(me)).toBe("Sent from our own page.");
});

test("the same without scripts: the plain form is refused from elsewhere too", async ({ page, browser }) => {
  const [, me] = await staff();
  await portal.signIn(page, me.email);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const bare = await plain.newPage();
  await bare.goto(`${portal.origin}/people/${me.id}`);
  const sent = await catchForm(bare, "Sent without scripts.");
  for (const origin of ["https://evil.example", "null", undefined]) {
    await send(page, sent, origin);
    expect(await aboutOf(me), `from ${origin}`).toBe("");
  }
  await send(page, sent, portal.origin);
  expect(await aboutOf(me)).toBe("Sent without scripts.");
  await plain.close();
});

test("a copied cookie is dead after signing out", async ({ page, browser }) => {
  const [me] = await staff();
  await portal.signIn(page, me.email);
  const copy = await browser.newContext();
  await copy.addCookies(await page.context().cookies());
  await expectInside(copy, me);
  await page.getByRole("button", { name: /your page, theme and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);
  await expectOutside(copy);
  await copy.close();
});

test("whoever leaves the company is outside at the next request", async ({ page }) => {
  const leaver = (await findTable(7)).members.at(-1);
  await portal.signIn(page, leaver?.email ?? "");
  expect((await page.request.get(`${portal.origin}/api/people?q=a`)).status()).toBe(200);
  await getSql()`update people set left_at = now() where id = ${leaver?.id ?? ""}`;
  expect((await page.request.get(`${portal.origin}/api/people?q=a`)).status()).toBe(401);
  await page.reload();
  await expect(page).toHaveURL(`${portal.origin}/sign-in`);
});

test("roles count from the next request, not from the cookie", async ({ page }) => {
  const [me] = await staff();
  await portal.signIn(page, me.email);
  const admin = `${portal.origin}/admin`;
  expect((await page.request.get(admin)).status()).toBe(404);
  await getSql()`insert into role_grants (person_id, role, granted_at) values (${me.id}, 'admin', now())`;
  expect((await page.request.get(admin)).status()).toBe(200);
  await getSql()`delete from role_grants where person_id = ${me.id}`;
  expect((await page.request.get(admin)).status()).toBe(404);
});

test("two people never share an answer", async ({ page, browser }) => {
  const [one, two] = await staff();
  const other = await browser.newContext();
  const second = await other.newPage();
  await portal.signIn(page, one.email);
  await portal.signIn(second, two.email);
  for (const path of ["/", "/teams", `/people/${one.id}`, "/services", "/wall"]) {
    for (const [context, me, notMe] of [
      [page.context(), one, two],
      [other, two, one],
    ] as const) {
      const answer = await context.request.get(portal.origin + path);
      expect(answer.headers()["cache-control"], path).toMatch(/no-store/);
      const words = await answer.text();
      expect(words).toContain(`${me.name}: your page, theme and signing out`);
      expect(words).not.toContain(`${notMe.name}: your page, theme and signing out`);
    }
  }
  const [picture] = await getSql()<{ id: string }[]>`select id from pictures limit 1`;
  const portrait = await page.request.get(`${portal.origin}/pictures/${picture?.id}/96`);
  expect(portrait.headers()["cache-control"]).toMatch(/^private,.*immutable/);
  await other.close();
});

test("a connection outlives what a proxy before us keeps open for the next visitor", async ({ page }) => {
  const answer = await page.request.get(`${portal.origin}/sign-in`);
  const seconds = /timeout=(\d+)/.exec(answer.headers()["keep-alive"] ?? "")?.[1];
  expect(Number(seconds)).toBeGreaterThan(60);
});

test("every page carries its own policy, and every script its nonce", async ({ page }) => {
  const [me] = await staff();
  await portal.signIn(page, me.email);
  const nonces = new Set<string>();
  for (const path of ["/", "/teams", "/wall/nominate", "/sign-in", "/no-such-page", "/kiosk"]) {
    const answer = await page.request.get(portal.origin + path, { maxRedirects: 0 });
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts, path).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    expect(nonce.length, path).toBeGreaterThan(20);
    nonces.add(nonce);
    for (const [tag] of (await answer.text()).matchAll(/<script\b[^>]*>/g)) {
      expect(tag, path).toContain(`nonce="${nonce}"`);
    }
  }
  expect(nonces.size).toBe(6);
});

test("no page breaks its own policy in a browser, and none can be framed", async ({ page }) => {
  const [me] = await staff();
  const broken: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") broken.push(message.text());
  });
  page.on("pageerror", (error) => broken.push(error.message));
  await portal.signIn(page, me.email);
  for (const path of ["/", "/teams", "/people", "/pulses", "/services", "/wall", "/wall/nominate"]) {
    await portal.open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(broken).toEqual([]);

  await page.route("https://evil.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${portal.origin}/" title="framed"></iframe>`,
    }),
  );
  await page.goto("https://evil.example/");
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
});

type Sent = { url: string; headers: Record<string, string>; body: Buffer };

/** On one's own page: fills in the line and presses the button, but keeps what the browser would have sent. */
async function catchForm(page: Page, words: string): Promise<Sent> {
  let caught: Request | undefined;
  await page.route("**/people/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    caught = route.request();
    await route.abort();
  });
  await page.getByLabel("What you do, in a line").fill(words);
  await page.getByRole("button", { name: "Keep this line" }).click();
  await expect.poll(() => caught).toBeDefined();
  const request = caught as Request;
  const body = request.postDataBuffer();
  if (!body) throw new Error("the form had no body");
  return { url: request.url(), headers: await request.allHeaders(), body };
}

/** Sends a caught form with this person's cookies, as if a page of `origin` had. */
async function send(page: Page, { url, headers, body }: Sent, origin: string | undefined): Promise<void> {
  const own = Object.entries(headers).filter(([name]) => /^(content-type|next-)/.test(name));
  await page.request.post(url, {
    headers: { ...Object.fromEntries(own), ...(origin ? { origin } : {}) },
    data: body,
    maxRedirects: 0,
  });
}

async function aboutOf({ id }: Somebody): Promise<string> {
  const [person] = await getSql()<{ about: string }[]>`select about from people where id = ${id}`;
  return person?.about ?? "";
}

async function expectInside(context: BrowserContext, me: Somebody): Promise<void> {
  const answer = await context.request.get(`${portal.origin}/`, { maxRedirects: 0 });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain(me.name);
}

async function expectOutside(context: BrowserContext): Promise<void> {
  const answer = await context.request.get(`${portal.origin}/`, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in");
}
