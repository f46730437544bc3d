import { expect, test } from "vitest";
import { acrossHalves, type Score } from "./link";

const way = (strategy: string, right: number, of = 20): Score => ({ strategy, right, of });

test("a way that is right in every round is found, whatever was lucky beside it", () => {
  const rounds = [0, 1, 2, 3].map((round) => [way(`luck ${round}`, 3), way("a leak", 12), way("nothing", 2)]);
  const lucky = rounds.map((scores, round) => [...scores, way("lucky at first", round < 2 ? 20 : 2)]);
  expect(acrossHalves(rounds, 80)).toMatchObject({ right: 48, of: 80 });
  expect(acrossHalves(lucky, 80)).toMatchObject({ right: 28, of: 80 });
});

test("a way that speaks of a few is passed over", () => {
  const rounds = [0, 1, 2, 3].map(() => [way("three of three", 3, 3), way("everybody", 2)]);
  expect(acrossHalves(rounds, 80)).toEqual({ strategy: "everybody; and everybody", right: 8, of: 80 });
});
