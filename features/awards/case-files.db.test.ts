import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { PersonActor } from "@/lib/actor";
import { OUTSIDER } from "@/lib/actor";
import { fileAnswer, sendFile } from "@/lib/files";
import { quarters } from "@/lib/pictures/test-pictures";
import { sendPicture } from "@/lib/pictures/upload";
import { changeNomination } from "./commands/change";
import { nominate, withdrawNomination } from "./commands/nominate";
import { readCaseFile, readCasePicture } from "./queries/case-files";
import { getCase } from "./queries/cases";
import { freshCycle, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const text = new TextEncoder().encode("Thirty crates a shift, then none.");
let cycle: Awaited<ReturnType<typeof freshCycle>>;
let pictureId: string;
let fileKey: string;
let id: string;

beforeAll(async () => {
  cycle = await freshCycle();
  pictureId = await sendPicture(who.other, { bytes: await quarters(200), focal: null });
  ({ fileKey } = await sendFile(who.other, { name: "crates.txt", bytes: text }));
  ({ nominationId: id } = await make(who.other, { nomineeUnitId: team.red, pictureId, fileKey }));
});

const make = (by: PersonActor, rest: object) =>
  cycle.during(() => nominate(by, { cycleId: cycle.cycleId, story: STORY, ...rest }));
const picture = (by: Parameters<typeof readCasePicture>[0]) =>
  cycle.during(() => readCasePicture(by, id, 96, ["image/webp"]));

test("a picture and a file go with a case, for whoever may read it", async () => {
  const page = await cycle.during(() => getCase(who.pia, id));
  expect(page).toMatchObject({ hasPicture: true, files: [{ name: "crates.txt" }] });
  expect((await picture(who.pia)).contentType).toBe("image/webp");
  const file = await cycle.during(() => readCaseFile(who.pia, id, page.files[0]?.id ?? ""));
  expect(new Uint8Array(file.bytes)).toEqual(text);
  expect(fileAnswer(file, file.name).headers.get("content-disposition")).toMatch(/^attachment/);
});

test("for the table it is about there is neither, whatever their role, nor for strangers", async () => {
  const [file] = (await cycle.during(() => getCase(who.pia, id))).files;
  const asAdmin = { ...who.nora, roles: ["admin", "people_team"] } satisfies PersonActor;
  for (const one of [who.nora, who.lead, asAdmin]) {
    await expect(picture(one)).rejects.toEqual(refusal("not_found"));
    await expect(cycle.during(() => readCaseFile(one, id, file?.id ?? ""))).rejects.toEqual(
      refusal("not_found"),
    );
  }
  await expect(picture(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
});

test("nobody puts what is not theirs beside a story", async () => {
  const by = (rest: object) => make(who.dora, { nomineePersonId: who.nora.personId, ...rest });
  await expect(by({ pictureId })).rejects.toMatchObject({
    code: "not_found",
    fields: { pictureId: expect.any(String) },
  });
  await expect(by({ fileKey })).rejects.toMatchObject({
    code: "not_found",
    fields: { fileKey: expect.any(String) },
  });
  const [row] =
    await getSql()`select count(*)::int as cases from nominations where nominated_by = ${who.dora.personId}`;
  expect(row?.cases).toBe(0);
});

test("a change keeps what it names and takes the rest away; taken back, nothing is handed out", async () => {
  const change = (rest: object) =>
    cycle.during(() => changeNomination(who.other, { nominationId: id, story: STORY, ...rest }));
  await change({ pictureId, fileKey });
  expect(await cycle.during(() => getCase(who.other, id))).toMatchObject({
    hasPicture: true,
    change: { pictureId, file: { key: fileKey, name: "crates.txt" } },
  });
  await change({ pictureId });
  expect(await cycle.during(() => getCase(who.other, id))).toMatchObject({ hasPicture: true, files: [] });
  await cycle.during(() => withdrawNomination(who.other, { nominationId: id }));
  await expect(picture(who.pia)).rejects.toEqual(refusal("not_found"));
});
