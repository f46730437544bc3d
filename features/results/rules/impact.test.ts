import { expect, test } from "vitest";
import { firstToFix } from "./impact";

const driver = (id: string, weight: number | null, value: number | null) => ({ id, weight, value });

test("what to fix is low score and high impact, never one of them alone", () => {
  expect(firstToFix([driver("a", 0.6, 90), driver("b", 0.3, 40), driver("c", 0.1, 10)])).toBe("b");
  expect(firstToFix([driver("a", 0.6, 40), driver("b", 0.3, 40)])).toBe("a");
});

test("of three that are only named, the one fewest agree with", () => {
  expect(firstToFix([driver("a", null, 70), driver("b", null, 35), driver("c", null, null)])).toBe("b");
});

test("nothing without a number or where all agree", () => {
  expect(firstToFix([driver("a", 0.6, null)])).toBeNull();
  expect(firstToFix([driver("a", 0.6, 100)])).toBeNull();
  expect(firstToFix([])).toBeNull();
});
