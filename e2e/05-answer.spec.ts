import { gzipSync } from "node:zlib";
import { type BrowserContext, devices, expect, type Page, type Request, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { CAST_BYTES } from "@/features/ballots/rules/envelope";
import type { PublicRecord } from "@/features/ballots/types";
import { closeRound } from "@/features/surveys/commands";
import { acting, findRole, findTables, type Somebody } from "./find";
import { answerPulse, liftSlice, receiptWords, thanked, toTheSeal } from "./pages/pulse";
import { counted } from "./pages/round";
import { usePortal } from "./portal";
import { openPulse } from "./rounds";

const portal = usePortal("directory");
const { viewport, hasTouch, isMobile } = devices["iPhone 12"];
test.use({ viewport, hasTouch, isMobile });

let roundId: string;
let staff: Somebody[];

test.beforeAll(async () => {
  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + 7 * 86_400_000);
  ({ roundId } = await openPulse(peopleTeam, { name: "Winter pulse", closesAt }));
  staff = (await findTables()).flatMap(({ members }) => members.slice(1));
});

/** Signs somebody in who has not answered yet: a ballot is picked up once, so each test has people of its own. */
async function begin(page: Page, path = `/pulse/${roundId}`): Promise<Somebody> {
  const somebody = staff.shift();
  if (!somebody) throw new Error("everybody has answered");
  await portal.signIn(page, somebody.email, path);
  return somebody;
}

async function box() {
  return getSql()<{ version: number; bytes: number }[]>`
    select version, octet_length(sealed) as bytes from sealed_ballots where round_id = ${roundId}`;
}

const seal = (page: Page) => page.getByRole("button", { name: "Seal and send" });
const alert = (page: Page, words: string) => page.getByRole("alert").getByText(words);

