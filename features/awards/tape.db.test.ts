import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { coverWords } from "./commands/sheets";
import { getPanel } from "./queries/panel";
import { freshCycle, refusal, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

test("the same words go under tape once, and nobody tapes a story without end", async () => {
  const { cycleId, during, nominate, close } = await freshCycle();
  const nominationId = await nominate(who.other, "nora");
  await close();
  const tape = (words: string) => during(() => coverWords(who.judge, { nominationId, words }));
  const taped = async () =>
    Number(
      (await getSql()`select count(*) from extra_covers where nomination_id = ${nominationId}`)[0]?.count,
    );
  await tape("scanner");
  await tape("scanner");
  await tape("Scanner");
  expect(await taped()).toBe(1);
  await getSql()`insert into extra_covers (nomination_id, words, added_by, added_at)
    select ${nominationId}, 'word ' || n, ${who.judge.personId}, now() from generate_series(2, 40) n`;
  await expect(tape("spare")).rejects.toEqual(refusal("conflict"));
  await expect(tape("scanner")).resolves.toBeUndefined();
  expect((await during(() => getPanel(who.second, cycleId))).stories).toHaveLength(1);
});
