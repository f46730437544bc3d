import type { IncomingMessage } from "node:http";
import type { Settings } from "@/lib/env";

const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** The names this portal answers to, as they stand in a Host header. */
export function allowedHosts(
  port: number,
  settings: Pick<Settings, "APP_URL" | "ALLOWED_HOSTS">,
): Set<string> {
  const own = ["localhost", "127.0.0.1", "[::1]"].flatMap((name) =>
    port === 80 ? [name] : [`${name}:${port}`],
  );
  const named = settings.ALLOWED_HOSTS.split(",").map((name) => name.trim().toLowerCase());
  const address = settings.APP_URL ? [new URL(settings.APP_URL).host] : [];
  return new Set([...own, ...named, ...address].filter(Boolean));
}

/** Whether a request is for us: its Host is on the list, and so is the forwarded one of a proxy we trust. */
export function isForUs(message: IncomingMessage, hosts: Set<string>): boolean {
  const forwarded = message.headers["x-forwarded-host"];
  return [message.headers.host, ...(forwarded === undefined ? [] : [forwarded])].every(
    (host) => typeof host === "string" && hosts.has(host.toLowerCase()),
  );
}

/** Anybody can write these headers; only a proxy of ours is believed. */
export function dropForwarded(message: IncomingMessage): void {
  for (const name of FORWARDED) delete message.headers[name];
}
