import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "@playwright/test";

/** What a page's first screen cost a browser that had nothing of it yet. */
export type Load = { lcp: number; cls: number; scripts: Map<string, number> };

/**
 * Opens a page in a browser's fresh context.
 * @returns its largest contentful paint in ms and its layout shifts (web-vitals' sum without windows), each script with its
 *   size by gzip
 */
export async function load(browser: Browser, address: string, cookie: string, seen: string): Promise<Load> {
  return inFresh(browser, address, cookie, seen, async (page, scripts) => {
    // What comes after the load (fonts, pictures of the first screen, scripts on idle) may still be the largest paint.
    await page.goto(address, { waitUntil: "networkidle" });
    await nextPaint(page);
    return { ...(await vitals(page)), scripts: await sizes(scripts) };
  });
}

/** Walks along the wall until so many frames hang. @returns layout shifts, frames in the page, and seconds it took */
export async function walkAlong(
  browser: Browser,
  address: string,
  cookie: string,
  seen: string,
  frames: number,
): Promise<{ cls: number; frames: number; seconds: number }> {
  return inFresh(browser, address, cookie, seen, async (page) => {
    await page.goto(address, { waitUntil: "load" });
    const begin = performance.now();
    const hung = () => page.locator("[id^=frame-]").count();
    while ((await hung()) < frames && performance.now() - begin < 60_000) {
      await page.mouse.wheel(0, 900);
      await nextPaint(page);
    }
    const seconds = (performance.now() - begin) / 1000;
    const { cls } = await vitals(page);
    return { cls, frames: await hung(), seconds };
  });
}

/** Waits until what was asked of the page is painted. */
function nextPaint(page: Page): Promise<unknown> {
  return page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

type Scripts = Map<string, () => Promise<Buffer>>;

async function inFresh<T>(
  browser: Browser,
  address: string,
  cookie: string,
  seen: string,
  work: (page: Page, scripts: Scripts) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: address }]);
    await context.addInitScript(WATCH);
    // The jacket's hand-over was seen: it is no part of the page.
    await context.addInitScript(([key, win]) => localStorage.setItem(key ?? "", win ?? ""), seen.split("="));
    const page = await context.newPage();
    const scripts: Scripts = new Map();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.set(response.url(), () => response.body());
    });
    return await work(page, scripts);
  } finally {
    await context.close();
  }
}

/** In the page: notes the paints and shifts as they happen. */
const WATCH = `
  window.seenLcp = 0; window.seenCls = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seenLcp = entry.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seenCls += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
`;

async function vitals(page: Page): Promise<{ lcp: number; cls: number }> {
  const [lcp, cls] = (await page.evaluate("[window.seenLcp, window.seenCls]")) as [number, number];
  return { lcp, cls };
}

async function sizes(scripts: Scripts): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  for (const [url, body] of scripts)
    all.set(new URL(url).pathname, gzipSync(await body(), { level: 9 }).length);
  return all;
}
