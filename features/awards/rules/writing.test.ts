import { expect, test } from "vitest";
import type { NomineeFound } from "../types";
import { stillWaits, storyMayChange, valuesOf } from "./case";
import { formOf, hasWords, NO_DRAFT } from "./draft";
import { offerTogether } from "./offer";
import { promptsOf } from "./prompts";

const found = (kind: "person" | "team", ...names: string[]): NomineeFound[] =>
  names.map((name) => ({ kind, id: name, name, pictureId: null, detail: "" }));
const names = (list: readonly NomineeFound[]) => list.map(({ name }) => name);

test("people and teams share eight places, three of them kept for teams that answer", () => {
  const people = found(
    "person",
    "Pa One",
    "Pa Two",
    "Pa Three",
    "Pa Four",
    "Pa Five",
    "Pa Six",
    "Pa Seven",
    "Pa Eight",
  );
  const teams = found("team", "Pa Red", "Pa Blue", "Pa Green", "Pa Grey");
  expect(names(offerTogether(people, [], "pa"))).toHaveLength(8);
  expect(names(offerTogether([], teams, "pa"))).toEqual(names(teams));
  expect(names(offerTogether(people, teams, "pa"))).toEqual([
    ...names(people.slice(0, 5)),
    ...names(teams.slice(0, 3)),
  ]);
  expect(names(offerTogether(people.slice(0, 3), teams, "pa"))).toHaveLength(7);
});

test("a team called so comes before people who answer by their title alone", () => {
  const people = found("person", "Ada Stone", "José Payroll");
  const teams = found("team", "Payroll desk");
  expect(names(offerTogether(people, teams, "payroll"))).toEqual([
    "José Payroll",
    "Payroll desk",
    "Ada Stone",
  ]);
  expect(names(offerTogether(people, [], "jose pay"))).toEqual(["José Payroll", "Ada Stone"]);
});

test("prompts are ticked by words that speak of them, and by no others", () => {
  const told = (story: string) => promptsOf(story).flatMap(({ prompt, isTold }) => (isTold ? [prompt] : []));
  expect(told("")).toEqual([]);
  expect(told("Nora is nice and kind.")).toEqual([]);
  expect(told("Nora drove in on a Sunday and paired a spare scanner.")).toEqual(["What they did"]);
  expect(told("Nora drove in on a Sunday; the line has not stopped since.")).toEqual([
    "What they did",
    "What changed",
  ]);
  expect(told("We would have stood still until Monday without her, and nobody asked Nora to.")).toContain(
    "Who would have noticed if they had not?",
  );
});

test("a case keeps the award's values alone, in the award's order", () => {
  expect(valuesOf({ values: ["A", "B", "C"] }, ["C", "A", "Z"])).toEqual(["A", "C"]);
  expect(valuesOf({ values: [] }, ["A"])).toEqual([]);
});

test("words that others spoke for stay, unless they were given back", () => {
  const voice = {
    personId: "",
    name: "",
    givenName: "",
    pictureId: null,
    teamId: null,
    words: "",
    nominated: true,
  };
  const others = { voices: [voice, { ...voice, nominated: false }] };
  expect(storyMayChange({ voices: [voice], screening: "waiting" })).toBe(true);
  expect(storyMayChange({ ...others, screening: "waiting" })).toBe(false);
  expect(storyMayChange({ ...others, screening: "returned" })).toBe(true);
});

test("how long winners wait is said as the award has it", () => {
  expect(stillWaits({ shortName: "Nora" }, 12)).toContain("wait a year");
  expect(stillWaits({ shortName: "Nora" }, 6)).toContain("wait 6 months");
});

test("a draft is kept when there is something to miss, and sent as the form has it", () => {
  expect(hasWords(NO_DRAFT)).toBe(false);
  expect(hasWords({ ...NO_DRAFT, story: "  " })).toBe(false);
  expect(hasWords({ ...NO_DRAFT, file: { key: "files/1", name: "a.pdf" } })).toBe(true);
  const form = formOf({
    ...NO_DRAFT,
    helpedBy: [
      { kind: "person", id: "p1", name: "P", pictureId: null },
      { kind: "team", id: "t1", name: "T", pictureId: null },
      { kind: "person", id: "p2", name: "P", pictureId: null },
    ],
    values: ["A", "B"],
  });
  expect(form.getAll("helpedPeople[]")).toEqual(["p1", "p2"]);
  expect(form.getAll("helpedTeams[]")).toEqual(["t1"]);
  expect(form.getAll("values[]")).toEqual(["A", "B"]);
});
