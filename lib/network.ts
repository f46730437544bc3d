import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";

/** What a command may know of the request besides who asks. */
export type Caller = { network: string };

/**
 * Where a request came from, for counting: the last forwarded address, which the server or the proxy it trusts wrote
 * itself (server/hosts.ts drops what others claim). An IPv6 network of one household counts as one.
 */
export function networkOf(headers: Headers): string {
  const said = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  // Some proxies write the port as well, which is another one each time: 203.0.113.9:4711, [2001:db8::1]:4711.
  const address = (/^(\d+(?:\.\d+){3}):\d+$/.exec(said) ?? /^\[([^\]]+)\](?::\d+)?$/.exec(said))?.[1] ?? said;
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return v4 ?? (isIPv6(address) ? household(address) : address);
}

/** What a count is kept under: it holds no address in the clear, and cannot be guessed without the portal's secret. */
export function hitKey(what: string, whose: string): string {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return `${what} ${createHmac("sha256", secret).update(`${what} ${whose}`).digest("base64url")}`;
}

/** The first 64 bits (RFC 6177). */
function household(address: string): string {
  const [before = "", after] = address.split("::");
  const head = before.split(":").filter(Boolean);
  const tail = (after ?? "").split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  const groups = after === undefined ? head : [...head, ...zeros, ...tail];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
