import { describe, expect, test } from "vitest";
import { findSmallSets, recipeFor, type View } from "./subtract";

const views = (...lists: string[][]): View[] => lists.map((list) => new Set(list));
const people = (counts: Record<string, number>) => new Map(Object.entries(counts));

/** Displays that no page of the portal has, to see that the attacker would find what is wrong with them. */
describe("the attacker is no fool", () => {
  test("finds a small team beside its sisters", () => {
    const company = views(["a", "b", "c"], ["a"], ["b"]);
    expect(findSmallSets(company, people({ a: 6, b: 7, c: 3 }), 5)).toEqual([["c"]]);
    expect(recipeFor(company, people({ a: 6, b: 7, c: 3 }), new Set(["c"]))).toEqual([-1, 1, 1]);
    expect(findSmallSets(company, people({ a: 6, b: 7, c: 5 }), 5)).toEqual([]);
  });

  test("T3: finds the round of three people between pools of two rounds and three", () => {
    const pools = views(["w1", "w2"], ["w2", "w3"], ["w1", "w2", "w3"]);
    expect(findSmallSets(pools, people({ w1: 6, w2: 3, w3: 7 }), 5)).toEqual([["w2"]]);
    expect(findSmallSets(pools.slice(0, 2), people({ w1: 6, w2: 3, w3: 7 }), 5)).toEqual([]);
  });

  test("T4: finds who changed the department when one round is shown by the old tree and the new", () => {
    const trees = views(["stay", "move"], ["other"], ["stay"], ["other", "move"]);
    expect(findSmallSets(trees, people({ stay: 9, move: 2, other: 8 }), 5)).toEqual([["move"]]);
  });

  test("T5: finds the seventh ballot when a round is shown before it and after", () => {
    expect(findSmallSets(views(["six"], ["six", "late"]), people({ six: 6, late: 1 }), 5)).toEqual([
      ["late"],
    ]);
  });

  test("T6: finds two people of a team at one site in figures by team and by site", () => {
    const sites = views(["a here", "a there"], ["b here"], ["a here", "b here"]);
    expect(findSmallSets(sites, people({ "a here": 6, "a there": 2, "b here": 8 }), 5)).toEqual([
      ["a there"],
    ]);
  });

  test("finds a set that no single subtraction gives", () => {
    const margins = views(["1x", "1y"], ["2x", "2y"], ["1x", "2x"], ["1y", "2y"], ["1x", "2y"]);
    expect(findSmallSets(margins, people({ "1x": 2, "1y": 9, "2x": 9, "2y": 9 }), 5)).toEqual([["1x"]]);
    expect(findSmallSets(margins.slice(0, 4), people({ "1x": 2, "1y": 9, "2x": 9, "2y": 9 }), 5)).toEqual([]);
  });
});
