import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { noticeLeavers } from "./commands/leavers";
import { freshCycle, useCast, who } from "./test-cast";
import { decidedTurn } from "./test-result";

useTestDatabase();
useCast();

test("a case that cannot be ended keeps no other waiting, nor a winner who left", async () => {
  const sql = getSql();
  const won = await decidedTurn({ nominee: "sam", by: "other" });
  const { nominate, during } = await freshCycle();
  const [broken, sound] = [await nominate(who.other, "nora"), await nominate(who.judge, "nora")];
  await sql.unsafe(`
    create function break_one() returns trigger language plpgsql as $$
    begin raise exception 'this one breaks'; end $$;
    create trigger break_one before update on nominations for each row when (old.id = '${broken}') execute function break_one()`);
  await sql`update people set left_at = '2029-01-01' where id in ${sql([who.nora.personId, who.sam.personId])}`;
  await expect(during(() => noticeLeavers(SYSTEM))).rejects.toThrow();
  const noted = await sql`
    select id from nominations where leaving_noted_at is not null
    union all select id from wins where leaving_noted_at is not null`;
  expect(noted.map(({ id }) => id).sort()).toEqual([sound, won.winId].sort());
});
