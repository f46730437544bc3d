import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStatements } from "./statements";

const log = `2026-01-01 00:00:00.000 UTC [7] LOG:  execute a: select 'before'
2026-01-01 00:00:00.000 UTC [1] LOG:  statement: select 'mark 1'
2026-01-01 00:00:00.100 UTC [7] LOG:  execute a1/p: select *
\tfrom people
\t  where name = $1 and left_at is not distinct from $2
2026-01-01 00:00:00.101 UTC [8] LOG:  statement: begin
2026-01-01 00:00:00.102 UTC [7] DETAIL:  Parameters: $1 = 'O''Brien, $2 = x', $2 = NULL
2026-01-01 00:00:00.200 UTC [1] LOG:  statement: select 'mark 2'
2026-01-01 00:00:00.300 UTC [7] LOG:  execute a: select 'after'
`;

test("reads what ran between two marks, with its parameters", async () => {
  const folder = await mkdtemp(join(tmpdir(), "log-"));
  await writeFile(join(folder, "log"), log);
  expect(await readStatements(join(folder, "log"), "mark 1", "mark 2")).toEqual([
    {
      text: "select *\nfrom people\n  where name = $1 and left_at is not distinct from $2",
      parameters: ["O'Brien, $2 = x", null],
    },
    { text: "begin", parameters: [] },
  ]);
  await rm(folder, { recursive: true });
});
