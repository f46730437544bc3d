import * as oidc from "openid-client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { ownAddress } from "../own-address";
import { refusalOf } from "./provider-refusals";

/** What has to come back from the provider, kept by the browser that set out. */
export type Attempt = { state: string; nonce: string; verifier: string };

/** Who somebody is, as the provider says it in signed words meant for us. */
export type ProviderSays = {
  issuer: string;
  subject: string;
  address: string | null;
  /** Whether the provider vouches that the address is theirs. */
  isVerified: boolean;
  idToken: string;
};

/** How far apart our clock and the provider's may be. */
const TOLERANCE_SECONDS = 60;
const DISCOVERED_FOR_MS = 3_600_000;
/** A provider that is away is not asked again by everybody at once. */
const AWAY_FOR_MS = 5_000;

/** Whether an OpenID provider is set; three settings, all or none (lib/env). */
export function providerIsSet(): boolean {
  return Boolean(process.env.OIDC_ISSUER && process.env.OIDC_CLIENT_ID && process.env.OIDC_CLIENT_SECRET);
}

/** What the company calls its provider, for the button. */
export function providerName(): string {
  return process.env.OIDC_NAME || "your company's account";
}

/** The two addresses of ours that have to be registered with the provider, to the letter. */
export function ownAddresses(): { redirect: string; afterSignOut: string } {
  return { redirect: ownAddress("/api/auth/provider/callback"), afterSignOut: ownAddress("/sign-in") };
}

/**
 * Sets out for the provider: authorization code with PKCE (RFC 7636), state and nonce.
 * @returns where to send the browser, and what it must keep until it is back
 * @throws AppError not_found without a provider, conflict when it does not answer
 */
export async function setOut(): Promise<{ url: string; attempt: Attempt }> {
  const config = await configuration();
  const attempt = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: ownAddresses().redirect,
    scope: "openid email",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, attempt };
}

/**
 * Changes the code that came back for who somebody is: state, issuer, PKCE, signature, audience, nonce and times are
 * checked (OpenID Connect Core 1.0, 3.1.3.7).
 * @throws AppError with a sentence for whoever stands at the door; the log gets the kind of refusal and no token
 */
export async function comeBack(attempt: Attempt | null, query: URLSearchParams): Promise<ProviderSays> {
  const config = await configuration();
  try {
    if (!attempt || query.get("state") !== attempt.state) throw new Error("state");
    const address = new URL(ownAddresses().redirect);
    address.search = query.toString();
    const answer = await oidc.authorizationCodeGrant(config, address, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (!claims || !answer.id_token) throw new Error("no identity");
    // The library leaves it to us: a token from the future says that a clock is wrong.
    if (claims.iat > Date.now() / 1000 + TOLERANCE_SECONDS) throw new Error("clock");
    const said = await allClaims(config, claims, answer.access_token);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      address: typeof said.email === "string" && said.email.trim() ? said.email.trim() : null,
      isVerified: isVerified(said),
      idToken: answer.id_token,
    };
  } catch (error) {
    const { reason, refusal } = refusalOf(error);
    log.warn({ way: "provider", reason }, "sign-in refused");
    throw refusal;
  }
}

/**
 * Where a browser goes to end its session at the provider too (RP-Initiated Logout 1.0), or null when the provider has
 * no such place or does not answer: our own session has ended either way.
 */
export async function wayOut(idToken: string | undefined): Promise<string | null> {
  if (!providerIsSet()) return null;
  try {
    const config = await configuration();
    if (!config.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(config, {
      post_logout_redirect_uri: ownAddresses().afterSignOut,
      ...(idToken && { id_token_hint: idToken }),
    }).href;
  } catch {
    return null;
  }
}

/** The address may stand in the ID token or be told at the userinfo endpoint alone (Core 1.0, 5.4). */
async function allClaims(
  config: oidc.Configuration,
  claims: oidc.IDToken,
  accessToken: string,
): Promise<Record<string, unknown>> {
  const isTold = claims.email !== undefined && claims.email_verified !== undefined;
  if (isTold || !config.serverMetadata().userinfo_endpoint) return claims;
  return { ...claims, ...(await oidc.fetchUserInfo(config, accessToken, claims.sub)) };
}

/**
 * Some providers say "true" in a string, Entra ID says it in a claim of its own when asked to, and some never say it:
 * then the setting speaks for them. Who says no is always believed.
 */
function isVerified({ email_verified: said, xms_edov: entra }: Record<string, unknown>): boolean {
  if (said !== undefined) return said === true || said === "true";
  if (entra !== undefined) return entra === true || entra === "1" || entra === 1;
  return process.env.OIDC_MAIL_IS_VERIFIED === "1";
}

type Discovered = { key: string; until: number; config: Promise<oidc.Configuration> };
const shared = globalThis as typeof globalThis & { twoPizzaProvider?: Discovered };

/** The provider as its discovery document describes it, read once an hour. */
async function configuration(): Promise<oidc.Configuration> {
  if (!providerIsSet()) {
    throw new AppError("not_found", "This portal has no sign-in service. Use a link instead.");
  }
  const key = [process.env.OIDC_ISSUER, process.env.OIDC_CLIENT_ID, process.env.OIDC_CLIENT_SECRET].join(" ");
  if (shared.twoPizzaProvider?.key !== key || shared.twoPizzaProvider.until < Date.now()) {
    shared.twoPizzaProvider = { key, until: Date.now() + DISCOVERED_FOR_MS, config: discover() };
  }
  try {
    return await shared.twoPizzaProvider.config;
  } catch (error) {
    const tried = shared.twoPizzaProvider;
    if (tried?.key === key) tried.until = Math.min(tried.until, Date.now() + AWAY_FOR_MS);
    const { reason } = refusalOf(error);
    log.warn({ way: "provider", reason }, "discovery failed");
    throw new AppError(
      "conflict",
      `We cannot reach ${providerName()} just now. Nothing is lost; try again in a minute, or come in by a link.`,
    );
  }
}

function discover(): Promise<oidc.Configuration> {
  const issuer = new URL(process.env.OIDC_ISSUER ?? "");
  return oidc.discovery(
    issuer,
    process.env.OIDC_CLIENT_ID ?? "",
    { client_secret: process.env.OIDC_CLIENT_SECRET ?? "", [oidc.clockTolerance]: TOLERANCE_SECONDS },
    undefined,
    {
      timeout: 10,
      // Signatures are checked although the token comes over TLS; plain http is for a provider on this machine.
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
}
