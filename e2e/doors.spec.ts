import { readdirSync, readFileSync } from "node:fs";
import { type APIRequestContext, expect, request, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { furnish, type Stop } from "./furnish";
import { usePortal } from "./portal";

const portal = usePortal("directory");

/** Pages that a stranger may see, with what they answer and why. Every other one sends strangers to the front door. */
const OPEN_PAGES: Record<string, [status: number, why: string]> = {
  "/sign-in": [200, "it is the front door"],
  "/enter/[token]": [200, "a one-time link is the key, and opening the page uses nothing up"],
  "/set-up/[token]": [200, "a one-time link is the key, and one that is no good is told so"],
  "/kiosk": [200, "it is empty: what hangs comes by a display token alone"],
  "/gallery": [404, "it is for developers and not there in production"],
};

/** Routes that a stranger may call, and why. Every other one refuses. */
const OPEN_ROUTES: Record<string, string> = {
  "/api/auth/[...nextauth]": "signing in happens here",
  "/api/auth/provider": "the way to the company's provider begins here, and changes nothing",
  "/api/auth/provider/callback":
    "signing in ends here: without an attempt of one's own it leads back to the door",
  "/api/auth/leave": "everybody may sign out",
  "/cast": "the ballot box knows nobody: the stamp is the key, and a cookie is refused",
};

const NO_SUCH_ID = "00000000-0000-4000-8000-000000000000";
const pages = doors("page.tsx");
const routes = doors("route.ts");
let stranger: APIRequestContext;
let stops: Stop[];

test.beforeAll(async () => {
  stops = await furnish();
  stranger = await request.newContext();
});
test.afterAll(() => stranger?.dispose());

test("every page and route of the portal is found, and no exception is left over", () => {
  expect(pages.length).toBeGreaterThan(25);
  expect(routes.length).toBeGreaterThan(5);
  const found = [...pages, ...routes].map(({ pattern }) => pattern);
  expect(found).toEqual(expect.arrayContaining([...Object.keys(OPEN_PAGES), ...Object.keys(OPEN_ROUTES)]));
});

for (const { pattern } of pages) {
  const [status, why] = OPEN_PAGES[pattern] ?? [307, null];
  test(`${pattern} ${why ? `answers a stranger ${status}: ${why}` : "sends a stranger to the front door"}`, async () => {
    const path = portal.origin + filled(pattern);
    const answer = await stranger.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(status);
    if (!why) expect(answer.headers().location).toMatch(/^(https?:\/\/[^/]+)?\/sign-in(\?to=%2F[^/]*)?$/);
    await expectNobodyIn(await answer.text());
    const soft = await stranger.get(`${path}?_rsc`, { headers: { rsc: "1" }, maxRedirects: 0 });
    expect([status, 200]).toContain(soft.status());
    await expectNobodyIn(await soft.text());
  });
}

for (const { pattern, methods } of routes.filter(({ pattern }) => !(pattern in OPEN_ROUTES))) {
  for (const method of methods) {
    test(`${method} ${pattern} refuses a stranger`, async () => {
      const path = `${portal.origin}${filled(pattern)}?name=people.csv&q=a`;
      const headers = { origin: portal.origin };
      const answer = await stranger.fetch(path, { method, headers, data: method === "GET" ? undefined : {} });
      expect([401, 403, 404]).toContain(answer.status());
      await expectNobodyIn(await answer.text());
    });
  }
}

test("a true address opens no more to a stranger than a made-up one", async () => {
  for (const { path, who } of stops.filter((stop) => stop.who && !stop.path.startsWith("/no-such"))) {
    const answer = await stranger.get(portal.origin + path, { maxRedirects: 0 });
    expect(answer.status(), `${path} for ${who?.name}`).toBe(307);
  }
  const [picture] = await getSql()<{ id: string }[]>`select id from pictures limit 1`;
  expect((await stranger.get(`${portal.origin}/pictures/${picture?.id}/96`)).status()).toBe(401);
});

test("the same doors open for whoever may come in", async ({ page }) => {
  test.setTimeout(120_000);
  let before: string | undefined;
  for (const { path, who } of stops.filter((stop) => stop.who && !stop.path.startsWith("/no-such"))) {
    if (who && who.email !== before) await portal.signIn(page, who.email);
    before = who?.email;
    expect((await page.request.get(portal.origin + path, { maxRedirects: 0 })).status(), path).toBe(200);
  }
});

type Door = { pattern: string; methods: string[] };

/** Every door of this kind in the app's folder, so that a new one is knocked at without being listed. */
function doors(kind: "page.tsx" | "route.ts"): Door[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file === kind || file.endsWith(`/${kind}`))
    .map((file) => ({
      pattern: `/${file
        .split("/")
        .slice(0, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
      methods: methodsOf(`app/${file}`),
    }))
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

function methodsOf(file: string): string[] {
  const exported = readFileSync(file, "utf8").matchAll(
    /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g,
  );
  return [...exported].map(([, method]) => method ?? "");
}

/** The pattern with something in its gaps. */
function filled(pattern: string): string {
  return pattern.replace("[width]", "96").replace(/\[(\.\.\.)?\w+\]/g, NO_SUCH_ID);
}

/** An answer to a stranger names nobody of the directory. */
async function expectNobodyIn(words: string): Promise<void> {
  const [known] = await getSql()`
    select email from people where strpos(lower(${words}), lower(email)) > 0
      or strpos(${words}, given_name || ' ' || family_name) > 0 limit 1`;
  expect(known).toBeUndefined();
}
