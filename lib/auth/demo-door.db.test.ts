import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { demoIsOn } from "@/lib/demo";
import { authOptions } from "./options";

useTestDatabase();

let somebody: string;

beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, demo_mark, created_at) values ('Bakery', 'seeded', now())`;
  const [person] = await sql<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at) values ('Ann', 'Oven', 'ann@example.com', now())
    returning id`;
  somebody = person?.id ?? "";
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await getSql()`update company set demo_mark = 'seeded'`;
});

test("in the demo company anybody steps into anybody", async () => {
  vi.stubEnv("DEMO", "1");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  expect([await demoIsOn(), await stepsInto(somebody)]).toEqual([true, true]);
});

test.each(["", "0", "true", "yes", "01"])("DEMO=%s opens no door", async (value) => {
  vi.stubEnv("DEMO", value);
  expect([await demoIsOn(), await stepsInto(somebody)]).toEqual([false, false]);
});

test.each([
  ["OIDC_ISSUER", "https://id.example.com"],
  ["OIDC_CLIENT_SECRET", "secret"],
  ["SMTP_URL", "smtp://mail.example.com"],
  ["APP_URL", "https://pizza.example.com"],
  ["NEXTAUTH_URL", "https://pizza.example.com"],
])("DEMO=1 opens no door beside %s", async (name, value) => {
  vi.stubEnv("DEMO", "1");
  vi.stubEnv(name, value);
  expect([await demoIsOn(), await stepsInto(somebody)]).toEqual([false, false]);
});

test("DEMO=1 opens no door of a database without the seed's mark", async () => {
  vi.stubEnv("DEMO", "1");
  await getSql()`update company set demo_mark = null`;
  expect([await demoIsOn(), await stepsInto(somebody)]).toEqual([false, false]);
});

/** Whether the demo's way in opens a session. */
async function stepsInto(personId: string): Promise<boolean> {
  const demo = authOptions().providers.find(({ options }) => options?.id === "demo");
  const request = { body: {}, query: {}, headers: {}, method: "POST" };
  return Boolean(await demo?.options?.authorize?.({ personId }, request));
}
