import fc from "fast-check";
import { expect, test } from "vitest";
import { FULL_PLATE, monthStart, rank, understoodWords, whyInWords } from "./rules";
import { understand } from "./rules/understand";
import { sameWord, wordsOf } from "./rules/words";
import type { Found, Searchable, Why } from "./types";

const listener: Why = { kind: "strength", id: "listener", name: "Listener", position: 1 };
const payroll: Why = { kind: "service", id: "payroll", name: "Payroll", owns: true };

const somebody = (id: string, points: number, asks: number, why: Why[] = [listener]): Found => ({
  id,
  name: id,
  givenName: id,
  title: "",
  pictureId: null,
  teamName: null,
  points,
  asks,
  why,
});
const idsOf = (found: Found[]) => found.map(({ id }) => id);

test("whom the most speaks for comes first, and among equals whoever was asked least", () => {
  const found = [
    somebody("often", 3, 4),
    somebody("free", 3, 0),
    somebody("best", 5, 5),
    somebody("least", 1, 0),
  ];
  expect(idsOf(rank(found))).toEqual(["best", "free", "often", "least"]);
});

test("from six asks on, two others with the same strength and time come first", () => {
  const found = [
    somebody("full", 9, FULL_PLATE),
    somebody("payroll", 5, 0, [payroll]),
    somebody("one", 3, 0),
    somebody("two", 2, 5),
    somebody("three", 1, 0),
  ];
  expect(idsOf(rank(found))).toEqual(["payroll", "one", "two", "full", "three"]);
  expect(idsOf(rank([somebody("five", 9, FULL_PLATE - 1), ...found.slice(2)]))[0]).toBe("five");
});

test("where nobody else has time for the same, a full plate waits for nobody", () => {
  expect(idsOf(rank([somebody("full", 9, 8), somebody("other", 5, 0, [payroll])]))).toEqual([
    "full",
    "other",
  ]);
  expect(idsOf(rank([somebody("full", 9, 8), somebody("fuller", 8, 9), somebody("one", 1, 0)]))).toEqual([
    "one",
    "full",
    "fuller",
  ]);
});

test("nobody is lost, and nobody with a full plate stands before two with time who were found for the same", () => {
  const any = fc.record({ points: fc.nat(5), asks: fc.nat(9), pay: fc.boolean(), listens: fc.boolean() });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (list) => {
      const found = list.map(({ points, asks, pay, listens }, i) =>
        somebody(String(i), points, asks, [
          ...(pay ? [payroll] : []),
          ...(listens || !pay ? [listener] : []),
        ]),
      );
      const ranked = rank(found);
      expect([...idsOf(ranked)].sort()).toEqual([...idsOf(found)].sort());
      for (const [i, busy] of ranked.entries()) {
        if (busy.asks < FULL_PLATE) continue;
        const like = (other: Found) =>
          other.asks < FULL_PLATE && other.why.some(({ kind }) => busy.why.some((why) => why.kind === kind));
        expect(ranked.slice(0, i).filter(like).length).toBeGreaterThanOrEqual(
          Math.min(2, ranked.filter(like).length),
        );
      }
    }),
  );
});

test("words that say nothing are left out, forms of a word are one", () => {
  expect(wordsOf("Somebody who can calm an ANGRY customer about Päyroll?")).toEqual([
    "calm",
    "angry",
    "customer",
    "payroll",
  ]);
  expect(wordsOf("who can help me")).toEqual(["who", "can", "help", "me"]);
  expect(wordsOf("")).toEqual([]);
  expect(sameWord("negotiate", "negotiation")).toBe(true);
  expect(sameWord("customers", "customer")).toBe(true);
  expect(sameWord("calming", "calm")).toBe(true);
  expect(sameWord("art", "start")).toBe(false);
  expect(sameWord("plan", "planet")).toBe(false);
});

const calm: Searchable = {
  id: "calm",
  name: "Calm in a rush",
  hint: "Slows down.",
  words: "angry, upset, bad news",
};
const writer: Searchable = {
  id: "writer",
  name: "Writer",
  hint: "You read it once and know.",
  words: "text, letter",
};
const service = { id: "pay", name: "Payroll", promise: "Right the first time, on the 25th." };

test("what is typed points at strengths and services; two words for one strength are one need", () => {
  const terms = understand(
    "somebody who can calm an angry customer about payroll",
    [calm, writer],
    [service],
  );
  expect(terms.map(({ word }) => word)).toEqual(["calm", "angry", "customer", "payroll"]);
  expect(terms[0]?.strengths).toEqual([{ id: "calm", weight: 1.15 }]);
  expect(terms[1]?.strengths).toEqual([]);
  expect(terms[3]?.services).toEqual(["pay"]);
});

test("a hint tells less than a name, and an expression of two words counts when both were typed", () => {
  expect(understand("read", [writer], [])[0]?.strengths).toEqual([{ id: "writer", weight: 0.6 }]);
  expect(understand("news", [calm], []).flatMap(({ strengths }) => strengths)).toEqual([]);
  expect(understand("bad news", [calm], []).flatMap(({ strengths }) => strengths)).toEqual([
    { id: "calm", weight: 1.15 },
  ]);
});

test("filters are required, whatever was typed", () => {
  const terms = understand("", [calm], [service], { strength: "calm", service: "pay", unit: "u" });
  expect(terms.map(({ required }) => required)).toEqual([true, true, true]);
  expect(understand("", [calm], [service])).toEqual([]);
});

test("why somebody was found, in words", () => {
  const why: Why[] = [
    listener,
    { ...listener, position: 4 },
    payroll,
    { kind: "unit", id: "u", name: "Night watch" },
    { kind: "words", isName: false },
  ];
  expect(whyInWords({ title: "Account Keeper", why })).toEqual([
    "Listener first of all",
    "Listener, number 4",
    "Looks after Payroll",
    "Sits in Night watch",
    "Is an Account Keeper",
  ]);
  expect(understoodWords({ strengths: ["Listener"], services: ["Payroll"] })).toContain(
    "Listener and Payroll",
  );
});

test("a month begins on its first day, in UTC", () => {
  expect(monthStart(new Date("2026-11-30T23:59:59Z")).toISOString()).toBe("2026-11-01T00:00:00.000Z");
  expect(monthStart(new Date("2026-12-01T00:00:00Z")).toISOString()).toBe("2026-12-01T00:00:00.000Z");
});
