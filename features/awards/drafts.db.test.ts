import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER } from "@/lib/actor";
import { dropDraft, saveDraft } from "./commands/drafts";
import { nominate } from "./commands/nominate";
import { getKeptDraft } from "./queries/drafts";
import { freshCycle, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

let cycle: Awaited<ReturnType<typeof freshCycle>>;
beforeAll(async () => {
  cycle = await freshCycle();
});

const aboutNora = (story = "Half a story") => ({
  nomineePersonId: who.nora.personId,
  story,
  helpedPeople: [who.sam.personId],
  helpedTeams: [team.blue],
  helped: "x".repeat(900),
});

test("a case kept for later comes back to whoever wrote it, and to nobody else", async () => {
  await expect(saveDraft(OUTSIDER, aboutNora())).rejects.toEqual(refusal("not_signed_in"));
  await expect(getKeptDraft(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
  await expect(dropDraft(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
  await saveDraft(who.other, aboutNora());
  expect(await getKeptDraft(who.other)).toMatchObject({
    nominee: { kind: "person", id: who.nora.personId, name: "Nora Quill" },
    story: "Half a story",
    helped: "x".repeat(900),
    helpedBy: [{ name: "Sam Quill" }, { name: "blue table" }],
  });
  for (const one of [who.nora, who.dora, who.pia]) expect(await getKeptDraft(one)).toBeNull();
  const heard = await getSql()`select 1 from audit where actor_id = ${who.other.personId}`;
  expect(heard).toHaveLength(0);
});

test("the next one takes its place, fifty thousand letters and all, and letting go leaves nothing", async () => {
  await saveDraft(who.other, aboutNora("a".repeat(50_000)));
  expect((await getKeptDraft(who.other))?.story).toHaveLength(50_000);
  await dropDraft(who.other);
  await dropDraft(who.other);
  expect(await getKeptDraft(who.other)).toBeNull();
});

test("sending the story takes its draft away; one about somebody else stays", async () => {
  const send = (nominee: "nora" | "sam") => cycle.nominate(who.other, nominee);
  await saveDraft(who.other, aboutNora());
  await send("sam");
  expect(await getKeptDraft(who.other)).not.toBeNull();
  await send("nora");
  expect(await getKeptDraft(who.other)).toBeNull();
  await saveDraft(who.judge, { story: STORY });
  await cycle.during(() =>
    nominate(who.judge, { cycleId: cycle.cycleId, nomineeUnitId: team.red, story: STORY }),
  );
  expect(await getKeptDraft(who.judge)).toBeNull();
});

test("of a nominee who left, the words stay", async () => {
  await saveDraft(who.dora, aboutNora());
  await getSql()`update people set left_at = '2021-01-01' where id = ${who.nora.personId}`;
  expect(await getKeptDraft(who.dora)).toMatchObject({ nominee: null, story: "Half a story" });
  await getSql()`update people set left_at = null where id = ${who.nora.personId}`;
});
