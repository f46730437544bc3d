import { expect, test } from "vitest";
import { getSql } from "./client";
import { useTestDatabase } from "./testing";

useTestDatabase();

test("a test file gets a migrated database of its own", async () => {
  const [says] = await getSql()`select current_database() as name, to_regclass('people') as people,
    to_regclass('graphile_worker.tasks') is not null or to_regnamespace('graphile_worker') is not null as jobs`;
  expect(says).toMatchObject({ people: "people", jobs: true });
  expect(says?.name).toMatch(/^test_/);
});
