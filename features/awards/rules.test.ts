import { describe, expect, test } from "vitest";
import { coverNames, namesOf } from "./rules/covers";
import { monthOf, monthsBetween, monthWords, suggestCycle } from "./rules/months";
import { excerpt } from "./rules/story";
import { countVoices, isCoolingDown } from "./rules/voices";
import { votesWords } from "./rules/votes";

describe("months", () => {
  test("are first days, in words", () => {
    expect(monthOf(new Date("2026-11-19T23:00:00Z"))).toBe("2026-11-01");
    expect(monthWords("2026-11-01")).toBe("November 2026");
    expect(monthWords("2026-09-01", "short")).toBe("Sep 2026");
    expect(monthWords("2026-09-01")).toBe("September 2026");
    expect(monthsBetween("2025-11-01", "2026-02-01")).toBe(3);
  });

  test("a winner waits twelve of them, whatever the order they are judged in", () => {
    expect(isCoolingDown(["2025-12-01"], "2026-11-01", 12)).toBe(true);
    expect(isCoolingDown(["2025-11-01"], "2026-11-01", 12)).toBe(false);
    expect(isCoolingDown(["2027-01-01"], "2026-11-01", 12)).toBe(true);
    expect(isCoolingDown([], "2026-11-01", 12)).toBe(false);
  });
});

test("the next month to open is the first that was not", () => {
  const today = new Date("2026-11-19T10:00:00Z");
  expect(suggestCycle([], today)).toEqual({ month: "2026-11", closes: "2026-12-10T12:00" });
  expect(suggestCycle(["2026-12-01", "2026-11-01"], today).month).toBe("2027-01");
});

test("stories are cut between words", () => {
  expect(excerpt("Short.", 20)).toBe("Short.");
  expect(excerpt("Drove in on a day off and paired a spare", 20)).toBe("Drove in on a day…");
});

test("voices are people, counted once, from as many teams as they sit in", () => {
  const voices = [
    { personId: "a", teamId: "t" },
    { personId: "b", teamId: "t" },
    { personId: "a", teamId: "t" },
    { personId: "c", teamId: null },
  ];
  expect(countVoices(voices)).toEqual({ voices: 3, teams: 1 });
});

test("a total that could name a voter is said in words", () => {
  expect([0, 1, 4, 5, 41].map(votesWords)).toEqual([
    "fewer than five votes",
    "fewer than five votes",
    "fewer than five votes",
    "5 votes",
    "41 votes",
  ]);
});

describe("tape", () => {
  const person = { tape: "The person", names: namesOf({ givenName: "José", familyName: "Sáez-Lopez" }) };
  const read = (story: string, ...covers: Parameters<typeof coverNames>[1]) =>
    coverNames(story, covers)
      .map(({ words, taped }) => (taped ? `[${words}]` : words))
      .join("");

  test("covers whole, given and family names, without accents and in capitals too", () => {
    expect(read("José Sáez-Lopez came. JOSE stayed, and Lopez's van too.", person)).toBe(
      "[The person] came. [The person] stayed, and [The person]'s van too.",
    );
  });

  test("leaves longer words alone", () => {
    const ann = { tape: "The person", names: ["Ann"] };
    expect(read("Ann planned the annual fair.", ann)).toBe("[The person] planned the annual fair.");
  });

  test("gives each name its own tape, the longest first", () => {
    const team = { tape: "A team", names: ["Shipping and Receiving"] };
    const other = { tape: "A colleague", names: ["Kim Ralls", "Kim"] };
    expect(read("Kim Ralls of Shipping and  Receiving saw it.", team, other)).toBe(
      "[A colleague] of [A team] saw it.",
    );
  });

  test("takes names as they are, signs included", () => {
    expect(read("A. (Scott) wrote.", { tape: "The person", names: ["A. (Scott)"] })).toBe(
      "[The person] wrote.",
    );
    expect(read("Ask O'Brien.", { tape: "The person", names: ["O'Brien"] })).toBe("Ask [The person].");
    expect(read("Nothing to hide", { tape: "x", names: ["", " "] })).toBe("Nothing to hide");
  });
});
