import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { noticeLeavers } from "./commands/leavers";
import { nominate } from "./commands/nominate";
import { freshCycle, STORY, useCast, who } from "./test-cast";
import { decidedTurn } from "./test-result";

useTestDatabase();
useCast();

test("a case that cannot be ended keeps no other waiting, nor a winner who left", async () => {
  const sql = getSql();
  const won = await decidedTurn({ nominee: "sam", by: "other" });
  const { nominate: putUp, during, close } = await freshCycle();
  const [broken, sound] = [await putUp(who.other, "nora"), await putUp(who.judge, "nora")];
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
  await sql`drop trigger break_one on nominations`;
  await during(() => noticeLeavers(SYSTEM));
  await close();
});

test("a case for a team that ends is over too", async () => {
  const sql = getSql();
  const [unit] = await sql<{ id: string }[]>`insert into units (created_at) values (now()) returning id`;
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
    select ${unit?.id ?? ""}, unit_id, 'team', 'Pop-up', tstzrange('2020-01-01', null) from unit_versions where kind = 'company'`;
  const { cycleId, during, close } = await freshCycle();
  const input = { cycleId, nomineeUnitId: unit?.id ?? "", story: STORY };
  const { nominationId } = await during(() => nominate(who.other, input));
  const noted = () =>
    sql`select id from nominations where id = ${nominationId} and leaving_noted_at is not null`;
  await during(() => noticeLeavers(SYSTEM));
  expect(await noted()).toHaveLength(0);
  await sql`update unit_versions set valid = tstzrange('2020-01-01', '2029-01-01') where unit_id = ${unit?.id ?? ""}`;
  await during(() => noticeLeavers(SYSTEM));
  expect(await noted()).toHaveLength(1);
  await close();
});
