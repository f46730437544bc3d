import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { getImport, getImportProgress, listDiff } from "../queries/get-import";
import { applyAsAsked, applyImport, seatFromDraft, stopImport } from "./apply-import";
import { forgetImportFiles, resumeImports } from "./keep-imports";
import { setUpPortal, writeSetUpLink } from "./set-up";
import { chooseMapping, leaveRowOut, mendRow, startImport, takeRowsBack } from "./start-import";

useTestDatabase();

let admin: PersonActor;

beforeAll(async () => {
  const { personId } = await setUpPortal(OUTSIDER, {
    token: await writeSetUpLink(SYSTEM),
    companyName: "Bakery",
    memberSingular: "baker",
    memberPlural: "bakers",
    teamLimit: 8,
    givenName: "Set",
    familyName: "Up",
    email: "set@up.example",
  });
  admin = { kind: "person", personId, name: "Set Up", roles: ["admin"], leads: [], owns: [], judges: [] };
});

const header = "Number,First name,Last name,Mail,Crew,Lead mail";
const crew = Array.from(
  { length: 20 },
  (_, i) => `${i},Kim${i},Dough,kim${i}@x.org,Crew ${i % 4},${i === 0 ? "" : "kim0@x.org"}`,
);
const bring = (lines: string[], head = header) =>
  startImport(admin, { fileName: "d.csv", bytes: new TextEncoder().encode([head, ...lines].join("\n")) });
const stateOf = async (draftId: string) => {
  const { state, problem } = await getImport(admin, draftId);
  return { state, problem };
};
const counted = async (words: string) =>
  Number((await getSql().unsafe(`select count(*)::int as n from ${words}`))[0]?.n);

test("a stopped file seats nobody, says so, and can be seated after all", async () => {
  const draftId = await bring(crew);
  await seatFromDraft(admin, { draftId, leavers: null });
  await stopImport(admin, { draftId });
  await applyAsAsked(SYSTEM, { draftId });
  expect(await stateOf(draftId)).toEqual({
    state: "ready",
    problem: expect.stringMatching(/Nobody was seated/),
  });
  expect(await counted("seats")).toBe(0);
  await seatFromDraft(admin, { draftId, leavers: null });
  expect(await getImportProgress(admin, draftId)).toMatchObject({ state: "seating" });
  await applyAsAsked(SYSTEM, { draftId });
  expect(await stateOf(draftId)).toEqual({ state: "applied", problem: null });
  expect(await counted("seats")).toBe(20);
});

test("a header that is known is read as it was last applied; a new column is guessed and marked", async () => {
  const again = await getImport(admin, await bring(crew));
  expect(again.columns.every(({ remembered, guessed }) => remembered && !guessed)).toBe(true);
  expect(again).toMatchObject({ nothing: true, rule: "team", lastTime: expect.any(Date) });
  const wider = await bring(
    crew.map((line) => `${line},Baker`),
    `${header},Role`,
  );
  const seen = await getImport(admin, wider);
  expect(seen.columns.at(-1)).toMatchObject({ meaning: "title", guessed: true, remembered: false });
  expect(seen.columns.filter(({ remembered }) => remembered)).toHaveLength(6);
});

test("what was cut off is taken up, and a work that goes on is left alone", async () => {
  const draftId = await bring([...crew, "20,Zoe,Late,zoe@x.org,Crew 1,kim0@x.org"]);
  await getSql()`update import_drafts set state = 'seating', seated_by = ${admin.personId} where id = ${draftId}`;
  await getSql()
    .reserve()
    .then(async (other) => {
      await other`select pg_advisory_lock(hashtext(${`import:${draftId}`}))`;
      await resumeImports(SYSTEM);
      expect(await counted(`graphile_worker.jobs where key = 'import:${draftId}'`)).toBe(0);
      await other`select pg_advisory_unlock(hashtext(${`import:${draftId}`}))`;
      other.release();
    });
  await resumeImports(SYSTEM);
  expect(
    await counted(`graphile_worker.jobs where key = 'import:${draftId}' and task_identifier = 'seat-import'`),
  ).toBe(1);
  await applyAsAsked(SYSTEM, { draftId });
  expect(await counted("people where given_name = 'Zoe'")).toBe(1);
});

test("more than one in ten leave only when somebody types how many", async () => {
  const draftId = await bring(crew.slice(0, 17));
  const { columns } = await getImport(admin, draftId);
  const mapping = Object.fromEntries(columns.map(({ index, meaning }) => [String(index), meaning]));
  await chooseMapping(admin, { draftId, mapping, teamRule: "team", whole: true });
  expect(await getImport(admin, draftId)).toMatchObject({ leave: 4, stay: 1, here: 22 });
  const { lines } = await listDiff(admin, { draftId, section: "leave", search: "kim1" });
  expect(lines.map(({ name }) => name)).toEqual(["Kim17 Dough", "Kim18 Dough", "Kim19 Dough"]);
  for (const leavers of [null, 3]) {
    await expect(applyImport(admin, { draftId, leavers })).rejects.toMatchObject({ code: "conflict" });
    await expect(seatFromDraft(admin, { draftId, leavers })).rejects.toMatchObject({ code: "conflict" });
  }
  expect(await counted("people where left_at is not null")).toBe(0);
  await applyImport(admin, { draftId, leavers: 4 });
  expect(await counted("people where left_at is not null")).toBe(4);
  const [said] = await getSql()`
    select detail ->> 'leaversNamed' as named from audit where subject = ${`import:${draftId}`} and action = 'directory applied'`;
  expect(said).toEqual({ named: "4" });
});

test("a wrong cell is mended or its row left out, and taken back", async () => {
  const draftId = await bring([
    '90,Al,Green,"al@x,org",Crew 1,',
    "91,Bo,Diddley,bo@x.org,Crew 1,nobody@x.org",
  ]);
  const [mail] = (await getImport(admin, draftId)).problems;
  expect(mail).toMatchObject({ line: 2, fix: "al@x.org", index: 3 });
  await mendRow(admin, { draftId, line: 2, column: 3, value: "al@x.org" });
  await leaveRowOut(admin, { draftId, line: 3 });
  expect(await getImport(admin, draftId)).toMatchObject({ problemsInAll: 0, leftOut: 1, join: 1 });
  await takeRowsBack(admin, { draftId });
  expect(await getImport(admin, draftId)).toMatchObject({ problemsInAll: 1, leftOut: 0 });
});

test("the bytes of an applied file are let go of after 30 days", async () => {
  const kept = () =>
    counted("import_pieces p join import_drafts d on d.id = p.draft_id where d.applied_at is not null");
  expect(await kept()).toBeGreaterThan(0);
  await forgetImportFiles(SYSTEM);
  expect(await kept()).toBeGreaterThan(0);
  await at(new Date(Date.now() + 31 * 86_400_000), () => forgetImportFiles(SYSTEM));
  expect(await kept()).toBe(0);
});
