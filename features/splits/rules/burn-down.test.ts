import { expect, test } from "vitest";
import { burnDownSentence, monthOf } from "./burn-down";

const today = new Date("2026-09-10T09:00:00Z");
/** Counts at the ends of the months before September 2026, the last of them August. */
const months = (...counts: number[]) =>
  counts.map((over, i) => ({ at: new Date(Date.UTC(2026, 8 - (counts.length - 1 - i), 1)), over }));

test("a point stands for the month that ended then", () => {
  expect(monthOf({ at: new Date("2026-09-01T00:00:00Z") }, today)).toBe("August");
  expect(monthOf({ at: new Date("2026-01-01T00:00:00Z") }, today)).toBe("December 2025");
});

test("what was and what is", () => {
  expect(burnDownSentence({ months: months(4, 5, 4), over: 4 }, today)).toBe(
    "Four tables were over in June, four are now.",
  );
  expect(burnDownSentence({ months: months(2, 1), over: 0 }, today)).toBe(
    "Two tables were over in July, none is now.",
  );
  expect(burnDownSentence({ months: months(0, 0), over: 0 }, today)).toBe(
    "No table has been over two pizzas since July.",
  );
  expect(burnDownSentence({ months: months(0, 1), over: 1 }, today)).toBe(
    "No table was over in July, one is now.",
  );
  expect(burnDownSentence({ months: [], over: 3 }, today)).toBe("Three tables are over two pizzas now.");
});

test("a pace is told only where it is one", () => {
  expect(burnDownSentence({ months: months(12, 10, 10, 8), over: 6 }, today)).toBe(
    "Twelve tables were over in May, six are now. At this pace the last one splits in January 2027.",
  );
  expect(burnDownSentence({ months: months(12, 13, 8), over: 6 }, today)).not.toMatch(/pace/);
  expect(burnDownSentence({ months: months(8, 7), over: 6 }, today)).not.toMatch(/pace/);
  expect(burnDownSentence({ months: months(40, 40, 40), over: 39 }, today)).not.toMatch(/pace/);
});
