import { expect, test, vi } from "vitest";
import { hitKey, networkOf } from "./network";

const from = (forwarded: string) => networkOf(new Headers({ "x-forwarded-for": forwarded }));

test("only the last forwarded address is ours to believe", () => {
  expect(from("10.0.0.1, 203.0.113.9")).toBe("203.0.113.9");
  expect(from("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(networkOf(new Headers())).toBe("");
});

test("a port beside the address is no other place", () => {
  for (const port of [4711, 4712]) {
    expect(from(`203.0.113.9:${port}`)).toBe("203.0.113.9");
    expect(from(`[2001:db8:1:2::7]:${port}`)).toBe("2001:db8:1:2");
  }
});

test("one IPv6 network counts as one, however it is written", () => {
  expect(from("2001:db8:1:2::7")).toBe("2001:db8:1:2");
  expect(from("2001:DB8:1:2:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:1:2");
  expect(from("2001:0db8::1")).toBe("2001:db8:0:0");
  expect(from("::1")).toBe("0:0:0:0");
});

test("a key names nobody and changes with the secret", () => {
  vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(32));
  const key = hitKey("link to", "ann@example.com");
  expect(key).toMatch(/^link to [\w-]{43}$/);
  expect(hitKey("link from", "ann@example.com").slice(-43)).not.toBe(key.slice(-43));
  vi.stubEnv("NEXTAUTH_SECRET", "b".repeat(32));
  expect(hitKey("link to", "ann@example.com")).not.toBe(key);
  vi.unstubAllEnvs();
});
