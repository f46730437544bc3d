import { expect, test } from "vitest";
import { readSettings } from "./env";

test("nothing has to be set, and an empty variable counts as not set", () => {
  expect(readSettings({ DATABASE_URL: "", TRUST_PROXY: "" })).toEqual({
    ALLOWED_HOSTS: "",
    TRUST_PROXY: false,
  });
});

test("reads what is set and leaves other programs' variables out", () => {
  const settings = readSettings({ APP_URL: "https://pizza.example.com", TRUST_PROXY: "1", PATH: "/bin" });
  expect(settings).toEqual({ APP_URL: "https://pizza.example.com", TRUST_PROXY: true, ALLOWED_HOSTS: "" });
});

test.each([
  [{ DATABASE_URL: "mysql://there" }, /DATABASE_URL: begins with postgres/],
  [{ APP_URL: "javascript:alert(1)" }, /APP_URL: is an address like/],
  [{ BOX_URL: "box.example.com" }, /BOX_URL: is an address like/],
  [{ NEXTAUTH_SECRET: "short" }, /NEXTAUTH_SECRET: has at least 32 characters/],
])("says in a sentence what is wrong with %o", (variables, sentence) => {
  expect(() => readSettings(variables)).toThrow(sentence);
});
