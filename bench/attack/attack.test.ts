import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideStates } from "@/features/results/gate/decide";
import { STILL } from "@/features/results/gate/moving";
import { attack } from "./attack";
import { plans } from "./company";
import { type Decide, runGate } from "./gate-run";
import type { Case, Figure, Sheet } from "./knowledge";
import type { Triple } from "./reading";

/** A company with the teams a and b, a letter and a number a person, and what is shown of it. */
function company(counts: Record<"all" | "a" | "b", number>, shown: Partial<Sheet>): Case {
  const boxes = Object.entries(counts);
  const half = (n: number): Triple => [Math.ceil(n / 2), 0, Math.floor(n / 2)];
  return {
    sheet: {
      round: "1",
      kind: "pulse",
      service: null,
      k: 5,
      strict: false,
      tree: [
        { id: "all", parentId: null },
        { id: "a", parentId: "all" },
        { id: "b", parentId: "all" },
      ],
      boxOf: new Map(
        boxes.flatMap(([box, n]) => Array.from({ length: n }, (_, i) => [`${box}${i}`, box] as const)),
      ),
      statements: [],
      counts: [],
      comments: [],
      ...shown,
    },
    truth: {
      answers: new Map(boxes.map(([box, n]) => [box, new Map([["recommend", half(n)]])])),
      people: new Map(boxes),
      authors: new Map(
        boxes.flatMap(([box, n]) => Array.from({ length: n }, (_, i) => [`${box} says ${i}`, box])),
      ),
    },
  };
}

const said = (box: string, n: number) => Array.from({ length: n }, (_, i) => `${box} says ${i}`);
const found = (one: Case) => attack([one]).map((finding) => `${finding.attack} ${finding.what}`);
const score = (unit: string, figure: Figure): Sheet["statements"][number] => ({
  unit,
  question: "recommend",
  kind: "nps",
  figure,
});

describe("each attack finds what it is there for", () => {
  const counts = { all: 3, a: 12, b: 8 };

  test("T2: comments of a team of eight", () => {
    const open = company(counts, { comments: [{ unit: "b", bodies: said("b", 6) }] });
    expect(found(open)).toEqual(["T2 comments of 8 people"]);
  });

  test("T2: comments that one page has and the next has not", () => {
    const lists = [
      { unit: "all", bodies: [...said("a", 6), ...said("b", 6)] },
      { unit: "a", bodies: said("a", 6) },
    ];
    expect(found(company(counts, { comments: lists }))).toContain("T2 a comment is read in two places");
  });

  test("T2: four comments by themselves", () => {
    const lists = [{ unit: "a", bodies: said("a", 4) }];
    expect(found(company(counts, { comments: lists }))).toEqual(["T2 4 comments by themselves"]);
  });

  test("T7: how many answered beside the teams whose count is shown", () => {
    const rates = [
      { unit: "all", cast: 23, of: "round" as const },
      { unit: "a", cast: 12, of: "unit" as const },
      { unit: "b", cast: 8, of: "unit" as const },
    ];
    expect(found(company(counts, { counts: rates }))).toEqual([
      "T7 a count of fewer than k",
      "T7 a hidden unit shows a count",
      "T7 a hidden unit shows a count",
    ]);
  });

  test("T8: a figure that is not what people answered", () => {
    const wrong = { state: "exact", n: 12, value: 50, low: 0, high: 90 } as const;
    expect(found(company(counts, { statements: [score("a", wrong)] }))).toContain(
      "T8 recommend is not as answered",
    );
  });

  test("T9: one who answered in a block of k less one knows the others better than promised", () => {
    const words = (n: number) => ({ state: "words", n, words: "nearly_all" }) as const;
    const shown = company(
      { all: 4, a: 12, b: 8 },
      { statements: [score("all", words(24)), score("a", words(12)), score("b", words(8))] },
    );
    expect(found(shown)).toContain("T9 recommend of fewer than k - 1 others");
  });
});

describe("T5: six answers, then seven", () => {
  const broken: [string, Decide][] = [
    ["nobody is thought to move", (units, terms) => decideStates(units, { ...terms, moving: STILL })],
    [
      "a band is hidden and its block is not",
      (units, terms) =>
        decideStates(units, { ...terms, moving: { ...terms.moving, block: () => false, pair: () => false } }),
    ],
  ];

  test.each(broken)("is found where %s", { timeout: 60_000 }, (_, decide) => {
    const companies = fc.sample(plans(), { numRuns: 150, seed: 5 });
    const findings = companies.flatMap((plan) => attack(runGate(plan, decide)));
    expect(new Set(findings.map((finding) => finding.attack))).toEqual(new Set(["T5"]));
  });
});
