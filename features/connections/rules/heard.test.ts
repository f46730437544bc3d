import { expect, test } from "vitest";
import { agoWords, weekWords } from "./heard";

const time = new Date("2026-11-22T12:00:00Z");
const before = (minutes: number) => new Date(time.getTime() - minutes * 60_000);

test.each([
  [0, "just now"],
  [12, "12 minutes ago"],
  [60, "an hour ago"],
  [200, "3 hours ago"],
  [3 * 1440, "on 19 November"],
])("%i minutes before is %s", (minutes, words) => {
  expect(agoWords(before(minutes), time)).toBe(words);
});

test("a week is one sentence", () => {
  expect(weekWords({ joined: 0, changed: 0, left: 0, tables: 0 })).toBe(
    "Nothing came in during the last seven days.",
  );
  expect(weekWords({ joined: 12, changed: 40, left: 1, tables: 1 })).toBe(
    "In the last seven days 12 people came, one person left, 40 people changed and one table was seated anew.",
  );
  expect(weekWords({ joined: 1, changed: 0, left: 0, tables: 0 })).toBe(
    "In the last seven days one person came.",
  );
});
