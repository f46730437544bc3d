import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. `text` and `html` are decoded. */
export type CaughtMail = { from: string; to: string[]; head: string; text: string; html: string };

export type MailCatcher = {
  /** For SMTP_URL. */
  url: string;
  mails: CaughtMail[];
  /** Refuses with this SMTP reply from now on, or takes mail again. */
  refuse(reply: { code: number; words: string } | null): void;
  close(): Promise<void>;
};

/** A mail server for tests on a free port of this machine: keeps what it is sent. */
export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let refusal: { code: number; words: string } | null = null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        mails.push({ from, to: rcptTo.map(({ address }) => address), ...read(Buffer.concat(chunks)) });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(reply) {
      refusal = reply;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

/** A mail in two parts (RFC 2046, 5.1), as ours are. */
function read(raw: Buffer): Pick<CaughtMail, "head" | "text" | "html"> {
  const [head = "", body = ""] = halves(raw.toString("latin1"));
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const parts = boundary ? `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1).map(halves) : [[head, body]];
  const part = (type: string) => {
    const [partHead = "", partBody = ""] = parts.find(([said]) => said?.includes(`text/${type}`)) ?? [];
    return decode(partBody, /content-transfer-encoding: *([\w-]+)/i.exec(partHead)?.[1]?.toLowerCase());
  };
  return { head, text: part("plain"), html: part("html") };
}

function halves(words: string): string[] {
  const middle = words.indexOf("\r\n\r\n");
  return [words.slice(0, middle), words.slice(middle + 4)];
}

function decode(words: string, encoding: string | undefined): string {
  if (encoding === "base64") return Buffer.from(words, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return words;
  const bytes = words
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
