import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { allowedHosts, dropForwarded, isForUs } from "./hosts";

const hosts = allowedHosts(3000, {
  APP_URL: "https://Pizza.example.com",
  ALLOWED_HOSTS: "wall.example.com, ",
});

function message(headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

test.each([
  "localhost:3000",
  "127.0.0.1:3000",
  "[::1]:3000",
  "pizza.example.com",
  "PIZZA.example.com",
  "wall.example.com",
])("answers to %s", (host) => {
  expect(isForUs(message({ host }), hosts)).toBe(true);
});

test.each(["evil.example", "localhost", "localhost:3001", "pizza.example.com.evil.example", ""])(
  "does not answer to “%s”",
  (host) => {
    expect(isForUs(message({ host }), hosts)).toBe(false);
  },
);

test("a request without a Host is not for us", () => {
  expect(isForUs(message({}), hosts)).toBe(false);
});

test("a forwarded host must be on the list too", () => {
  const forged = message({ host: "localhost:3000", "x-forwarded-host": "evil.example" });
  expect(isForUs(forged, hosts)).toBe(false);
  dropForwarded(forged);
  expect(isForUs(forged, hosts)).toBe(true);
  expect(forged.headers).toEqual({ host: "localhost:3000" });
});
