import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each(["/", "/teams/7", "/people?q=ann%20b&page=2", "/wall/a-b"])("goes back to %s", (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  "//thief.example.com",
  "/\\thief.example.com",
  "/..//thief.example.com",
  "/a/..//thief.example.com/",
  "https://thief.example.com/",
  "javascript:alert(1)",
  "/\t/thief.example.com",
  "/\n//thief.example.com",
  "teams/7",
  "",
  undefined,
  ["/a", "/b"],
  `/${"a".repeat(600)}`,
  "/sign-in?to=/sign-in",
  "/api/auth/provider",
  "/enter/token",
])("goes to the start instead of %s", (path) => {
  expect(ownPath(path)).toBe("/");
});
