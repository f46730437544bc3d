import { expect, test } from "vitest";
import type { TableSoFar } from "@/features/people/types";
import { awardsInWords, monthAndYear, rareSentence, tableFacts, tableTime } from "./words";

const table = (since: string, until: string | null, rest: Partial<TableSoFar> = {}): TableSoFar => ({
  unitId: "t",
  name: "Buying",
  people: 1,
  over: 0,
  since: new Date(since),
  until: until ? new Date(until) : null,
  cameOf: null,
  endedIn: null,
  names: [],
  ...rest,
});

test("times at a table are as short as they can be", () => {
  expect(tableTime(table("2024-02-03", null))).toBe("since February 2024");
  expect(tableTime(table("2008-07-01", "2011-05-01"))).toBe("July 2008 to 2011");
  expect(tableTime(table("2026-01-05", "2026-06-03"))).toBe("January to June 2026");
  expect(tableTime(table("2026-01-05", "2026-01-30"))).toBe("January 2026");
  expect(monthAndYear("2008-07-31")).toBe("July 2008");
  expect(tableTime(table("2024-02-03", null, { cameOf: "split" }))).toBe("since the split in February 2024");
});

test("a table's size, names and end are told in a few words each", () => {
  expect(tableFacts(table("2024-02-03", null))).toEqual(["first at the table"]);
  expect(
    tableFacts(
      table("2011-02-03", "2014-05-01", {
        people: 10,
        over: 2,
        names: [{ name: "Purchasing", until: new Date("2012-06-01") }],
        endedIn: { how: "split", into: 2 },
      }),
    ),
  ).toEqual(["10 at the table, over by two", "called Purchasing until 2012", "split into two in 2014"]);
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