test("from Home to thank you on a phone, in three steps and less than a minute", async ({ page }) => {
  const cast = page.waitForRequest((request) => request.url().endsWith("/cast"));
  await begin(page, "/");
  const before = (await box()).length;
  const started = Date.now();
  await page.getByRole("link", { name: "Answer in 40 seconds" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await answerPulse(page, { score: 9, agree: 4, comment: "The new rota lets me plan my week." });
  expect(Date.now() - started).toBeLessThan(60_000);
  await expect(page.getByText("Names attached")).toBeVisible();
  await expectNameless(await cast);
  expect(await box()).toHaveLength(before + 1);

  const words = await receiptWords(page);
  expect(words.split(" ")).toHaveLength(4);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save receipt" }).click();
  expect((await download).suggestedFilename()).toBe("receipt.txt");
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);
  await expect(page.getByRole("link", { name: "Answer in 40 seconds" })).toHaveCount(0);
});

/** The box's door: no cookie, no sign-in, no word of where the request came from, and a body that says nothing. */
async function expectNameless(request: Request): Promise<void> {
  const headers = await request.allHeaders();
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
  expect(headers.authorization).toBeUndefined();
  expect(headers.referer).toBeUndefined();
  expect(request.postDataBuffer()).toHaveLength(CAST_BYTES);
  expect(request.postDataBuffer()?.includes("rota")).toBe(false);
}

test("the screen says what is promised and what is not, and who one answers together with", async ({
  page,
}) => {
  const me = await begin(page);
  await toTheSeal(page, { score: 3, agree: 3 });
  for (const sentence of [
    "after the count, nobody who holds the whole database, backups included, can tell whose answer is whose",
    "somebody who watches the network live, changes this page or copies the key’s disk",
    "hiding your writing style, or that a whole group agrees",
    "in 64 of 100 tries, instead of 40",
  ])
    await expect(page.getByText(sentence)).toBeVisible();
  const [colleague] = await getSql()<{ name: string }[]>`
    select p.given_name || ' ' || p.family_name as name from round_roster mine
    join round_roster r on r.round_id = mine.round_id and r.answers_in = mine.answers_in
    join people p on p.id = r.person_id
    where mine.round_id = ${roundId} and mine.person_id = ${me.id} and p.id <> ${me.id}
    order by p.given_name, p.family_name limit 1`;
  await expect(page.getByText(`You answer together with: ${colleague?.name}`)).toBeVisible();
  await expect(page.getByText(/^Fingerprint ([0-9a-f]{4} ?){4}$/)).toBeVisible();
});

test("by keyboard alone: digits choose, 1 and 0 make ten", async ({ page }) => {
  await begin(page);
  await page.getByRole("radio", { name: "0 of 10", exact: true }).focus();
  await page.keyboard.press("7");
  await expect(page.getByRole("radio", { name: "7 of 10" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "8 of 10" })).toBeChecked();
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await expect(page.getByRole("radio", { name: "10 of 10" })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await page.getByRole("textbox").press("Tab");
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await page.getByRole("switch", { name: "Keep my receipt on this device" }).press("Space");
  await seal(page).press("Enter");
  await thanked(page);
});

test("without a score there is no next step", async ({ page }) => {
  await begin(page);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(alert(page, "Lift a slice first")).toBeVisible();
});

test("a short and a long answer are the same size on the wire", async ({ page }) => {
  const sizes: (number | undefined)[] = [];
  for (const comment of [undefined, "Long. ".repeat(120)]) {
    const cast = page.waitForRequest((request) => request.url().endsWith("/cast"));
    await begin(page);
    await answerPulse(page, { score: 6, agree: 2, comment });
    sizes.push((await cast).postDataBuffer()?.length);
  }
  expect(sizes).toEqual([CAST_BYTES, CAST_BYTES]);
  expect(new Set((await box()).map(({ bytes }) => bytes))).toEqual(new Set([4144]));
});

test("a reload at every step loses nothing", async ({ page }) => {
  await begin(page);
  await liftSlice(page, 4);
  await page.reload();
  await expect(page.getByRole("radio", { name: "4 of 10", exact: true })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox").fill("Half a thought");
  await page.reload();
  await expect(page.getByRole("textbox")).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Next" }).click();
  await page.reload();
  await seal(page).click();
  await thanked(page);
  const words = await receiptWords(page);
  await page.reload();
  await thanked(page);
  expect(await receiptWords(page)).toBe(words);
});

for (const [what, path, arrives] of [
  ["the question for the fingerprint", "/fingerprint", false],
  ["the request for a stamp", "/api/ballots/issue", false],
  ["the stamp on its way back", "/api/ballots/issue", true],
  ["the ballot", "/cast", false],
  ["the box’s answer", "/cast", true],
] as const) {
  test(`when ${what} is lost, the same is sent again after a reload, and counts once`, async ({ page }) => {
    const me = await begin(page);
    const before = (await box()).length;
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(path) && request.method() === "POST")
        sent.push(request.postDataBuffer()?.toString("base64") ?? "");
    });
    await page.route(`**${path}`, async (route) => {
      if (arrives) await route.fetch();
      await route.abort("connectionreset");
    });
    await toTheSeal(page, { score: 8, agree: 4, comment: "Once." });
    await seal(page).click();
    await expect(alert(page, "Your answer is still on this device")).toBeVisible();
    await page.unroute(`**${path}`);
    await page.reload();
    await page.getByRole("button", { name: path === "/cast" ? "Send again" : "Seal and send" }).click();
    await thanked(page);
    expect(sent).toEqual(path === "/fingerprint" ? [] : [sent[0], sent[0]]);
    expect(await box()).toHaveLength(before + 1);
    const issued = await getSql()`
      select 1 from issuances where round_id = ${roundId} and person_id = ${me.id}`;
    expect(issued).toHaveLength(1);
  });
}

test("a sealed answer goes out by itself when the connection is back", async ({ page, context }) => {
  await begin(page);
  await page.route("**/cast", (route) => route.abort("internetdisconnected"));
  await toTheSeal(page, { score: 7, agree: 4 });
  await seal(page).click();
  await expect(alert(page, "Sealed, waiting for signal.")).toBeVisible();
  await context.setOffline(true);
  await page.unroute("**/cast");
  await context.setOffline(false);
  await thanked(page);
});

test("two tabs at once put one ballot in the box, and the receipt is of the last one", async ({
  page,
  context,
}) => {
  const me = await begin(page);
  const before = (await box()).length;
  const second = await context.newPage();
  await portal.open(second, `/pulse/${roundId}`);
  await toTheSeal(page, { score: 2, agree: 1 });
  await liftSlice(second, 9);
  await second.getByRole("button", { name: "Next" }).click();
  await second.getByRole("button", { name: "Next" }).click();
  await Promise.all([seal(page).click(), seal(second).click()]);
  await Promise.all([thanked(page), thanked(second)]);
  expect(await box()).toHaveLength(before + 1);
  const issued = await getSql()`
    select 1 from issuances where round_id = ${roundId} and person_id = ${me.id}`;
  expect(issued).toHaveLength(1);
  const seen = [await receiptWords(page), await receiptWords(second)];
  await page.reload();
  await thanked(page);
  expect(seen).toContain(await receiptWords(page));
});

