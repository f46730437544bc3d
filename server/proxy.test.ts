import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { config, proxy } from "@/proxy";

const [pattern = ""] = config.matcher;
const passes = (path: string) => new RegExp(`^${pattern}$`).test(path);

test.each([
  "/",
  "/sign-in",
  "/people",
  "/kiosk",
  "/set-up/abc",
  "/api/people",
  "/api/auth/signin",
  "/wall/abc",
  "/wall/nominations/abc",
  "/wall/nominations/abc/files",
  "/wall/abc/share.png/more",
  "/wall/consent/share.png",
  "/wall/awards/share.png",
  "/wall/vote/share.png",
  "/icons",
  "/favicons",
  "/api/importance",
])("%s gets a policy", (path) => expect(passes(path)).toBe(true));

test.each(["/api/import", "/api/import/abc/pictures", "/api/pictures", "/api/files"])(
  "%s takes more than the proxy lets through",
  (path) => expect(passes(path)).toBe(false),
);

test.each([
  "/pictures/abc/640",
  "/kiosk/pictures/abc/640",
  "/wall/abc/share.png",
  "/wall/nominations/abc/picture/640",
  "/wall/nominations/abc/files/def",
  "/api/wall/abc/picture/640",
])("%s keeps the stricter policy of its own", (path) => expect(passes(path)).toBe(false));

test("every page's policy has a nonce of its own, no inline script and no frame", () => {
  const policyOf = () =>
    proxy(new NextRequest("http://localhost:3000/")).headers.get("content-security-policy") ?? "";
  const [one, other] = [policyOf(), policyOf()];
  expect(one).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{40,}' 'strict-dynamic'(;|$)/);
  expect(one).toContain("frame-ancestors 'none'");
  expect(one).toContain("base-uri 'none'");
  expect(one).not.toBe(other);
});

test("ballots may go to the box that BOX_URL names, and to no other origin", () => {
  const connect = () =>
    /connect-src ([^;]*)/.exec(
      proxy(new NextRequest("http://localhost:3000/")).headers.get("content-security-policy") ?? "",
    )?.[1];
  expect(connect()).toBe("'self'");
  vi.stubEnv("BOX_URL", "https://box.example.com/");
  expect(connect()).toBe("'self' https://box.example.com");
  vi.unstubAllEnvs();
});

test("the page that was asked for is noted by us, whatever the browser claims", () => {
  const noted = (path: string) => {
    const request = new NextRequest(`http://localhost:3000${path}`, {
      headers: { "x-wanted-path": "/claimed" },
    });
    return proxy(request).headers.get("x-middleware-request-x-wanted-path");
  };
  expect(noted("/teams/7?from=mail&_rsc=1x")).toBe("/teams/7?from=mail");
  expect(noted("/")).toBe("/");
});

test("what a browser sends as a policy is not believed", () => {
  const headers = { "content-security-policy": "script-src *", "x-nonce": "mine" };
  const response = proxy(new NextRequest("http://localhost:3000/", { headers }));
  expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
  expect(response.headers.get("x-middleware-request-content-security-policy")).not.toContain("*");
});
