import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const sent = (origin: string | null) =>
  isSameOrigin(new Headers({ host: "localhost:3000", ...(origin !== null && { origin }) }));

test("our own pages may write", () => expect(sent("http://localhost:3000")).toBe(true));

test.each([
  ["a missing", null],
  ["a null", "null"],
  ["an empty", ""],
  ["a foreign", "https://evil.example"],
  ["a look-alike", "http://localhost:3000.evil.example"],
  ["a disguised", "http://localhost:3000@evil.example"],
  ["another port's", "http://localhost:3001"],
])("%s Origin may not", (_, origin) => expect(sent(origin)).toBe(false));
