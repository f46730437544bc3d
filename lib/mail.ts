import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { type Db, getDb } from "@/db/client";
import { people } from "@/db/schema";
import { now } from "./clock";
import { enqueue } from "./jobs";
import { log } from "./log";
import { mailHtml, mailText, oneLine } from "./mail-words";
import { ownOrigin } from "./own-address";
import { isThisMachine } from "./this-machine";
import type { Posted } from "./webhook";

/**
 * Words for one person. `to` is a person's id, `action` a button whose path is ours, e.g. `/teams/<id>`. It goes to the
 * address they have when it is sent, or to `formerAddress`: the one they had until now, to say that it changed.
 */
export type Mail = Words & { to: string; formerAddress?: string };

type Words = { subject: string; text: string; action?: { label: string; path: string } };

/** Whether this portal can send mail: SMTP_URL and MAIL_FROM are set. */
export function mailIsSet(): boolean {
  return Boolean(process.env.SMTP_URL && process.env.MAIL_FROM);
}

/** Sends a mail after the caller's transaction commits, and tries again while the mail server is away. */
export async function enqueueMail(tx: Db, { action, ...mail }: Mail): Promise<void> {
  if (!mailIsSet()) return;
  await enqueue(tx, "send-mail", { ...mail, ...action });
}

const Payload = z.object({
  to: z.uuid(),
  formerAddress: z.string().optional(),
  subject: z.string(),
  text: z.string(),
  label: z.string().optional(),
  path: z.string().optional(),
});

export const mailTasks: TaskList = {
  "send-mail": async (payload) => {
    const { label, path, ...mail } = Payload.parse(payload);
    await sendMail({ ...mail, ...(label && path && { action: { label, path } }) });
  },
};

/**
 * Sends a mail now, to the address its person has now or had until now; never to somebody who left.
 * @returns whether it went out
 * @throws what the mail server or the way to it says; its `responseCode` is the server's number (RFC 5321, 4.2)
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  if (!mailIsSet()) return false;
  const [person] = await getDb()
    .select({ name: people.name, address: people.email })
    .from(people)
    .where(and(eq(people.id, mail.to), or(isNull(people.leftAt), gt(people.leftAt, now()))));
  if (!person) return false;
  const address = mail.formerAddress ?? person.address;
  if (!isMailable(address)) {
    log.warn({ person: mail.to }, "their address takes no mail");
    return false;
  }
  await deliver({ name: person.name, address }, mail);
  return true;
}

/** Why we would not send mail to a list, as a sentence; null when we would. */
export function whyNotMail(address: string): string | null {
  if (!mailIsSet())
    return "This portal sends no mail yet: SMTP_URL and MAIL_FROM say by which server, and who it is from.";
  return isMailable(address) ? null : "This is not one mail address, such as everybody@example.com.";
}

/** Sends a mail now to everybody who reads a list. A refusal for good (RFC 5321, 4.2.1) is not worth trying again. */
export async function mailList(list: { name: string; address: string }, words: Words): Promise<Posted> {
  const sentence = whyNotMail(list.address);
  if (sentence) return { ok: false, again: false, why: sentence };
  try {
    await deliver(list, words);
    return { ok: true };
  } catch (error) {
    const code = Number((error as { responseCode?: number }).responseCode ?? 0);
    if (code >= 500)
      return {
        ok: false,
        again: false,
        why: `The mail server does not take mail for this address (${code}).`,
      };
    if (code > 0) return { ok: false, again: true, why: `The mail server could not take it (${code}).` };
    return { ok: false, again: true, why: "The mail server could not be reached." };
  }
}

async function deliver({ name, address }: { name: string; address: string }, words: Words): Promise<void> {
  const origin = ownOrigin();
  const transport = createTransport({
    ...connection(process.env.SMTP_URL ?? ""),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: process.env.MAIL_FROM,
      to: { name: oneLine(name), address },
      subject: oneLine(words.subject),
      text: mailText(words, origin),
      html: mailHtml(words, origin),
      // RFC 3834: no holiday notice answers this.
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** Where to and how patiently. A password goes over the network only inside TLS. */
function connection(url: string) {
  return {
    url,
    requireTLS: new URL(url).username !== "" && !isThisMachine(url) && !url.startsWith("smtps:"),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  };
}

/** One plain address: nothing in it can begin another one or another header. */
function isMailable(address: string): boolean {
  return /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u.test(address);
}
