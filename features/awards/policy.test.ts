import { expect, test } from "vitest";
import { canRunScreens } from "@/features/wall/policy";
import { type Actor, OUTSIDER, SYSTEM } from "@/lib/actor";
import {
  canAnswerConsent,
  canRunAwards,
  conflictOf,
  liftFor,
  sitsOnPanel,
  type Ties,
  tiesTo,
  whyNotNominate,
  whyNotSecond,
} from "./policy";
import type { Progress } from "./rules/first-pass";
import type { Case } from "./types";

const person = (rest: Partial<Extract<Actor, { kind: "person" }>> = {}): Actor => ({
  kind: "person",
  personId: "me",
  name: "Me",
  roles: [],
  leads: [],
  owns: [],
  judges: [],
  ...rest,
});
const none: Ties = { isTheirs: false, nominated: false, seconded: false, sameTeam: false, inLine: false };

test("the people team runs awards, an admin runs screens too", () => {
  const display: Actor = { kind: "display", tokenId: "t" };
  expect([OUTSIDER, display, person(), person({ judges: ["a"] })].map(canRunAwards)).not.toContain(true);
  expect(
    [SYSTEM, person({ roles: ["people_team"] }), person({ roles: ["admin"] })].map(canRunAwards),
  ).not.toContain(false);
  expect(canRunScreens(person({ roles: ["people_team"] }))).toBe(false);
  expect(canRunScreens(person({ roles: ["admin"] }))).toBe(true);
});

test("a panel is its members, no role replaces them", () => {
  expect(sitsOnPanel(person({ judges: ["jacket"] }), "jacket")).toBe(true);
  expect(sitsOnPanel(person({ judges: ["jacket"] }), "bridge")).toBe(false);
  expect(sitsOnPanel(person({ roles: ["admin", "people_team"] }), "jacket")).toBe(false);
  expect(sitsOnPanel(SYSTEM, "jacket")).toBe(false);
});

test("every tie that keeps somebody from nominating, seconding or judging has its sentence", () => {
  expect(whyNotNominate(none)).toBeNull();
  expect(whyNotNominate({ ...none, isTheirs: true })).toContain("themselves");
  expect(whyNotNominate({ ...none, inLine: true })).toContain("reporting line");
  expect(whyNotSecond(none)).toBeNull();
  expect(whyNotSecond({ ...none, sameTeam: true })).toBeNull();
  expect(whyNotSecond({ ...none, nominated: true })).toContain("own case");
  expect(whyNotSecond({ ...none, seconded: true })).toContain("already");
  expect(whyNotSecond({ ...none, inLine: true })).toContain("reporting line");
});

test("every tie keeps somebody from judging, and so does a voice for the same nominee within a year", () => {
  expect(conflictOf(none, false)).toBeNull();
  expect(conflictOf(none, true)).toBe("mutual");
  const ties = {
    isTheirs: "own",
    nominated: "voice",
    seconded: "voice",
    sameTeam: "team",
    inLine: "line",
  } as const;
  for (const [tie, conflict] of Object.entries(ties)) {
    expect(conflictOf({ ...none, [tie]: true }, false)).toBe(conflict);
  }
});

test("covers come off when all are done, or late, with one score at least, by who is done or the people team", () => {
  const me = person();
  const pia = person({ personId: "pia", roles: ["people_team"] });
  const lift = (actor: Actor, isLate: boolean, mine: Progress[], other: Progress[]) =>
    liftFor(
      actor,
      new Map([
        ["me", mine],
        ["you", other],
      ]),
      { isLate },
    );
  expect(lift(me, false, ["scored", "tied"], ["sat_out", "scored"])).toBe("all");
  expect(lift(pia, false, ["scored", "scored"], ["scored", "begun"])).toBeNull();
  expect(lift(me, true, ["scored", "scored"], ["scored", "begun"])).toBe("late");
  expect(lift(me, true, ["scored", "to_read"], ["scored", "scored"])).toBeNull();
  expect(lift(pia, true, ["scored", "to_read"], ["scored", "scored"])).toBe("late");
  expect(lift(pia, true, ["sat_out", "tied"], ["to_read", "to_read"])).toBeNull();
  expect(lift(me, true, ["sat_out", "tied"], ["tied", "tied"])).toBeNull();
});

test("the winner answers, for a team its lead", () => {
  const consent = (winnerPersonId: string | null, leadId: string | null) =>
    canAnswerConsent(person(), { winnerPersonId, leadId });
  expect([consent("me", null), consent(null, "me")]).toEqual([true, true]);
  expect([consent("other", "me"), consent(null, "other"), consent(null, null)]).toEqual([
    false,
    false,
    false,
  ]);
});

test("another case for the same nominee is a tie too", () => {
  const nominee = {
    kind: "person",
    id: "n",
    name: "N",
    shortName: "N",
    title: "",
    pictureId: null,
    teamName: null,
  } as const;
  const voice = (personId: string, nominated: boolean) => ({
    personId,
    nominated,
    name: "",
    givenName: "",
    pictureId: null,
    teamId: null,
    words: "",
  });
  const one = (id: string, ...voices: Case["voices"]): Case => ({
    id,
    cycleId: "c",
    nominee,
    familyName: "N",
    teamId: "t",
    departmentName: null,
    leadId: null,
    story: "",
    helped: "",
    helpedBy: [],
    pictureId: null,
    files: [],
    isWithdrawn: false,
    values: [],
    screening: "waiting",
    screeningNote: "",
    isShortlisted: false,
    isHere: true,
    voices,
  });
  const bonds = { personId: "me", teamId: "t", leads: new Set<string>(), line: new Set(["n"]) };
  const [mine, other] = [one("1", voice("me", true)), one("2", voice("you", true))];
  expect(tiesTo(bonds, mine, [mine, other])).toEqual({
    isTheirs: false,
    nominated: true,
    seconded: false,
    sameTeam: true,
    inLine: true,
  });
  expect(tiesTo(bonds, other, [mine, other])).toMatchObject({ nominated: false, seconded: true });
  expect(tiesTo({ ...bonds, personId: "n" }, other).isTheirs).toBe(true);
});
