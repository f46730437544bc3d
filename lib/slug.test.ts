import { expect, test } from "vitest";
import { slugOf } from "./slug";

test("slugs are plain words", () => {
  expect(slugOf("Émile’s Bridge  Builder!")).toBe("emile-s-bridge-builder");
  expect(slugOf("IT service desk")).toBe("it-service-desk");
  expect(slugOf("!!")).toBe("");
});
