import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { enqueueMail, type Mail, mailTasks } from "./mail";
import { catchMail, type MailCatcher } from "./mail-catcher";
import { runJobs } from "./test-worker";

useTestDatabase();

let office: MailCatcher;

beforeAll(async () => {
  office = await catchMail();
  vi.stubEnv("NEXTAUTH_URL", "https://pizza.example.com");
});

beforeEach(() => {
  office.mails.length = 0;
  office.refuse(null);
  vi.stubEnv("SMTP_URL", office.url);
  vi.stubEnv("MAIL_FROM", "Two Pizza <pizza@example.com>");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

test("says the same in text and in HTML, at the address of the time of sending", async () => {
  const to = await newPerson("José", "old@example.com");
  const words = { subject: "A seat ✓", text: "Two lines:\none & <b>two</b>\n\nAnother." };
  await enqueueMail(getDb(), { to, ...words, action: { label: "Open the table", path: "/teams/7?a=1&b=2" } });
  await getSql()`update people set email = 'new@example.com' where id = ${to}`;
  await work();
  const [mail] = office.mails;
  expect(office.mails).toHaveLength(1);
  expect(mail).toMatchObject({ from: "pizza@example.com", to: ["new@example.com"] });
  expect(mail?.head).toContain("Auto-Submitted: auto-generated");
  expect(mail?.text.replaceAll("\r\n", "\n")).toBe(
    "Two lines:\none & <b>two</b>\n\nAnother.\n\nOpen the table:\nhttps://pizza.example.com/teams/7?a=1&b=2\n\n" +
      "-- \nYou get this because you have a seat at Two Pizza.\n",
  );
  expect(mail?.html).toContain("one &amp; &lt;b&gt;two&lt;/b&gt;");
  expect(mail?.html).toContain('href="https://pizza.example.com/teams/7?a=1&amp;b=2"');
  expect(mail?.html).not.toMatch(/<img|src=|url\(|@import/i);
});

test("goes to the address that somebody had until now, when it is about that", async () => {
  const to = await newPerson("Moved", "present@example.com");
  await enqueueMail(getDb(), {
    to,
    formerAddress: "former@example.com",
    subject: "Moved",
    text: "Elsewhere.",
  });
  await work();
  expect(office.mails.map((mail) => mail.to)).toEqual([["former@example.com"]]);
});

test("goes to nobody who left, and to nobody at all without a mail server", async () => {
  const gone = await newPerson("Gone", "gone@example.com", "now()");
  await enqueueMail(getDb(), { to: gone, subject: "Hello", text: "Are you there?" });
  await work();
  expect(office.mails).toEqual([]);
  vi.stubEnv("SMTP_URL", "");
  await enqueueMail(getDb(), { to: gone, subject: "Hello", text: "Are you there?" });
  expect(await jobs()).toEqual([]);
});

test.each([
  ["subject", { subject: "Hello\r\nBcc: thief@example.com\r\n\r\nbody" }, "Maud"],
  ["name", {}, "Maud\r\nBcc: thief@example.com"],
  ["name of many", {}, 'Maud" <thief@example.com>, "'],
])("no header is smuggled in by a %s", async (_, words: Partial<Mail>, name) => {
  const to = await newPerson(name, "maud@example.com");
  await enqueueMail(getDb(), { to, subject: "Hello", text: "Words", ...words });
  await work();
  expect(office.mails.map((mail) => mail.to)).toEqual([["maud@example.com"]]);
  expect(office.mails[0]?.head).not.toMatch(/^Bcc/im);
});

test.each(["two@example.com,thief@example.com", "a@b@example.com", "x@example.com\r\nBcc: y@example.com"])(
  "an address that is not one plain address gets nothing: %s",
  async (address) => {
    const to = await newPerson("Odd", address);
    await enqueueMail(getDb(), { to, subject: "Hello", text: "Words" });
    await work();
    expect([office.mails, await jobs()]).toEqual([[], []]);
  },
);

test("a button leads to our own pages alone", async () => {
  const to = await newPerson("Lea", "lea@example.com");
  for (const path of ["//thief.example.com/", "/\\thief.example.com", "https://thief.example.com/"]) {
    await enqueueMail(getDb(), { to, subject: "Hello", text: "Words", action: { label: "Go", path } });
  }
  await work();
  expect(office.mails).toEqual([]);
  await getSql()`delete from graphile_worker._private_jobs`;
});

test("is tried again while the mail server refuses", async () => {
  const to = await newPerson("Ada", "ada@example.com");
  office.refuse({ code: 451, words: "Come back later" });
  await enqueueMail(getDb(), { to, subject: "Hello", text: "Words" });
  await work();
  const [refused] = await jobs();
  expect(refused).toMatchObject({ attempts: 1, error: expect.stringContaining("Come back later") });
  office.refuse(null);
  await getSql()`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect([office.mails.length, await jobs()]).toEqual([1, []]);
});

const work = () => runJobs(mailTasks);

function jobs() {
  return getSql()`select attempts, last_error as error from graphile_worker.jobs`;
}

/** Addresses may repeat among tests: each gets its own person, and lets earlier ones go to another address. */
async function newPerson(name: string, email: string, leftAt = "null"): Promise<string> {
  const sql = getSql();
  await sql`update people set email = id || '@example.com' where lower(email) = lower(${email})`;
  const [person] = await sql<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at, left_at)
    values (${name}, '', ${email}, now(), ${sql.unsafe(leftAt)}) returning id`;
  return person?.id ?? expect.fail("nobody was written");
}
