import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { getImport } from "../queries/get-import";
import { applyImport } from "./apply-import";
import { setUpPortal, writeSetUpLink } from "./set-up";
import { chooseMapping, startImport } from "./start-import";
import { undoImport } from "./undo-import";

useTestDatabase();

let admin: PersonActor;
let seconds = 0;

/** A moment after all others. */
function later<T>(act: () => Promise<T>, days = 0): Promise<T> {
  seconds += 1 + days * 86_400;
  return at(new Date(Date.UTC(2030, 0, 1) + 1000 * seconds), act);
}

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

beforeEach(empty);

/** The portal as it was when it was opened. */
async function empty() {
  await getSql().unsafe(`truncate seats, teams, import_drafts, import_sources cascade;
    update unit_versions set lead_id = null;
    delete from unit_versions where kind <> 'company' or not upper_inf(valid);
    delete from units where id not in (select unit_id from unit_versions);
    delete from sessions;
    delete from role_grants where person_id <> '${admin.personId}';
    delete from people where id <> '${admin.personId}'`);
}

const header = "Number,First name,Last name,Mail,Title,Department,Manager mail";
type Row = { name: string; manager: string; department?: string; title?: string };

async function apply(rows: readonly Row[], { whole = false } = {}): Promise<string> {
  const lines = rows.map(
    ({ name, manager, department = "Ovens", title = "Baker" }) =>
      `${name},${name},Baker,${name.toLowerCase()}@x.org,${title},${department},${manager && `${manager.toLowerCase()}@x.org`}`,
  );
  const bytes = new TextEncoder().encode([header, ...lines].join("\n"));
  return later(async () => {
    const draftId = await startImport(admin, { fileName: "d.csv", bytes });
    const { columns } = await getImport(admin, draftId);
    const mapping = Object.fromEntries(columns.map(({ index, meaning }) => [String(index), meaning]));
    await chooseMapping(admin, { draftId, mapping, teamRule: "line", whole });
    const { leave } = await getImport(admin, draftId);
    await applyImport(admin, { draftId, leavers: leave });
    return draftId;
  });
}

/** Everything the directory is, but for how often a team's seats were written. */
async function directory(): Promise<string> {
  const [dump] = await getSql()`
    select jsonb_build_object(
      'people', (select jsonb_agg(to_jsonb(p) order by id) from people p),
      'seats', (select jsonb_agg(to_jsonb(s) order by id) from seats s),
      'units', (select jsonb_agg(to_jsonb(u) order by id) from units u),
      'versions', (select jsonb_agg(to_jsonb(v) order by id) from unit_versions v),
      'teams', (select jsonb_agg(to_jsonb(t) - 'seat_changes' order by unit_id) from teams t),
      'roles', (select jsonb_agg(to_jsonb(g) order by person_id, role) from role_grants g))::text as words`;
  return String(dump?.words);
}

const undo = (draftId: string) => later(() => undoImport(admin, { draftId }));

/** Companies that have tables over the limit now and then. */
const companies = fc
  .array(
    fc.record({ above: fc.nat({ max: 60 }), department: fc.nat({ max: 2 }), title: fc.nat({ max: 2 }) }),
    {
      minLength: 2,
      maxLength: 40,
    },
  )
  .map((drawn) =>
    drawn.map(({ above, department, title }, i) => ({
      name: `P${i}`,
      manager: i === 0 ? "" : `P${above % Math.min(i, 4)}`,
      department: `Dept ${department}`,
      title: `Title ${title}`,
    })),
  );

test("whatever a file changed, undoing it leaves the directory as it was, byte by byte", async () => {
  await fc.assert(
    fc
      .asyncProperty(companies, companies, fc.boolean(), async (before, after, whole) => {
        await apply(before);
        const was = await directory();
        const applied = await apply(after, { whole }).catch((error) => {
          // The second company may put too many at a standing table.
          expect(error.code).toBe("invalid");
          return null;
        });
        fc.pre(applied !== null);
        expect((await undo(applied ?? "")).kept).toEqual([]);
        expect(await directory()).toBe(was);
      })
      .beforeEach(empty),
    { numRuns: 6 },
  );
}, 120_000);

const crowd = [
  { name: "Bo", manager: "" },
  ...Array.from({ length: 11 }, (_, i) => ({ name: `Kim${i}`, manager: "Bo" })),
];

test("a team over the limit that a file let shrink is what it was again, and no more", async () => {
  await apply(crowd);
  const fewer = await apply(crowd.slice(0, 10), { whole: true });
  const ceiling = async () => (await getSql()`select ceiling from teams`)[0]?.ceiling;
  expect(await ceiling()).toBe(10);
  await undo(fewer);
  expect(await ceiling()).toBe(12);
  await expect(getSql()`update teams set ceiling = 13`).rejects.toThrow(/only falls/);
});

