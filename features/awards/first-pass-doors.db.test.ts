import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { sendFile } from "@/lib/files";
import { quarters } from "@/lib/pictures/test-pictures";
import { sendPicture } from "@/lib/pictures/upload";
import { nominate, secondNomination } from "./commands/nominate";
import { leavePanel, seatOnPanel } from "./commands/panel";
import { liftCovers } from "./commands/sheets";
import { readCaseFile, readCasePicture } from "./queries/case-files";
import { getCase } from "./queries/cases";
import { award, freshCycle, refusal, STORY, useCast, who } from "./test-cast";
import { scoreAll } from "./test-panel";

useTestDatabase();
useCast();

test("while the covers are on, a judge finds the names by no other door; who spoke for a case keeps it", async () => {
  const { cycleId, during, close } = await freshCycle();
  const pictureId = await sendPicture(who.other, { bytes: await quarters(200), focal: null });
  const bytes = new TextEncoder().encode("Thirty crates a shift, then none.");
  const { fileKey } = await sendFile(who.other, { name: "crates.txt", bytes });
  const { nominationId } = await during(() =>
    nominate(who.other, {
      cycleId,
      nomineePersonId: who.nora.personId,
      story: STORY,
      pictureId,
      fileKey,
    }),
  );
  await during(() => secondNomination(who.second, { nominationId }));
  const fileId = (await during(() => getCase(who.judge, nominationId))).files[0]?.id ?? "";
  const doors = [
    () => getCase(who.judge, nominationId),
    () => readCasePicture(who.judge, nominationId, 96, ["image/webp"]),
    () => readCaseFile(who.judge, nominationId, fileId),
  ];
  await close();
  for (const door of doors) await expect(during<unknown>(door)).rejects.toEqual(refusal("not_found"));
  for (const reader of [who.second, who.other, who.pia])
    expect((await during(() => getCase(reader, nominationId))).nominee.name).toBe("Nora Quill");
  await during(() => scoreAll(cycleId));
  await during(() => liftCovers(who.judge, { cycleId }));
  for (const door of doors) await expect(during<unknown>(door)).resolves.toBeTruthy();
});

test("nobody joins the panel between the covers and the result, unless nobody is left who scored", async () => {
  await getSql()`update cycles set state = 'closed' where state = 'judging'`;
  const { cycleId, during, close, nominate: make } = await freshCycle();
  await make(who.other, "nora");
  await close();
  const placeOf = ({ personId }: { personId: string }) => ({ awardId: award.jacket, personId });
  const seat = () => during(() => seatOnPanel(who.pia, placeOf(who.pia)));
  await seat();
  await during(() => leavePanel(who.pia, placeOf(who.pia)));
  await during(() => scoreAll(cycleId));
  await during(() => liftCovers(who.judge, { cycleId }));
  await expect(seat()).rejects.toMatchObject({ code: "conflict", fields: { personId: expect.any(String) } });
  await during(() => seatOnPanel(who.pia, placeOf(who.judge)));
  for (const one of [who.judge, who.second]) await during(() => leavePanel(who.pia, placeOf(one)));
  await seat();
});
