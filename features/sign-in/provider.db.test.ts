import { generateKeyPairSync, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { comeBack, setOut, wayOut } from "@/lib/auth/provider";
import { actorOfSession } from "@/lib/auth/sessions";
import { startProvider, type TestProvider } from "@/lib/auth/test-provider";
import { isAppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { comeIn } from "./commands/come-in";
import { forgetAccount } from "./commands/forget-account";

useTestDatabase();

const PORTAL = "http://localhost:3999";
let provider: TestProvider;

beforeAll(async () => {
  provider = await startProvider(PORTAL);
});

beforeEach(() => {
  provider.bend(null);
  provider.accounts.clear();
  vi.stubEnv("NEXTAUTH_URL", PORTAL);
  vi.stubEnv("OIDC_MAIL_IS_VERIFIED", "");
  for (const [name, value] of Object.entries(provider.settings)) vi.stubEnv(name, value);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.close();
});

test("somebody known comes in, found by an address in other letters of case", async () => {
  const ann = await newPerson("ann@example.com");
  provider.accounts.set("sub-ann", { email: "Ann@Example.COM", email_verified: true });
  expect(await whoComesIn("sub-ann")).toBe(ann);
});

test("an address that only looks the same in small letters is somebody else's", async () => {
  // The database makes a plain i of the Turkish capital one, and of it names of other domains are made.
  await newPerson("ida@firma.example");
  provider.accounts.set("sub-dotted", { email: "ida@f\u0130rma.example", email_verified: true });
  expect(await refusalOf("sub-dotted")).toMatch(/nobody here has that address/);
});

test("the address joins once: later it may change, here and there, and belong to somebody else", async () => {
  const before = await newPerson("before@example.com");
  provider.accounts.set("sub-1", { email: "before@example.com", email_verified: true });
  expect(await whoComesIn("sub-1")).toBe(before);
  await getSql()`update people set email = 'after@example.com' where id = ${before}`;
  await newPerson("other@example.com");
  provider.accounts.set("sub-1", { email: "other@example.com", email_verified: false });
  expect(await whoComesIn("sub-1")).toBe(before);
});

test("somebody unknown is told so, and nobody is made", async () => {
  provider.accounts.set("sub-new", { email: "new@example.com", email_verified: true });
  const [before] = await counts();
  expect(await refusalOf("sub-new")).toMatch(
    /You came as new@example\.com, and nobody here has that address/,
  );
  expect([before]).toEqual(await counts());
});

test.each([
  [
    "an address that is not verified",
    { email: "una@example.com", email_verified: false },
    /is not verified as yours/,
  ],
  ["an address that nobody speaks for", { email: "una@example.com" }, /is not verified as yours/],
  ["no address", {}, /it told us none/],
])("%s joins nobody", async (_, account, sentence) => {
  await newPerson("una@example.com");
  provider.accounts.set("sub-una", account);
  expect(await refusalOf("sub-una")).toMatch(sentence);
});

test("where the provider never says it the setting speaks, but a no stays a no", async () => {
  vi.stubEnv("OIDC_MAIL_IS_VERIFIED", "1");
  const eve = await newPerson("eve@example.com");
  provider.accounts.set("sub-eve", { email: "eve@example.com", email_verified: false });
  expect(await refusalOf("sub-eve")).toMatch(/is not verified as yours/);
  provider.accounts.set("sub-eve", { email: "eve@example.com" });
  expect(await whoComesIn("sub-eve")).toBe(eve);
});

test("somebody who left stays out, known or not, and a live session dies at once", async () => {
  const gil = await newPerson("gil@example.com");
  provider.accounts.set("sub-gil", { email: "gil@example.com", email_verified: true });
  const session = await comeInAs("sub-gil");
  expect(await actorOfSession(session)).toMatchObject({ personId: gil });
  await getSql()`update people set left_at = now() where id = ${gil}`;
  expect(await actorOfSession(session)).toEqual(OUTSIDER);
  expect(await refusalOf("sub-gil")).toMatch(/^You left this company/);
  provider.accounts.set("sub-gil-2", { email: "gil@example.com", email_verified: true });
  expect(await refusalOf("sub-gil-2")).toMatch(/^You left this company/);
});

test("a second account with somebody's address is refused until an admin forgets the first", async () => {
  const kim = await newPerson("kim@example.com");
  for (const sub of ["sub-kim", "sub-namesake"])
    provider.accounts.set(sub, { email: "kim@example.com", email_verified: true });
  expect(await whoComesIn("sub-kim")).toBe(kim);
  expect(await refusalOf("sub-namesake")).toMatch(/came in with another account before/);
  await forgetAccount(admin(kim), { personId: kim });
  expect(await whoComesIn("sub-namesake")).toBe(kim);
  expect(await refusalOf("sub-kim")).toMatch(/came in with another account before/);
});

test("of two accounts that come at the same moment one becomes the person; the same account twice is one", async () => {
  const zoe = await newPerson("zoe@example.com");
  for (const sub of ["sub-z1", "sub-z2"])
    provider.accounts.set(sub, { email: "zoe@example.com", email_verified: true });
  const who = await Promise.all(["sub-z1", "sub-z2", "sub-z1", "sub-z2"].map(sayings));
  const came = await Promise.allSettled(who.map((says) => comeIn(OUTSIDER, says)));
  const accounts = await getSql()`select subject from identities where person_id = ${zoe}`;
  expect(accounts).toHaveLength(1);
  const inside = came.flatMap((one) => (one.status === "fulfilled" ? [one.value.personId] : []));
  expect(inside).toEqual([zoe, zoe]);
});

const bends: [string, Record<string, unknown>, Record<string, unknown>, RegExp, string][] = [
  ["wrong nonce", { nonce: "another" }, {}, /belongs to another sign-in/, "nonce"],
  ["wrong audience", { aud: "another" }, {}, /was not in order/, "aud"],
  ["wrong issuer", { iss: "https://id.example.com" }, {}, /was not in order/, "iss"],
  ["no signature", {}, { alg: "none" }, /was not in order/, "OAUTH_"],
  ["a signature of another kind", {}, { alg: "HS256" }, /was not in order/, "OAUTH_"],
  ["a key that nobody published", {}, { kid: "unknown" }, /was not in order/, "OAUTH_"],
];

test.each(bends)("a token with %s opens nothing", async (_, claims, header, sentence, reason) => {
  await newPerson("bea@example.com");
  provider.accounts.set("sub-bea", { email: "bea@example.com", email_verified: true });
  const warned = vi.spyOn(log, "warn").mockImplementation(() => {});
  provider.bend((token) => ({
    header: { ...token.header, ...header },
    claims: { ...token.claims, ...claims },
  }));
  expect(await refusalOf("sub-bea")).toMatch(sentence);
  const words = JSON.stringify(warned.mock.calls);
  expect(words).toContain(`"reason":"${reason}`);
  expect(words).not.toMatch(/eyJ|bea@|sub-bea|secret/);
  warned.mockRestore();
});

test("a token that somebody else signed opens nothing", async () => {
  provider.accounts.set("sub-bo", { email: "bo@example.com", email_verified: true });
  await newPerson("bo@example.com");
  const { privateKey: key } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  provider.bend((token) => ({ ...token, key }));
  expect(await refusalOf("sub-bo")).toMatch(/was not in order/);
});

test.each([
  [-59, true],
  [55, true],
  [65, false],
  [3600, false],
  [-700, false],
])("a provider whose clock is off by %i seconds is let through: %s", async (seconds, isLetThrough) => {
  const cleo = await newPerson("cleo@example.com");
  provider.accounts.set(cleo, { email: "cleo@example.com", email_verified: true });
  const shift = (time: unknown) => Number(time) + seconds;
  provider.bend(({ header, claims }) => ({
    header,
    claims: { ...claims, iat: shift(claims.iat), exp: shift(claims.exp) },
  }));
  if (isLetThrough) expect(await whoComesIn(cleo)).toBe(cleo);
  else expect(await refusalOf(cleo)).toMatch(/clocks .* more than a minute apart/);
});

test("a code works once, for the browser that set out, and not for long", async () => {
  provider.accounts.set("sub-dan", { email: "dan@example.com", email_verified: true });
  const { url, attempt } = await setOut();
  const back = await provider.walk(url, "sub-dan");
  const stranger = (await setOut()).attempt;
  expect(await sentence(comeBack(null, back))).toMatch(/no such sign-in under way/);
  expect(await sentence(comeBack(stranger, back))).toMatch(/no such sign-in under way/);
  const guessed = { ...stranger, state: attempt.state, nonce: attempt.nonce };
  expect(await sentence(comeBack(guessed, back))).toMatch(/used before or took too long/);

  const again = await setOut();
  const code = await provider.walk(again.url, "sub-dan");
  expect(await comeBack(again.attempt, code)).toMatchObject({ subject: "sub-dan" });
  expect(await sentence(comeBack(again.attempt, code))).toMatch(/used before or took too long/);

  const late = await setOut();
  const old = await provider.walk(late.url, "sub-dan");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 180_000 });
  expect(await sentence(comeBack(late.attempt, old))).toMatch(/used before or took too long/);
  vi.useRealTimers();
});