test("by hand no ceiling rises on the ground of an import, undone or not", async () => {
  await apply(crowd);
  const fewer = await apply(crowd.slice(0, 10), { whole: true });
  const sql = getSql();
  await expect(sql`update teams set ceiling = 12`).rejects.toThrow(/only falls/);
  await expect(
    sql`insert into import_changes (draft_id, table_name, row_id, before)
      select ${fewer}, 'teams', unit_id::text, '{"ceiling": 99}' from teams`,
  ).rejects.toThrow(/noted by the database alone/);
  await expect(sql`update import_changes set before = '{"ceiling": 99}'`).rejects.toThrow(/noted by/);
  const raised = sql.begin(async (tx) => {
    await tx`update import_drafts set state = 'undone', undone_at = applied_at + interval '1 day' where id = ${fewer}`;
    await tx`update teams set ceiling = 12`;
    const strangers = await tx`
      insert into people (email, given_name, family_name, created_at)
      select 'new' || i || '@x.org', 'New', 'One', now() from generate_series(1, 2) i returning id`;
    for (const { id } of strangers)
      await tx`insert into seats (person_id, unit_id, valid) select ${id}, unit_id, tstzrange('2031-01-01', null) from teams`;
  });
  await expect(raised).rejects.toThrow(/for those who sat there before/);
});

test("what somebody changed since stays, and is told; a joiner who did something leaves", async () => {
  await apply([
    { name: "Ada", manager: "" },
    { name: "Bo", manager: "Ada" },
    { name: "Cy", manager: "Ada" },
  ]);
  const second = await apply([
    { name: "Ada", manager: "", title: "Head" },
    { name: "Bo", manager: "Ada", title: "Cook" },
    { name: "Cy", manager: "Ada" },
    { name: "Di", manager: "Ada" },
    { name: "Ed", manager: "Ada" },
  ]);
  await getSql()`update people set title = 'Chef' where given_name = 'Bo'`;
  await getSql()`
    insert into sessions (id_hash, person_id, created_at, expires_at)
    select 'x', id, now(), '2040-01-01' from people where given_name = 'Di'`;
  const { kept } = await undo(second);
  expect(kept.map(({ name }) => name)).toEqual(["Bo Baker", "Di Baker"]);
  const people = await getSql()`
    select given_name as name, title, left_at is not null as left from people where email like '%@x.org' order by 1`;
  expect(people).toEqual([
    { name: "Ada", title: "Baker", left: false },
    { name: "Bo", title: "Chef", left: false },
    { name: "Cy", title: "Baker", left: false },
    { name: "Di", title: "Baker", left: true },
  ]);
});

test("the people team's undoing gives no admin an address back, an admin's does", async () => {
  for (const who of ["people_team", "admin"] as const) {
    await empty();
    await apply([
      { name: "A", manager: "" },
      { name: "B", manager: "A" },
    ]);
    await getSql()`update people set email = 'thief@elsewhere.org' where external_id = 'B'`;
    const draftId = await apply([{ name: "B", manager: "A" }]);
    await getSql()`insert into role_grants (person_id, role, granted_at)
      select id, 'admin', now() from people where external_id = 'B'`;
    const [a] = await getSql()`select id from people where external_id = 'A'`;
    await getSql()`insert into role_grants (person_id, role, granted_at) values (${a?.id}, ${who}, now())`;
    const { kept } = await later(() => undoImport({ ...admin, personId: a?.id, roles: [who] }, { draftId }));
    const [b] = await getSql()`select email from people where external_id = 'B'`;
    const stays = who === "people_team";
    expect(b?.email).toBe(stays ? "b@x.org" : "thief@elsewhere.org");
    expect(kept).toEqual(stays ? [{ name: "B Baker", why: expect.stringMatching(/runs this portal/) }] : []);
  }
});

test("who came back by the file leaves again as everybody leaves: no session, role or lead stays", async () => {
  await apply([
    { name: "A", manager: "" },
    { name: "B", manager: "A" },
    { name: "C", manager: "B" },
  ]);
  await apply([{ name: "A", manager: "" }], { whole: true });
  const draftId = await apply([
    { name: "B", manager: "A" },
    { name: "C", manager: "B" },
  ]);
  const [b] = await getSql()`select id from people where external_id = 'B'`;
  await getSql()`insert into role_grants (person_id, role, granted_at) values (${b?.id}, 'leader', now())`;
  await getSql()`insert into sessions (id_hash, person_id, created_at, expires_at)
    values ('b', ${b?.id}, now(), now() + interval '9 years')`;
  await getSql()`update unit_versions set lead_id = ${b?.id} where kind = 'company'`;
  await undo(draftId);
  const [left] = await getSql()`
    select left_at is not null as gone,
      (select count(*)::int from role_grants where person_id = p.id) as roles,
      (select count(*)::int from sessions where person_id = p.id and revoked_at is null) as sessions,
      (select count(*)::int from seats where person_id = p.id and upper_inf(valid)) as seats,
      (select count(*)::int from unit_versions where lead_id = p.id and upper_inf(valid)) as leads
    from people p where id = ${b?.id}`;
  expect(left).toEqual({ gone: true, roles: 0, sessions: 0, seats: 0, leads: 0 });
});

test("only the last file is undone, once, within thirty days, by those who may import", async () => {
  const first = await apply(crowd);
  const second = await apply(crowd.slice(0, 11), { whole: true });
  await expect(undo(first)).rejects.toMatchObject({ code: "closed" });
  const staff: PersonActor = { ...admin, roles: [] };
  await expect(undoImport(staff, { draftId: second })).rejects.toMatchObject({ code: "forbidden" });
  await undo(second);
  await expect(undo(second)).rejects.toMatchObject({ code: "closed" });
  await expect(later(() => undoImport(admin, { draftId: first }), 31)).rejects.toThrow(/30 days/);
});
