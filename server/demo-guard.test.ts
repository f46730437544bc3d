import { expect, test } from "vitest";
import { demoRefusal } from "./demo-guard";

test.each([
  ["demo", { DEMO: "1" }],
  ["demo", { DEMO: "1", APP_URL: "http://localhost:4000", OIDC_ISSUER: "", SMTP_URL: undefined }],
  ["development", { DEMO: "1", APP_URL: "http://127.0.0.1:3000" }],
  ["production", {}],
  [
    "production",
    { DEMO: "", APP_URL: "https://pizza.example.com", SMTP_URL: "smtp://mail", OIDC_ISSUER: "x" },
  ],
] as const)("%s starts with %o", (mode, variables) => {
  expect(demoRefusal(mode, variables)).toBeNull();
});

test.each([
  ["production", { DEMO: "1" }, /npm start is never a demo/],
  ["production", { DEMO: "1", SMTP_URL: "smtp://mail" }, /npm start is never a demo/],
  ["demo", { DEMO: "1", SMTP_URL: "smtp://mail" }, /^SMTP_URL is set for a real portal/],
  ["demo", { DEMO: "1", APP_URL: "https://pizza.example.com" }, /^APP_URL is set/],
  ["demo", { DEMO: "1", APP_URL: "not an address" }, /^APP_URL is set/],
  ["demo", { OIDC_NAME: "Work", OIDC_ISSUER: "https://id.example.com" }, /^OIDC_ISSUER, OIDC_NAME are set/],
  ["development", { OIDC_CLIENT_SECRET: "s" }, /^OIDC_CLIENT_SECRET is set/],
] as const)("%s does not start with %o", (mode, variables, sentence) => {
  expect(demoRefusal(mode, variables)).toMatch(sentence);
});
