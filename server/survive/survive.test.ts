import { expect, test } from "vitest";
import { survive } from "./run";

const RUNS = 20;

test("killed between any two steps, the portal loses no acknowledged ballot and counts none twice", async () => {
  const { losses, deaths, acknowledged } = await survive({
    runs: RUNS,
    seed: Date.now() % 1_000_000,
    say: () => {},
  });
  expect(losses).toEqual([]);
  expect(Object.values(deaths).reduce((sum, n) => sum + n, 0)).toBe(2 * RUNS);
  // The round in peace counts too: 18 people answer in each.
  expect(acknowledged).toBe(18 * (RUNS + 1));
}, 600_000);
