// The office screen's helper, for its page alone: a night without network shows what was kept.
// What is kept, and when it is deleted, the page decides (components/wall/kiosk-keep.ts).
const SHELL = "kiosk-shell";
const PICTURES = "kiosk-pictures";
const PATIENCE = 10_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(kept(SHELL, request));
  else if (pathname.startsWith("/kiosk/pictures/")) event.respondWith(kept(PICTURES, request));
});

/** From the network while there is one, else as it was kept. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
  } catch {
    // No network: below.
  }
  const shell = await caches.open(SHELL);
  return (await shell.match("/kiosk", { ignoreVary: true })) ?? Response.error();
}

async function kept(name, request) {
  const cache = await caches.open(name);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
