import type { ScreenData } from "@/features/wall/types/screen";

/** What a screen last heard: when by its own clock, and how far the portal's clock is ahead of that. */
export type Kept = { data: ScreenData; build: string; etag: string; heardAt: number; ahead: number };

const SHELL = "kiosk-shell";
const PICTURES = "kiosk-pictures";
const DATA = "kiosk-data";
const DATA_KEY = "/kiosk/data";
const PAGE = "/kiosk";

/** After three days without a word from the portal a screen forgets whose frames it showed. */
const KEPT_AT_MOST = 3 * 86_400_000;

/** Whether what was heard then may still be shown. */
export function isFresh({ heardAt }: Pick<Kept, "heardAt">, time: number): boolean {
  return time - heardAt < KEPT_AT_MOST;
}

/** Starts the helper that answers without network. Browsers have one over HTTPS and on this machine; else nothing is kept. */
export async function startHelper(): Promise<void> {
  if (!canKeep() || process.env.NODE_ENV !== "production") return;
  await navigator.serviceWorker.register("/kiosk-worker.js", { scope: PAGE });
  await navigator.serviceWorker.ready;
}

export async function readKept(): Promise<Kept | null> {
  if (!canKeep()) return null;
  const found = await (await caches.open(DATA)).match(DATA_KEY);
  return found ? ((await found.json()) as Kept) : null;
}

export async function keep(kept: Kept): Promise<void> {
  if (canKeep()) await (await caches.open(DATA)).put(DATA_KEY, Response.json(kept));
}

/** Deletes every name and picture from the device; the empty page stays, to say that it is dark. */
export async function forget(): Promise<void> {
  if (canKeep()) await Promise.all([caches.delete(DATA), caches.delete(PICTURES)]);
}

/** Keeps these pictures and no others. One that fails now is asked for again with the next contact. */
export async function keepPictures(addresses: readonly string[]): Promise<void> {
  if (!canKeep()) return;
  const cache = await caches.open(PICTURES);
  const wanted = new Set(addresses);
  const held = new Set<string>();
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (wanted.has(pathname)) held.add(pathname);
    else await cache.delete(url, { ignoreVary: true });
  }
  for (const address of wanted) {
    if (!held.has(address)) await cache.add(address).catch(() => {});
  }
}

/** Keeps the page itself with its scripts, styles and fonts, whole or not at all, and drops those of an older build. */
export async function keepShell(): Promise<void> {
  if (!canKeep()) return;
  const cache = await caches.open(SHELL);
  const page = await fetch(PAGE, { cache: "no-store" });
  if (!page.ok) throw new Error("the page cannot be kept now");
  const files = filesIn(await page.clone().text(), location.href);
  for (const file of [...files]) {
    const answer = await heldOrFetched(cache, file);
    if (file.endsWith(".css")) for (const font of filesIn(await answer.text(), file)) files.add(font);
  }
  for (const file of files) await heldOrFetched(cache, file);
  await cache.put(PAGE, page);
  for (const { url } of await cache.keys()) {
    if (!files.has(url) && new URL(url).pathname !== PAGE) await cache.delete(url, { ignoreVary: true });
  }
}

async function heldOrFetched(cache: Cache, address: string): Promise<Response> {
  const held = await cache.match(address, { ignoreVary: true });
  if (held) return held;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("a part of the page cannot be kept now");
  await cache.put(address, answer.clone());
  return answer;
}

/** Every file of the build that a page or a style sheet names, as whole addresses. */
export function filesIn(text: string, base: string): Set<string> {
  const named = [
    ...text.matchAll(/\/_next\/static\/[\w./~@%-]+\.\w+/g),
    ...text.matchAll(/url\(["']?(?!data:)([^"')]+)/g),
  ].map(([whole, inner]) => new URL(inner ?? whole, base).href);
  return new Set(named.filter((address) => new URL(address).pathname.startsWith("/_next/static/")));
}

function canKeep(): boolean {
  return "caches" in globalThis && "serviceWorker" in navigator;
}
