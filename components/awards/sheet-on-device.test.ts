import { beforeEach, expect, test, vi } from "vitest";
import { forgetSheet, forgetSheets, keepSheetHere, recallSheet } from "./sheet-on-device";

const ada = { personId: "ada", nominationId: "case" };
const bea = { personId: "bea", nominationId: "case" };

beforeEach(() => {
  const kept: Record<string, string> = {};
  const storage = Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, words: string) => void Reflect.set(kept, key, words) },
    removeItem: { value: (key: string) => void Reflect.deleteProperty(kept, key) },
  });
  vi.stubGlobal("localStorage", storage);
});

test("scores that wait on a device are those of whoever gave them, and of no other judge at it", () => {
  keepSheetHere(ada, [5, null, 4]);
  expect(recallSheet(ada)).toEqual([5, null, 4]);
  expect(recallSheet(bea)).toBeNull();
  keepSheetHere(bea, [1, 1, 1]);
  expect(recallSheet(ada)).toEqual([5, null, 4]);
  forgetSheet(ada);
  expect(recallSheet(ada)).toBeNull();
});

test("the next person at a device leaves no sheet but their own, and signing out none", () => {
  localStorage.setItem("two-pizza.nomination", "a draft");
  keepSheetHere(ada, [5, 5, 5]);
  keepSheetHere(bea, [1, 1, 1]);
  forgetSheets({ but: "bea" });
  expect([recallSheet(ada), recallSheet(bea)]).toEqual([null, [1, 1, 1]]);
  forgetSheets();
  expect(recallSheet(bea)).toBeNull();
  expect(localStorage.getItem("two-pizza.nomination")).toBe("a draft");
});