test("who says no over there is told to start again", async () => {
  const { attempt } = await setOut();
  const query = new URLSearchParams({ error: "access_denied", state: attempt.state, iss: provider.issuer });
  expect(await sentence(comeBack(attempt, query))).toMatch(/You said no over there/);
});

test("the way there asks for a code with a challenge, and holds no secret", async () => {
  const { url, attempt } = await setOut();
  const asked = Object.fromEntries(new URL(url).searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: `${PORTAL}/api/auth/provider/callback`,
    scope: "openid email",
    state: attempt.state,
    nonce: attempt.nonce,
  });
  expect(asked.code_challenge).not.toBe(attempt.verifier);
  expect(url).not.toContain("secret");
});

test("the way out leads through the provider and back to our door", async () => {
  const out = new URL((await wayOut("hint")) ?? "");
  expect(out.origin).toBe(provider.issuer);
  expect(Object.fromEntries(out.searchParams)).toEqual({
    client_id: "two-pizza",
    post_logout_redirect_uri: `${PORTAL}/sign-in`,
    id_token_hint: "hint",
  });
});

test("a provider that does not answer is said to be away, and nobody is stuck", async () => {
  vi.stubEnv("OIDC_ISSUER", "http://localhost:9");
  expect(await sentence(setOut())).toMatch(/We cannot reach .* just now/);
  expect(await wayOut(undefined)).toBeNull();
});

