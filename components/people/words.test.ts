import { expect, test } from "vitest";
import { awardsInWords, monthAndYear, rareSentence, tableTime } from "./words";

const table = (since: string, until: string | null) => ({
  unitId: "",
  name: "",
  people: 1,
  since: new Date(since),
  until: until ? new Date(until) : null,
});

test("times at a table are as short as they can be", () => {
  expect(tableTime(table("2024-02-03", null))).toBe("since February 2024");
  expect(tableTime(table("2008-07-01", "2011-05-01"))).toBe("July 2008 to 2011");
  expect(tableTime(table("2026-01-05", "2026-06-03"))).toBe("January to June 2026");
  expect(tableTime(table("2026-01-05", "2026-01-30"))).toBe("January 2026");
  expect(monthAndYear("2008-07-31")).toBe("July 2008");
});

test("what is rare at a table is said in one sentence", () => {
  const rare = (...pairs: [string, number][]) => pairs.map(([name, others]) => ({ name, others }));
  expect(rareSentence("Jo", [])).toBeNull();
  expect(rareSentence("Jo", rare(["Fixer", 0]))).toBe("At this table only Jo lists Fixer in the top five.");
  expect(rareSentence("Jo", rare(["Fixer", 0], ["Host", 0]))).toBe(
    "At this table only Jo lists Fixer or Host in the top five.",
  );
  expect(rareSentence("Jo", rare(["Fixer", 0], ["Host", 2]))).toBe(
    "At this table only Jo lists Fixer in the top five; Host is shared by three.",
  );
  expect(rareSentence("Jo", rare(["Fixer", 1], ["Host", 2]))).toBe(
    "At this table Jo is one of two with Fixer in the top five, and one of three with Host.",
  );
});

test("awards are counted in words", () => {
  expect([1, 3, 12].map(awardsInWords)).toEqual([
    "One award on the wall",
    "Three awards on the wall",
    "12 awards on the wall",
  ]);
});
