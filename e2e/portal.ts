import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { closeClient, getSql } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { withDatabase } from "@/db/test-server";
import { writeSignInLink } from "@/features/people/commands/sign-in-link";
import { SYSTEM } from "@/lib/actor";

export type Portal = {
  /** The address of this file's portal, without a slash at the end. */
  readonly origin: string;
  /** Opens the page at this path and waits until it answers to a press. */
  open(page: Page, path: string): Promise<void>;
  /** Walks in as the person with this mail address, by a one-time link of theirs, to the page at this path. */
  signIn(page: Page, email: string, path?: string): Promise<void>;
};

/**
 * Gives the journey file that calls it (once, at the top level) a portal and a database of its own: an empty one, or
 * one with the directory and its pictures imported.
 * @param settings more environment variables for the portal that will be at `origin`
 */
export function usePortal(
  start: "empty" | "directory",
  settings: (origin: string) => Promise<Record<string, string>> = async () => ({}),
): Portal {
  const name = `test_${randomBytes(4).toString("hex")}_${process.pid}`;
  const server = needed("E2E_SERVER_URL");
  let sealFolder: string;
  let child: ChildProcess;
  let origin = "";
  /** What the portal wrote to its log during a test: shown with those that fail. */
  let said = "";

  test.beforeAll(async () => {
    const template = needed(start === "empty" ? "E2E_EMPTY" : "E2E_DIRECTORY");
    await administer(server, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
    sealFolder = await mkdtemp(join(tmpdir(), "seal-"));
    process.env.SEAL_DIR = sealFolder;
    process.env.DATABASE_URL = withDatabase(server, name);
    process.env.NEXTAUTH_SECRET = randomBytes(32).toString("base64url");
    const port = await freePort();
    child = fork("e2e/serve.ts", {
      execArgv: ["--import", "tsx"],
      env: {
        ...process.env,
        ...(await settings(`http://localhost:${port}`)),
        NODE_ENV: "production",
        PORT: String(port),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const hear = (words: Buffer) => {
      said += words;
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    origin = await new Promise<string>((done, fail) => {
      child.once("message", (message: { origin: string }) => done(message.origin));
      child.once("exit", (code) => fail(new Error(`the portal stopped with code ${code}: ${said}`)));
    });
  });

  test.beforeEach(() => {
    said = "";
  });

  test.afterEach(async ({ browserName: _ }, info) => {
    if (info.status !== info.expectedStatus && said)
      await info.attach("the portal's log", { body: said, contentType: "text/plain" });
  });

  test.afterAll(async () => {
    if (child?.connected) {
      const gone = new Promise((done) => child.once("exit", done));
      child.disconnect();
      await gone;
    }
    await closeClient();
    await administer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    await rm(sealFolder, { recursive: true, force: true });
  });

  return {
    get origin() {
      return origin;
    },
    async open(page, path) {
      await page.goto(origin + path);
      await awake(page);
    },
    async signIn(page, email, path = "/") {
      const [person] = await getSql()<
        { id: string }[]
      >`select id from people where lower(email) = lower(${email})`;
      if (!person) throw new Error(`nobody has the address ${email}`);
      const { token } = await writeSignInLink(SYSTEM, { personId: person.id });
      await page.context().clearCookies();
      // What the link's button does; journeys about the door itself press it.
      const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
      const form = { csrfToken, token, json: "true" };
      const answer = await page.request.post(`${origin}/api/auth/callback/link`, { form });
      expect(answer.ok()).toBe(true);
      await this.open(page, path);
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** What is typed before the page's scripts listen may be lost to them: a test waits until they do. */
export async function awake(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => Object.keys(document).some((key) => key.startsWith("_reactListening"))))
    .toBe(true);
}

async function administer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end({ timeout: 1 }));
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the journeys through npm test, which prepares them.`);
  return value;
}
