import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { useAgent as agentFor } from "request-filtering-agent";
import { isThisMachine } from "./this-machine";

/** Where a channel's address may lead: the services themselves, whoever gave us the address. */
const HOSTS = {
  slack: [/^hooks\.slack(-gov)?\.com$/],
  teams: [/\.webhook\.office\.com$/, /\.logic\.azure\.com$/, /\.api\.powerplatform\.com$/],
} as const;

export type WebhookKind = keyof typeof HOSTS;

/** What came of a post. `again` when it is worth trying later; `why` is a sentence and quotes nothing of the answer. */
export type Posted = { ok: true } | { ok: false; again: boolean; why: string };

/** Why we would not post to an address, as a sentence; null when we would. Whether its name leads inside shows later. */
export function whyNotPost(kind: WebhookKind, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return "This is not an address. Paste it as the channel gave it to you.";
  if (url.username || url.password) return "An address with a name and password in it is not used.";
  if (isNamed(url)) {
    const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(address));
    return isSafe ? null : "The address begins with https://.";
  }
  if (url.protocol !== "https:") return "The address begins with https://.";
  if (url.port === "" && HOSTS[kind].some((host) => host.test(url.hostname))) return null;
  const whose = kind === "slack" ? "hooks.slack.com" : "Teams (a workflow's address)";
  return `We post to ${whose} alone, and to hosts that ANNOUNCE_HOSTS names. This one leads elsewhere.`;
}

/**
 * Posts JSON to a channel's address: to allowed hosts alone, never into a private network (unless ANNOUNCE_HOSTS names
 * the host), following no redirect, for ten seconds at most. The answer is not read beyond its status.
 * @param options.lookup resolves names, for tests
 */
export function postWebhook(
  kind: WebhookKind,
  address: string,
  body: unknown,
  options: { lookup?: LookupFunction; timeoutMs?: number } = {},
): Promise<Posted> {
  const refused = whyNotPost(kind, address);
  if (refused) return Promise.resolve({ ok: false, again: false, why: refused });
  const url = new URL(address);
  const text = JSON.stringify(body);
  return new Promise((done) => {
    const failed = (error: Error) => done(failureOf(error));
    try {
      const sent = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
        method: "POST",
        agent: agentFor(address, { allowPrivateIPAddress: isNamed(url) }),
        lookup: options.lookup,
        signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
      });
      sent.on("error", failed);
      sent.on("response", (answer) => {
        done(outcomeOf(answer.statusCode ?? 0));
        answer.destroy();
      });
      sent.end(text);
    } catch (error) {
      failed(error instanceof Error ? error : new Error("not sent"));
    }
  });
}

/** Whether the company named this host itself, e.g. ANNOUNCE_HOSTS=chat.example.com,localhost:8065. */
function isNamed({ host, hostname }: URL): boolean {
  const named = (process.env.ANNOUNCE_HOSTS ?? "").split(",").map((name) => name.trim().toLowerCase());
  return named.includes(host) || named.includes(hostname);
}

function outcomeOf(status: number): Posted {
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400)
    return { ok: false, again: false, why: "It sent us on to another address, and we do not follow." };
  if (status === 429 || status >= 500)
    return { ok: false, again: true, why: `It could not take the message (${status}).` };
  return { ok: false, again: false, why: `It does not take messages from us any more (${status}).` };
}

function failureOf(error: Error & { code?: string }): Posted {
  if (error.message.includes("is not allowed"))
    return { ok: false, again: false, why: "Its name leads into a private network, so nothing was sent." };
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return { ok: false, again: true, why: "It did not answer in time." };
  return { ok: false, again: true, why: `It could not be reached (${error.code ?? error.name}).` };
}
