import { expect, test } from "vitest";
import { formObject, typedValues } from "./form";

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("a field that came once is a word, one that came more often or says so a list", () => {
  const fields = form(["one", "a"], ["two", "b"], ["two", "c"], ["few[]", "d"], ["$ACTION_ID_1", ""]);
  expect(formObject(fields)).toEqual({ one: "a", two: ["b", "c"], few: ["d"] });
  expect(typedValues(fields)).toEqual({ one: "a", two: "c", "few[]": "d" });
});

test("the zero character, which the database takes in no text, is left out", () => {
  expect(formObject(form(["about", "a\0b"], ["few[]", "\0c"]))).toEqual({ about: "ab", few: ["c"] });
});

test("no field's name reaches what all objects share", () => {
  const read = formObject(form(["__proto__", "x"], ["constructor", "y"]));
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect("x" in {}).toBe(false);
});
