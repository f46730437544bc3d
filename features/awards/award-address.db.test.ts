import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { createAward } from "./commands/awards";
import { useCast, who } from "./test-cast";

useTestDatabase();
useCast();

test("no award's page is hidden behind a page of another name", async () => {
  const beside = ["app/(portal)/admin/awards", "app/(portal)/wall/awards"].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("["))
      .map(({ name }) => name),
  );
  expect(beside).not.toEqual([]);
  for (const name of new Set(beside)) {
    const { slug } = await createAward(who.pia, { name, description: "Fair is fair", sign: "star" });
    expect(beside).not.toContain(slug);
  }
});
