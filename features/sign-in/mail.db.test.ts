import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { hashToken } from "@/lib/auth/tokens";
import { at } from "@/lib/clock";
import { catchMail, type MailCatcher } from "@/lib/mail-catcher";
import { mailLink, requestLink } from "./commands/link";
import { sendTestMail } from "./commands/test-mail";
import { getWaysIn } from "./queries";
import { LINKS_FROM_NETWORK, LINKS_TO_ADDRESS, mailTrouble } from "./rules";

useTestDatabase();

const noon = new Date("2026-03-02T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
let office: MailCatcher;
let ann: string;

beforeAll(async () => {
  office = await catchMail();
});

beforeEach(async () => {
  office.mails.length = 0;
  office.refuse(null);
  vi.stubEnv("NEXTAUTH_URL", "https://pizza.example.com");
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  vi.stubEnv("SMTP_URL", office.url);
  vi.stubEnv("MAIL_FROM", "Two Pizza <pizza@example.com>");
  for (const table of ["sign_in_links", "rate_windows", "graphile_worker._private_jobs"])
    await getSql().unsafe(`delete from ${table}`);
  await getSql()`update people set email = id || '@example.com'`;
  ann = await newPerson("ann@example.com");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

test("asking does the same whether we know the address or not: it never looks at people", async () => {
  await getSql().begin(async (tx) => {
    await tx`lock table people in access exclusive mode`;
    for (const email of ["ann@example.com", "nobody@example.com"]) await ask(email);
  });
  expect(await getSql()`select 1 from sign_in_links`).toHaveLength(0);
  const jobs = await getSql()<{ payload: { email: string; to: string; askedAt: string } }[]>`
    select payload from graphile_worker._private_jobs order by id`;
  expect(jobs.map(({ payload }) => payload)).toEqual(
    ["ann@example.com", "nobody@example.com"].map((email) => {
      return { email, to: "/teams", askedAt: noon.toISOString() };
    }),
  );
});

test("the token is in the mail and nowhere else", async () => {
  await at(noon, () =>
    mailLink(SYSTEM, { email: "ANN@example.com", to: "/teams", askedAt: noon.toISOString() }),
  );
  const [mail] = office.mails;
  expect(mail?.to).toEqual(["ann@example.com"]);
  const [, token = ""] = /\/enter\/([\w-]{43})\?to=%2Fteams/.exec(mail?.text ?? "") ?? [];
  const [link] = await getSql()`
    select token_hash as hash, person_id as "personId", expires_at::text as until from sign_in_links`;
  expect(link).toMatchObject({ hash: hashToken(token), personId: ann });
  expect(new Date(String(link?.until)).getTime()).toBe(later(15).getTime());
  const kept = await getSql()`select payload::text, last_error from graphile_worker._private_jobs`;
  expect(JSON.stringify(kept)).not.toContain(token);
});

test("nobody unknown and nobody who left gets a mail", async () => {
  await newPerson("gone@example.com", noon);
  await newPerson("ida@example.com");
  // The last one is small letters to the database, and would be counted apart.
  for (const email of ["nobody@example.com", "gone@example.com", "\u0130da@example.com"])
    await at(later(1), () => mailLink(SYSTEM, { email, to: "/", askedAt: noon.toISOString() }));
  expect(office.mails).toEqual([]);
  expect(await getSql()`select 1 from sign_in_links`).toHaveLength(0);
});

test("a mail server that comes back late sends no old link", async () => {
  const asked = { email: "ann@example.com", to: "/", askedAt: noon.toISOString() };
  office.refuse({ code: 451, words: "later" });
  await expect(at(later(1), () => mailLink(SYSTEM, asked))).rejects.toThrow();
  office.refuse(null);
  await at(later(14), () => mailLink(SYSTEM, asked));
  await at(later(16), () => mailLink(SYSTEM, asked));
  expect(office.mails).toHaveLength(1);
});

test("one address is asked for a few times, one network some more, whoever they are", async () => {
  for (let i = 0; i < LINKS_TO_ADDRESS; i += 1) await ask("Nobody@example.com", `10.0.0.${i}`);
  await expect(ask("nobody@EXAMPLE.com", "10.0.0.99")).rejects.toMatchObject({ code: "too_many" });
  await expect(ask("ann@example.com", "10.0.0.99")).resolves.toBeUndefined();
  const crowd = Array.from({ length: LINKS_FROM_NETWORK }, (_, i) => ask(`${i}@example.com`, "10.0.0.99"));
  const asked = (await Promise.allSettled(crowd)).filter(({ status }) => status === "fulfilled");
  expect(asked).toHaveLength(LINKS_FROM_NETWORK - 2);
  await expect(ask("fresh@example.com", "10.0.0.99")).rejects.toMatchObject({ code: "too_many" });
  const keys = await getSql()<{ key: string }[]>`select key from rate_windows`;
  expect(JSON.stringify(keys)).not.toMatch(/@|10\.0/);
  await expect(
    at(later(16), () => ask("nobody@example.com", "10.0.0.99", later(16))),
  ).resolves.toBeUndefined();
});

test("without a mail server there is nothing to ask for", async () => {
  vi.stubEnv("SMTP_URL", "");
  await expect(ask("ann@example.com")).rejects.toMatchObject({ code: "not_found" });
});

test("nobody but the portal itself mails a link", async () => {
  const asked = { email: "ann@example.com", to: "/", askedAt: noon.toISOString() };
  await expect(mailLink(admin(), asked)).rejects.toMatchObject({ code: "forbidden" });
});

test("an admin tries the mail, and sees what became of it and no secret", async () => {
  office.refuse({ code: 550, words: "We do not relay for hush-hush" });
  await expect(sendTestMail(admin())).rejects.toMatchObject({
    code: "conflict",
    message: "The mail server refused the mail (it said 550).",
  });
  expect((await getWaysIn(admin())).lastTest).toMatchObject({ wentOut: false, byName: "Somebody Here" });
  office.refuse(null);
  vi.stubEnv("OIDC_ISSUER", "https://id.example.com");
  vi.stubEnv("OIDC_CLIENT_ID", "portal");
  vi.stubEnv("OIDC_CLIENT_SECRET", "hush-hush");
  await sendTestMail(admin());
  expect(office.mails.map(({ to }) => to)).toEqual([["ann@example.com"]]);
  vi.stubEnv("SMTP_URL", "smtps://portal:hush-hush@mail.example.com");
  const ways = await getWaysIn(admin());
  expect(ways).toMatchObject({
    mail: { server: "mail.example.com" },
    lastTest: { wentOut: true },
    provider: { issuer: "https://id.example.com", clientId: "portal" },
    addresses: { redirect: "https://pizza.example.com/api/auth/provider/callback" },
  });
  expect(JSON.stringify(ways)).not.toContain("hush");
});

test("a mail server that is not there is said in a sentence", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
  await expect(sendTestMail(admin())).rejects.toMatchObject({ message: mailTrouble({ code: "ESOCKET" }) });
});

function ask(email: string, network = "203.0.113.9", time = noon): Promise<void> {
  return at(time, () => requestLink(OUTSIDER, { email, to: "/teams" }, { network }));
}

function admin(): PersonActor {
  return { kind: "person", personId: ann, name: "", roles: ["admin"], leads: [], owns: [], judges: [] };
}

async function newPerson(email: string, leftAt: Date | null = null): Promise<string> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (id, given_name, family_name, email, created_at, left_at)
    values (${randomUUID()}, 'Somebody', 'Here', ${email}, now(), ${leftAt}) returning id`;
  return person?.id ?? expect.fail("nobody was written");
}
