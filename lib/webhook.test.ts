import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { postWebhook, whyNotPost } from "./webhook";

const SLACK = "https://hooks.slack.com/services/T0/B0/secret";
const open: { close(): unknown }[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of open.splice(0)) server.close();
});

/** A server of this machine, named in ANNOUNCE_HOSTS unless told otherwise. */
async function listen(answer: RequestListener, { named = true } = {}): Promise<string> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  if (named) vi.stubEnv("ANNOUNCE_HOSTS", `chat.example.com, localhost:${port}`);
  return `http://localhost:${port}/hook`;
}

describe("an address", () => {
  const refused: [string, "slack" | "teams", string][] = [
    ["no address", "slack", "hooks"],
    ["plain http", "slack", "http://hooks.slack.com/services/x"],
    ["another host", "slack", "https://example.com/hooks.slack.com"],
    ["a host that only ends alike", "slack", "https://evilhooks.slack.com.example.com/"],
    ["a host in the credentials", "slack", "https://hooks.slack.com@example.com/"],
    ["another port", "slack", "https://hooks.slack.com:8443/services/x"],
    ["a Teams host for Slack", "slack", "https://a.webhook.office.com/x"],
    ["the bare domain", "teams", "https://logic.azure.com/x"],
    ["a host that ends alike without its dot", "teams", "https://evilwebhook.office.com/"],
    ["this machine, when nobody named it", "slack", "http://localhost:1/hook"],
    ["a private address", "slack", "https://10.0.0.1/hook"],
    ["a file", "slack", "file:///etc/passwd"],
  ];
  for (const [what, kind, address] of refused) {
    it(`is refused: ${what}`, async () => {
      expect(whyNotPost(kind, address)).toMatch(/\.$/);
      expect(await postWebhook(kind, address, {})).toMatchObject({ ok: false, again: false });
    });
  }

  it("of the services themselves is taken, and of hosts the company named", () => {
    expect(whyNotPost("slack", SLACK)).toBeNull();
    expect(whyNotPost("teams", "https://prod-1.westeurope.logic.azure.com/workflows/x?sig=y")).toBeNull();
    expect(whyNotPost("teams", "https://x.y.environment.api.powerplatform.com/powerautomate/x")).toBeNull();
    expect(whyNotPost("teams", "https://acme.webhook.office.com/webhookb2/x")).toBeNull();
    vi.stubEnv("ANNOUNCE_HOSTS", "chat.example.com");
    expect(whyNotPost("slack", "https://chat.example.com/hooks/x")).toBeNull();
    expect(whyNotPost("slack", "http://chat.example.com/hooks/x")).toBe("The address begins with https://.");
  });
});

describe("a post", () => {
  it("arrives as JSON", async () => {
    let heard = "";
    const address = await listen((request, answer) => {
      request.on("data", (chunk) => {
        heard += chunk;
      });
      request.on("end", () => answer.end("ok"));
    });
    expect(await postWebhook("slack", address, { text: "hé" })).toEqual({ ok: true });
    expect(JSON.parse(heard)).toEqual({ text: "hé" });
  });

  for (const [name, address] of [
    ["127.0.0.1", "127.0.0.1"],
    ["a private network", "192.168.1.9"],
    ["a cloud's own data", "169.254.169.254"],
    ["itself, written as IPv6", "::ffff:127.0.0.1"],
    ["a link of the network's own", "fe80::1"],
  ] as const) {
    it(`does not go where a permitted name leads to ${name}`, async () => {
      const family = address.includes(":") ? 6 : 4;
      const posted = await postWebhook(
        "slack",
        SLACK,
        {},
        {
          lookup: (_, { all }, answer) =>
            all ? answer(null, [{ address, family }]) : answer(null, address, family),
        },
      );
      expect(posted).toEqual({
        ok: false,
        again: false,
        why: "Its name leads into a private network, so nothing was sent.",
      });
    });
  }

  it("does not follow a redirect", async () => {
    let hits = 0;
    const address = await listen((_, answer) => {
      hits += 1;
      answer.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect(await postWebhook("slack", address, {})).toMatchObject({ ok: false, again: false });
    expect(hits).toBe(1);
  });

  it("gives up on one that does not answer, and may be tried again", async () => {
    const address = await listen(() => {});
    expect(await postWebhook("slack", address, {}, { timeoutMs: 50 })).toEqual({
      ok: false,
      again: true,
      why: "It did not answer in time.",
    });
  });

  it("reads nothing of an endless answer", async () => {
    let written = 0;
    const address = await listen((_, answer) => {
      const pour = () => {
        while (!answer.destroyed && answer.write("secret ".repeat(10_000))) written += 70_000;
      };
      answer.on("drain", pour);
      pour();
    });
    expect(await postWebhook("slack", address, {})).toEqual({ ok: true });
    expect(written).toBeLessThan(20_000_000);
  });

  it("says which failures pass by themselves, and quotes no answer", async () => {
    const outcomes = [];
    for (const status of [400, 404, 410, 429, 500, 503]) {
      const address = await listen((_, answer) => answer.writeHead(status).end("a secret"));
      outcomes.push([status, await postWebhook("slack", address, {})]);
    }
    expect(JSON.stringify(outcomes)).not.toContain("a secret");
    expect(outcomes.map(([status, posted]) => [status, (posted as { again: boolean }).again])).toEqual([
      [400, false],
      [404, false],
      [410, false],
      [429, true],
      [500, true],
      [503, true],
    ]);
  });

  it("that reaches nobody may be tried again", async () => {
    const address = await listen(() => {});
    for (const server of open.splice(0)) server.close();
    expect(await postWebhook("slack", address, {})).toMatchObject({ ok: false, again: true });
  });
});
