import { expect, test } from "@playwright/test";
import { cornersOf, flatPng, quarters } from "@/lib/pictures/test-pictures";
import { findStrangers, type Somebody } from "./find";
import { PictureFrame } from "./pages/picture-frame";
import { usePortal } from "./portal";

const portal = usePortal("directory");

let somebody: Somebody;
let other: Somebody;

test.beforeAll(async () => {
  [somebody, other] = (await findStrangers(2)) as [Somebody, Somebody];
});

test("somebody hangs a turned photograph of themselves, moved under its frame by keys, and sees it everywhere", async ({
  page,
}) => {
  await portal.signIn(page, somebody.email, `/people/${somebody.id}`);
  const frame = new PictureFrame(page);
  await frame.choose("turned.jpg", await quarters(400, "jpeg", 6));
  await frame.press("+", 10);
  await frame.press("ArrowLeft", 8);
  await frame.press("ArrowUp", 8);
  // Pressed before the last cut is kept: the form waits for it.
  await frame.hang();
  const src = await page.getByRole("img", { name: somebody.name, exact: true }).first().getAttribute("src");
  const inBar = page.getByRole("banner").locator(`img[src="${src?.replace(/\d+$/, "96")}"]`);
  await expect(inBar).toBeVisible();
  const kept = await page.request.get(`${portal.origin}${src}.jpg`);
  expect(kept.headers()["cache-control"]).toBe("private, max-age=31536000, immutable");
  expect(await cornersOf(await kept.body())).toBe("bbbb");

  await page.getByRole("button", { name: "Move the one that hangs" }).click();
  await frame.press("ArrowRight", 2);
  await frame.hang();
  await expect(page.getByRole("img", { name: somebody.name, exact: true }).first()).not.toHaveAttribute(
    "src",
    src ?? "",
  );
});

test("what is no good says so in words and changes nothing", async ({ page }) => {
  await portal.signIn(page, other.email, `/people/${other.id}`);
  const frame = new PictureFrame(page);
  const before = await page.getByRole("img", { name: other.name, exact: true }).first().getAttribute("src");
  await frame.tryOut("bomb.png", flatPng(60_000, 60_000, 9));
  await expect(frame.problem).toHaveText(/3600 million pixels; 36 million is the most we take/);
  // Sent past the page, which would have drawn it smaller.
  const sent = await page.request.post(`${portal.origin}/api/pictures`, {
    headers: { origin: portal.origin },
    data: Buffer.from(flatPng(8000, 5000)),
  });
  expect([sent.status(), (await sent.json()).message]).toEqual([
    422,
    expect.stringContaining("40 million pixels"),
  ]);
  await frame.tryOut("drawing.jpg", new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await expect(frame.problem).toHaveText(/is an SVG drawing/);
  expect(await page.getByRole("img", { name: other.name, exact: true }).first().getAttribute("src")).toBe(
    before,
  );
});

test("what somebody has only just sent is nobody else's, by whatever path", async ({ page, browser }) => {
  await portal.signIn(page, somebody.email, `/people/${somebody.id}`);
  const sent = await page.request.post(`${portal.origin}/api/pictures`, {
    headers: { origin: portal.origin },
    data: Buffer.from(await quarters(300)),
  });
  const { pictureId } = await sent.json();
  const stranger = await browser.newPage();
  await portal.signIn(stranger, other.email);
  const paths = [
    `/pictures/${pictureId}/96`,
    `/pictures/${pictureId}/96.jpg`,
    `/pictures/${pictureId}/original`,
    `/pictures/${pictureId}/96?screen=${"A".repeat(43)}`,
    `/pictures/${pictureId}/..%2f96`,
    `/pictures/%2e%2e/${pictureId}/96`,
  ];
  for (const path of paths) {
    const refused = await stranger.request.get(portal.origin + path, { headers: { range: "bytes=0-9" } });
    expect([401, 404], path).toContain(refused.status());
    expect(refused.headers()["cache-control"], path).toContain("no-store");
    expect((await stranger.request.head(portal.origin + path)).status(), path).toBe(refused.status());
  }
  const file = await page.request.post(`${portal.origin}/api/files?name=holiday.exe`, {
    headers: { origin: portal.origin },
    data: Buffer.from("%PDF-1.7 a journey"),
  });
  expect(await file.json()).toEqual({
    fileKey: expect.stringMatching(/^files\/\w{32}$/),
    name: "holiday.exe.pdf",
  });
  const foreign = { headers: { origin: "https://elsewhere.example.com" }, data: Buffer.from("x") };
  expect((await page.request.post(`${portal.origin}/api/pictures`, foreign)).status()).toBe(403);
  const own = await page.request.get(`${portal.origin}/pictures/${pictureId}/96`);
  expect(own.headers()["cache-control"]).toBe("private, no-store");
  expect(own.headers().vary).toContain("Accept");
  await stranger.close();
});
