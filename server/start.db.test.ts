import { afterEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { start } from "./start";

useTestDatabase();

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0).reverse()) await close();
});

/** How far a start came, and the sentence that it ended with. */
async function launch(mode: "demo" | "production", settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const steps: string[] = [];
  const ended = await start({
    mode,
    port: 0,
    say: (line) => steps.push(line),
    step: (title, work) => {
      steps.push(title);
      return work();
    },
    onStop: (close) => closers.push(close),
  }).then(
    () => expect.fail("it started"),
    (error: Error) => error,
  );
  expect(ended.name).toBe("LaunchError");
  return { steps, sentence: ended.message };
}

test.each([
  ["production", { DEMO: "1" }, /npm start is never a demo/],
  ["demo", { DEMO: "1", SMTP_URL: "smtp://mail", MAIL_FROM: "a@example.com" }, /^SMTP_URL is set/],
  ["demo", { DEMO: "1", APP_URL: "https://pizza.example.com" }, /APP_URL is set for a real portal/],
] as const)("%s with %o stops before it touches a database", async (mode, settings, sentence) => {
  expect(await launch(mode, settings)).toEqual({ steps: [], sentence: expect.stringMatching(sentence) });
});

test("the demo does not begin in a company that is none", async () => {
  await getSql()`insert into people (given_name, family_name, email, created_at)
    values ('Ann', 'Oven', 'ann@example.com', now())`;
  const { steps, sentence } = await launch("demo", { DEMO: "1" });
  expect([steps, sentence]).toEqual([
    ["Opening the database"],
    expect.stringMatching(/Name an empty database/),
  ]);
});
