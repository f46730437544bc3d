import { expect, test } from "vitest";
import { holdTo } from "./part";

test("a part of the bench fails by each bound that it missed", () => {
  expect(() => holdTo({ "the paint": true, "the scripts": true })).not.toThrow();
  expect(() => holdTo({ "the paint": false, "the scripts": false, uploads: true })).toThrow(
    /^over the bound: the paint, the scripts$/,
  );
});
