import { describe, expect, test } from "vitest";
import { findingWords, keyOf, listWords } from "./findings";
import { minutesToRead, progressOf } from "./first-pass";
import { coverHints } from "./hints";
import { inOwnOrder } from "./own-order";

const read = (words: string) =>
  coverHints(words)
    .map((piece) => (piece.taped ? `[${piece.words}]` : piece.words))
    .join("");

describe("hints", () => {
  test.each([
    ["Write to nora.quill+x@mail.example.org today.", "Write to [An address] today."],
    ["Thanks to @nora_q, again.", "Thanks to [A name], again."],
    ["Only three weeks here and already a help.", "[How long here] and already a help."],
    ["After twelve years with us the map was drawn.", "[How long here] the map was drawn."],
    ["Has been here for two months.", "Has been [How long here]."],
    ["In her third week the line stood still.", "[How long here] the line stood still."],
    ["Joined last spring, fixed it by June.", "[How long here], fixed it by June."],
    ["On board since 2014.", "[How long here]."],
    ["A newcomer showed the veterans.", "A [How long here] showed the [How long here]."],
  ])("%s", (words, covered) => expect(read(words)).toBe(covered));

  test("leave alone what tells of the deed, not of the years", () => {
    for (const words of [
      "It took three weeks and two days to mend, at 5:10, with 96 crates.",
      "The first week of the outage was the worst.",
      "Sold at 3 @ 5 each.",
      "The new scanner came in a day.",
    ])
      expect(read(words)).toBe(words);
  });
});

test("a sheet is begun with its first score and scored with its last; a tie goes before what was given", () => {
  const sheet = (scores: (number | null)[] | null, satOut: string | null = null) => ({ scores, satOut });
  expect(progressOf(undefined, null, 3)).toBe("to_read");
  expect(progressOf(sheet([null, null, null]), null, 3)).toBe("to_read");
  expect(progressOf(sheet([4, null, null]), null, 3)).toBe("begun");
  expect(progressOf(sheet([4, 1, 2]), null, 3)).toBe("scored");
  expect(progressOf(sheet(null, "declared"), null, 3)).toBe("sat_out");
  expect(progressOf(sheet([4, 1, 2]), "team", 3)).toBe("tied");
  expect([0, 900, 2600].map(minutesToRead)).toEqual([1, 1, 3]);
});

test("each reader has an order of their own, always the same", () => {
  const things = Array.from({ length: 8 }, (_, i) => ({ id: `story-${i}` }));
  const orders = ["ann", "ben", "cat", "dan"].map((reader) => inOwnOrder(reader, things).map(({ id }) => id));
  expect(new Set(orders.map(String)).size).toBe(4);
  for (const order of orders) expect([...order].sort()).toEqual(things.map(({ id }) => id));
  expect(inOwnOrder("ann", [...things].reverse()).map(({ id }) => id)).toEqual(orders[0]);
});

test("findings say what happened, and nothing of anybody's reasons", () => {
  const person = (shortName: string) => ({ id: shortName, name: shortName, shortName, pictureId: null });
  const [kim, sue, vam] = [person("Kim"), person("Sue"), person("Vam")];
  const pair = {
    kind: "pair",
    people: [kim, sue],
    spokeAt: [new Date("2026-11-03"), new Date("2026-08-03")],
  } as const;
  expect(findingWords({ ...pair, people: [kim, sue], spokeAt: [...pair.spokeAt] })).toEqual({
    headline: "Kim and Sue spoke for each other.",
    detail: "Kim in November, Sue in August. Talk about it, then note what you decided.",
  });
  const ring = { kind: "ring" as const, people: [kim, sue, vam], byChance: 2.2 };
  expect(findingWords(ring).detail).toContain("Kim → Sue → Vam → Kim");
  expect(findingWords(ring).detail).toContain("Chance alone makes about 2 in a turn like this.");
  expect(findingWords({ ...ring, byChance: 0.2 }).detail).toContain("about once in 5 turns");
  expect(findingWords({ ...ring, byChance: 0.01 }).detail).toContain("hardly ever");
  expect(keyOf(ring)).toBe("ring:Kim:Sue:Vam");
  expect(listWords(["Kim", "Sue", "Vam"])).toBe("Kim, Sue and Vam");
});