async function sayings(account: string) {
  const { url, attempt } = await setOut();
  return comeBack(attempt, await provider.walk(url, account));
}

async function comeInAs(account: string): Promise<string> {
  return (await comeIn(OUTSIDER, await sayings(account))).sessionId;
}

async function whoComesIn(account: string): Promise<string | null> {
  const actor = await actorOfSession(await comeInAs(account));
  return actor.kind === "person" ? actor.personId : null;
}

async function sentence(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => expect.fail("it was let through"),
    (thrown: unknown) => thrown,
  );
  return isAppError(error) ? error.message : expect.fail(`no sentence: ${error}`);
}

/** What somebody is told who is not let in; and nothing was opened for them. */
async function refusalOf(account: string): Promise<string> {
  const before = await counts();
  const said = await sentence(comeInAs(account));
  expect(await counts()).toEqual(before);
  return said;
}

function counts() {
  return getSql()`select (select count(*) from people)::int as people, (select count(*) from sessions)::int as sessions,
    (select count(*) from identities)::int as accounts`;
}

function admin(personId: string): PersonActor {
  return { kind: "person", personId, name: "", roles: ["admin"], leads: [], owns: [], judges: [] };
}

/** Addresses may repeat among tests: each gets its own person, and lets earlier ones go to another address. */
async function newPerson(email: string): Promise<string> {
  const sql = getSql();
  await sql`update people set email = ${`${randomUUID()}@example.com`} where lower(email) = lower(${email})`;
  const [person] = await sql<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values ('Somebody', 'Here', ${email}, now()) returning id`;
  return person?.id ?? expect.fail("nobody was written");
}
