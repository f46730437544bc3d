import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, drawShortlist } from "./shortlist";

const people = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { minLength: 1 });
const candidates = fc
  .array(
    fc.record({
      nomineeId: fc.constantFrom("n1", "n2", "n3", "n4", "n5"),
      screening: fc.constantFrom("waiting", "passed", "returned"),
      isHere: fc.boolean(),
      isCoolingDown: fc.boolean(),
      voices: people.map((ids) => ids.map((personId) => ({ personId, teamId: null }))),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, i): Candidate => ({ ...one, nominationId: String(i) })));
const limits = fc.record({
  screened: fc.boolean(),
  shortlist: fc.record({ voices: fc.integer({ min: 1, max: 5 }), atMost: fc.integer({ min: 1, max: 6 }) }),
});

describe("the shortlist", () => {
  test("holds whoever may go on, and leaves out only who has fewer voices than everybody on it", () => {
    fc.assert(
      fc.property(candidates, limits, (all, rules) => {
        const mayGoOn = all.filter(
          ({ isHere, isCoolingDown, screening }) =>
            isHere && !isCoolingDown && (rules.screened ? screening === "passed" : screening !== "returned"),
        );
        const voicesOf = ({ nomineeId }: Candidate) =>
          new Set(
            mayGoOn
              .filter((one) => one.nomineeId === nomineeId)
              .flatMap(({ voices }) => voices.map((v) => v.personId)),
          ).size;
        const heard = mayGoOn.filter((one) => voicesOf(one) >= rules.shortlist.voices);
        const drawn = new Set(drawShortlist(all, rules));
        const [on, off] = [
          heard.filter((one) => drawn.has(one.nominationId)),
          heard.filter((one) => !drawn.has(one.nominationId)),
        ];
        expect(on.length).toBe(drawn.size);
        expect(on.length).toBeGreaterThanOrEqual(Math.min(heard.length, rules.shortlist.atMost));
        const fewest = Math.min(...on.map(voicesOf));
        for (const one of off) expect(voicesOf(one)).toBeLessThan(fewest);
        const better = on.filter((one) => voicesOf(one) > fewest);
        expect(better.length).toBeLessThan(rules.shortlist.atMost);
      }),
      { numRuns: 300 },
    );
  });

  test("lets cases that are level at the edge all go on", () => {
    const one = (nominationId: string, ...ids: string[]): Candidate => ({
      nominationId,
      nomineeId: nominationId,
      screening: "waiting",
      isHere: true,
      isCoolingDown: false,
      voices: ids.map((personId) => ({ personId, teamId: null })),
    });
    const all = [one("x", "a"), one("y", "a", "b"), one("z", "c"), one("w", "d")];
    expect(drawShortlist(all, { screened: false, shortlist: { voices: 1, atMost: 2 } })).toEqual([
      "y",
      "x",
      "z",
      "w",
    ]);
    expect(drawShortlist(all, { screened: false, shortlist: { voices: 1, atMost: 1 } })).toEqual(["y"]);
    expect(drawShortlist(all, { screened: true, shortlist: { voices: 1, atMost: 1 } })).toEqual([]);
  });
});
