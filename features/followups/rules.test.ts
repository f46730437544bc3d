import { expect, test } from "vitest";
import { canMove, STAGES, stageWords } from "./rules";

test("stages have the words that people read", () => {
  expect(STAGES.map(({ words }) => words)).toEqual(["Spotted", "On the table", "In the oven", "Served"]);
  expect(stageWords("in_the_oven")).toBe("In the oven");
});

test("everything may move but what is served", () => {
  expect(canMove("spotted", "in_the_oven")).toBe(true);
  expect(canMove("in_the_oven", "on_the_table")).toBe(true);
  expect(canMove("in_the_oven", "in_the_oven")).toBe(false);
  expect(canMove("served", "in_the_oven")).toBe(false);
});
