import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Account = { email?: string; email_verified?: boolean };
type Token = { header: Record<string, unknown>; claims: Record<string, unknown>; key?: KeyObject };

export type TestProvider = {
  issuer: string;
  /** The settings of a portal that is registered with it. */
  settings: Record<string, string>;
  /** Who can sign in there, by the name on the button. */
  accounts: Map<string, Account>;
  /** Bends every ID token from now on and signs it again, with the key given or its own; null stops that. */
  bend(change: ((token: Token) => Token) | null): void;
  /** How many browsers are signed in there. */
  sessions(): number;
  /** Walks from an authorization address to the redirect URI as a browser would. @returns what comes back */
  walk(url: string, account: string): Promise<URLSearchParams>;
  close(): Promise<void>;
};

const CLIENT = { id: "two-pizza", secret: "a secret of the tests, thirty-two characters" };
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...privateKey.export({ format: "jwk" }), kid: "key", use: "sig", alg: "RS256" };

/** A certified OpenID provider on a free port of this machine, with a sign-in page of one button an account. */
export async function startProvider(portal: string): Promise<TestProvider> {
  const accounts = new Map<string, Account>();
  const signedIn = new Set<string>();
  let change: ((token: Token) => Token) | null = null;
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${portal}/api/auth/provider/callback`],
        post_logout_redirect_uris: [`${portal}/sign-in`],
      },
    ],
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    cookies: { keys: ["a key of the tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/who/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === "/token" && change && body?.id_token) body.id_token = bent(body.id_token, change);
  });
  provider.on("session.saved", ({ jti, accountId }) => accountId && signedIn.add(jti));
  provider.on("session.destroyed", ({ jti }) => signedIn.delete(jti));
  const handle = provider.callback();
  server.on("request", async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (!pathname.startsWith("/who/")) return handle(request, response);
    const account = searchParams.get("account");
    if (account) return provider.interactionFinished(request, response, { login: { accountId: account } });
    const buttons = [...accounts.keys()].map(
      (name) => `<button name="account" value="${name}">${name}</button>`,
    );
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Who are you</title><form>${buttons.join("")}</form>`);
  });

  return {
    issuer,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    accounts,
    bend(bender) {
      change = bender;
    },
    sessions: () => signedIn.size,
    async walk(url, account) {
      const jar = new Map<string, string>();
      let next = url;
      for (let step = 0; step < 8; step += 1) {
        if (next.startsWith(`${portal}/`)) return new URL(next).searchParams;
        const address = new URL(next);
        if (address.pathname.startsWith("/who/")) address.searchParams.set("account", account);
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
        const answer = await fetch(address, { redirect: "manual", headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [name = "", value = ""] = line.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
          jar.set(name, value);
        }
        next = new URL(answer.headers.get("location") ?? "", issuer).href;
      }
      throw new Error("the provider never sends back");
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The token with other words, signed anew with the provider's own key, or not at all for alg none (RFC 7515). */
function bent(token: string, change: (token: Token) => Token): string {
  const read = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString());
  const write = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const [header, claims] = token.split(".");
  const changed = change({ header: read(header), claims: read(claims) });
  const words = `${write(changed.header)}.${write(changed.claims)}`;
  if (changed.header.alg === "none") return `${words}.`;
  return `${words}.${createSign("RSA-SHA256")
    .update(words)
    .sign(changed.key ?? privateKey, "base64url")}`;
}