test("a changed mind takes the place of the first answer and of its receipt", async ({ page }) => {
  await begin(page);
  await answerPulse(page, { score: 2, agree: 1, comment: "It was a bad day." });
  const before = (await box()).length;
  const first = await receiptWords(page);
  await page.getByRole("button", { name: "Answer anew" }).click();
  await answerPulse(page, { score: 8, agree: 4 });
  const second = await receiptWords(page);
  expect(second).not.toBe(first);
  await page.reload();
  await thanked(page);
  expect(await receiptWords(page)).toBe(second);
  const after = await box();
  expect(after).toHaveLength(before);
  expect(Math.max(...after.map(({ version }) => version))).toBe(2);
});

test("a receipt that shall not stay is shown once and kept nowhere", async ({ page }) => {
  await begin(page);
  await toTheSeal(page, { score: 5, agree: 3 });
  await page.getByText("Keep my receipt on this device").click();
  await seal(page).click();
  await thanked(page);
  await receiptWords(page);
  expect(await kept(page, "receipts")).toBe(0);
  expect(await kept(page, "drafts")).toBe(0);
  await page.reload();
  await thanked(page);
  await expect(page.getByText("Its receipt was not kept on this device.")).toBeVisible();
});

test("the ballot’s key cannot be read, and what took the blinding off is gone", async ({ page }) => {
  await begin(page);
  await answerPulse(page, { score: 5, agree: 3 });
  expect(await kept(page, "secrets")).toBe(0);
  expect(await kept(page, "tokens")).toBe(1);
  const readable = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open("two-pizza");
      opening.onsuccess = () => done(opening.result);
    });
    const token = await new Promise<{ privateKey: CryptoKey }>((done) => {
      const reading = db.transaction("tokens").objectStore("tokens").getAll();
      reading.onsuccess = () => done(reading.result[0]);
    });
    return crypto.subtle.exportKey("jwk", token.privateKey).then(
      () => "yes",
      (error: Error) => error.name,
    );
  });
  expect(readable).toBe("InvalidAccessError");
});

test("a second device is told where the ballot is", async ({ page, browser }) => {
  const me = await begin(page);
  await answerPulse(page, { score: 7, agree: 3 });
  const other = await browser.newContext({ viewport });
  const second = await other.newPage();
  await portal.signIn(second, me.email, `/pulse/${roundId}`);
  await toTheSeal(second, { score: 0, agree: 1 });
  await seal(second).click();
  await expect(second.getByText("You picked up your ballot in another browser")).toBeVisible();
  await other.close();
});

test("two people on one device have a ballot each", async ({ page }) => {
  const before = (await box()).length;
  await begin(page);
  await answerPulse(page, { score: 1, agree: 1 });
  await begin(page);
  await answerPulse(page, { score: 10, agree: 5 });
  expect(await box()).toHaveLength(before + 2);
});

test("a paper that is not everybody’s is refused before anything is picked up", async ({ page }) => {
  const me = await begin(page);
  await page.route("**/fingerprint", (route) => route.fulfill({ body: "0".repeat(64) }));
  await toTheSeal(page, { score: 6, agree: 3 });
  await seal(page).click();
  await expect(alert(page, "another paper than everybody else’s")).toBeVisible();
  await expect(seal(page)).toBeDisabled();
  expect(await getSql()`select 1 from issuances where person_id = ${me.id}`).toHaveLength(0);
});

