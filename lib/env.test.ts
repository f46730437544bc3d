import { expect, test } from "vitest";
import { readSettings } from "./env";

test("nothing has to be set, and an empty variable counts as not set", () => {
  expect(readSettings({ DATABASE_URL: "", TRUST_PROXY: "" })).toEqual({
    ALLOWED_HOSTS: "",
    ANNOUNCE_HOSTS: "",
    TRUST_PROXY: false,
    OIDC_MAIL_IS_VERIFIED: false,
  });
});

test("reads what is set and leaves other programs' variables out", () => {
  const settings = readSettings({ APP_URL: "https://pizza.example.com", TRUST_PROXY: "1", PATH: "/bin" });
  expect(settings).toEqual({
    APP_URL: "https://pizza.example.com",
    TRUST_PROXY: true,
    ALLOWED_HOSTS: "",
    ANNOUNCE_HOSTS: "",
    OIDC_MAIL_IS_VERIFIED: false,
  });
});

test.each([
  [{ DATABASE_URL: "mysql://there" }, /DATABASE_URL: begins with postgres/],
  [{ APP_URL: "javascript:alert(1)" }, /APP_URL: is an address like/],
  [{ BOX_URL: "box.example.com" }, /BOX_URL: is an address like/],
  [{ SMTP_URL: "https://mail", MAIL_FROM: "a@b" }, /SMTP_URL: begins with smtp/],
  [{ SMTP_URL: "smtp://mail" }, /MAIL_FROM: is needed beside SMTP_URL/],
  [{ SMTP_URL: "smtp://mail", MAIL_FROM: "a@b\r\nBcc: c@d" }, /MAIL_FROM: is an address/],
  [{ OIDC_ISSUER: "https://id.example.com" }, /OIDC_CLIENT_ID: is needed.*OIDC_CLIENT_SECRET: is needed/],
  [
    { OIDC_ISSUER: "http://id.example.com", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" },
    /OIDC_ISSUER: begins with https/,
  ],
  [
    { S3_ENDPOINT: "https://s3.example.com", S3_BUCKET: "pizza" },
    /S3_ACCESS_KEY_ID: is needed.*S3_SECRET_ACCESS_KEY: is needed/,
  ],
  [
    {
      S3_ENDPOINT: "http://s3.example.com",
      S3_BUCKET: "b..d/",
      S3_ACCESS_KEY_ID: "a",
      S3_SECRET_ACCESS_KEY: "b",
    },
    /S3_BUCKET: is the name of a bucket/,
  ],
  [
    {
      S3_ENDPOINT: "http://s3.example.com",
      S3_BUCKET: "pizza",
      S3_ACCESS_KEY_ID: "a",
      S3_SECRET_ACCESS_KEY: "b",
    },
    /S3_ENDPOINT: begins with https/,
  ],
  [{ NEXTAUTH_SECRET: "short" }, /NEXTAUTH_SECRET: has at least 32 characters/],
])("says in a sentence what is wrong with %o", (variables, sentence) => {
  expect(() => readSettings(variables)).toThrow(sentence);
});

test("takes a mail server and a provider that are whole", () => {
  const set = {
    SMTP_URL: "smtps://ann:secret@mail.example.com:465",
    MAIL_FROM: "Two Pizza <pizza@example.com>",
    OIDC_ISSUER: "https://login.example.com/tenant/v2.0",
    OIDC_CLIENT_ID: "portal",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_NAME: "Work account",
  };
  expect(readSettings(set)).toMatchObject(set);
  expect(readSettings({ ...set, OIDC_ISSUER: "http://localhost:4444" }).OIDC_ISSUER).toBe(
    "http://localhost:4444",
  );
});