const missing: [string, string, (context: BrowserContext) => Promise<unknown>][] = [
  [
    "without a secure address",
    "only over a secure address (https)",
    (context) =>
      context.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false })),
  ],
  [
    "without today’s cryptography",
    "too old to seal envelopes",
    (context) =>
      context.addInitScript(() => {
        const value = () => Promise.reject(new DOMException("", "NotSupportedError"));
        Object.defineProperty(SubtleCrypto.prototype, "generateKey", { value });
      }),
  ],
  [
    "that keeps nothing",
    "It keeps nothing for this page",
    (context) =>
      context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined })),
  ],
];
for (const [name, sentence, take] of missing) {
  test(`a browser ${name} is told so before anything is asked`, async ({ page, context }) => {
    await take(context);
    await begin(page);
    await expect(page.getByRole("heading", { name: "This browser cannot seal an answer" })).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
  });
}

test("the ballot’s code weighs at most 25 kB, and comes after the page", async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  await begin(page);
  await answerPulse(page, { score: 5, agree: 3 });
  const html = await (await page.request.get(`${portal.origin}/pulse/${roundId}`)).text();
  const weight = { page: 0, ballot: 0 };
  for (const [url, body] of scripts) {
    const isFirst = html.includes(new URL(url).pathname);
    weight[isFirst ? "page" : "ballot"] += gzipSync(await body).length;
  }
  console.info(`The respondent’s page ships ${weight.page} bytes, the ballot’s code ${weight.ballot} more.`);
  expect(weight.ballot).toBeGreaterThan(10_000);
  expect(weight.ballot).toBeLessThanOrEqual(25_000);
});

test("after the count the kept receipt is found on the whole list, by a request without a name", async ({
  page,
}) => {
  await begin(page);
  await answerPulse(page, { score: 9, agree: 4 });
  const words = await receiptWords(page);
  await portal.open(page, "/anonymity");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("“Winter pulse” is not counted yet.")).toBeVisible();

  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  await closeRound(peopleTeam, { roundId, reason: "Everybody who wanted to has answered." });
  await counted(roundId);
  await portal.open(page, "/anonymity");
  await expect(page.getByLabel("Four receipt words")).toHaveValue(words);
  const asked = page.waitForRequest((request) => request.url().includes("/record"));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("Counted", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("all of it")).toBeVisible();
  await expect(page.getByText("The list, the keys and the counts hold together.")).toBeVisible();
  const request = await asked;
  expect(Object.keys(await request.allHeaders())).not.toContain("cookie");
  expect(request.url()).toBe(`${portal.origin}/rounds/${roundId}/record`);
  expect(await kept(page, "tokens")).toBe(0);

  await page.getByLabel("Four receipt words").fill("maple otter violin lantern");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("Not found: check the round and the spelling.")).toBeVisible();
  await page.getByLabel("Four receipt words").fill("maple otter violin lamp");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("A receipt has four words")).toBeVisible();

  await portal.open(page, `/pulses/${roundId}`);
  await expect(page.getByText("The key to this box is destroyed.")).toBeVisible();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("all of it")).toBeVisible();
});

test("a list that was tampered with is called out", async ({ page }) => {
  const [round] = await getSql()<{ state: string }[]>`select state from rounds where id = ${roundId}`;
  if (round?.state === "open") {
    const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
    await closeRound(peopleTeam, { roundId, reason: "Everybody who wanted to has answered." });
  }
  await counted(roundId);
  await begin(page, `/pulses/${roundId}`);
  const bent: [RegExp, (record: PublicRecord) => Partial<PublicRecord>][] = [
    [/More was counted than cast/, ({ board = [] }) => ({ board: board.slice(1) })],
    [
      /names one ballot twice/,
      ({ board = [] }) => ({ board: [...board.slice(0, 1), ...board.slice(0, -1)] }),
    ],
    [/The boxes are not those of the manifest/, ({ units }) => ({ units: units.slice(1) })],
    [/another than this page shows/, ({ manifest }) => ({ manifest: manifest.replace("Winter", "Summer") })],
  ];
  for (const [sentence, bend] of bent) {
    await page.route("**/record", async (route) => {
      const record = (await (await route.fetch()).json()) as PublicRecord;
      await route.fulfill({ json: { ...record, ...bend(record) } });
    });
    await page.getByLabel("Four receipt words").fill("maple otter violin lantern");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    await page.unroute("**/record");
  }
});

/** How many things lie in a store of the device's memory. */
async function kept(page: Page, store: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const opening = indexedDB.open("two-pizza");
        opening.onsuccess = () => {
          const counting = opening.result.transaction(name).objectStore(name).count();
          counting.onsuccess = () => done(counting.result);
        };
      }),
    store,
  );
}
