import { sql } from "drizzle-orm";
import fc from "fast-check";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { unitLineage } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { mergeTeams, renameUnit } from "@/features/teams/commands/units";
import { endUnit, foundUnit, sitDown } from "@/features/teams/commands/write";
import { readPath } from "@/features/teams/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at, now } from "@/lib/clock";
import { addPictures } from "../commands/add-pictures";
import { applyImport } from "../commands/apply-import";
import { setUpPortal, writeSetUpLink } from "../commands/set-up";
import { chooseMapping, startImport } from "../commands/start-import";
import { getImport } from "../queries/get-import";
import { problemWords } from "../rules/columns";
import type { TeamRule } from "../rules/directory";
import { findDraft } from "./drafts";
import { planDraft } from "./plan";

useTestDatabase();

let admin: PersonActor;
const header = "Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail,First day,Photo";

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

afterEach(empty);

/** The portal as it was when it was opened. */
async function empty() {
  await getSql().unsafe(`truncate unit_lineage, seats, teams, import_drafts, import_sources cascade;
    update unit_versions set lead_id = null;
    delete from unit_versions where kind <> 'company' or not upper_inf(valid);
    delete from units where id not in (select unit_id from unit_versions);
    delete from people where id <> '${admin.personId}'`);
}

let seconds = 0;

/** A moment after all others: what happens at one moment leaves no history. */
const later = <T>(act: () => Promise<T>) => {
  seconds += 1;
  return at(new Date(Date.UTC(2030, 0, 1) + 1000 * seconds), act);
};

/** Two tables of one, as a split leaves them. */
async function splitInTwo(unitId: string) {
  await getDb().transaction(async (tx) => {
    const time = now().toISOString();
    const path = await readPath(tx, unitId, now());
    const seats = await tx.execute(
      sql`select person_id as id from seats where unit_id = ${unitId} and upper_inf(valid)`,
    );
    const ids = seats.map(({ id }) => String(id)).sort();
    for (const [i, half] of [ids.slice(0, 2), ids.slice(2)].entries()) {
      const unit = {
        kind: "team",
        parentId: path.at(-2)?.id ?? "",
        name: `Half ${i}`,
        leadId: null,
      } as const;
      const became = await foundUnit(tx, unit, time);
      await sitDown(tx, { personIds: half, unitId: became }, time);
      await tx.insert(unitLineage).values({ cameFrom: unitId, became, how: "split", at: now() });
    }
    await endUnit(tx, unitId, time);
  });
}

type Look = {
  rule?: TeamRule;
  pictures?: { name: string; bytes: Uint8Array }[];
  head?: string;
  whole?: boolean;
  leavers?: number;
};

/** What a file would do to the directory as it stands. */
function plan(lines: string[], look: Look = {}) {
  return later(() => laid(lines, look));
}

async function laid(lines: string[], { rule = "line", pictures = [], head = header, whole = false }: Look) {
  const bytes = new TextEncoder().encode([head, ...lines].join("\n"));
  const draftId = await startImport(admin, { fileName: "people.csv", bytes });
  const files = pictures.map((picture) => ({ ...picture, size: picture.bytes.byteLength }));
  if (files.length > 0) await addPictures(admin, { draftId, files });
  const { columns } = await getImport(admin, draftId);
  const mapping = Object.fromEntries(columns.map(({ index, meaning }) => [String(index), meaning]));
  await chooseMapping(admin, { draftId, mapping, teamRule: rule, whole });
  const { problems, nothing, pictures: matched } = await getImport(admin, draftId);
  const tables =
    problems.length > 0
      ? { people: [], units: [], teams: [], seats: [], emptied: [], unseated: [], missing: [] }
      : await read(draftId);
  return { draftId, problems, nothing, pictures: matched, ...tables };
}

/** The plan's tables, laid once more. */
function read(draftId: string) {
  return getDb().transaction(async (tx) => {
    const draft = await findDraft(tx, draftId);
    if (!draft) throw new Error("no draft");
    await planDraft(tx, draft, now());
    const rows = async (words: string) => [...(await tx.execute(words))] as Record<string, unknown>[];
    return {
      people:
        await rows(`select w.person_id as id, w.kind, w.manager_id as "managerId", w.picture_id as "pictureId",
        r.given_name as "givenName" from plan_people w join plan_rows r on r.person_id = w.person_id order by w.line`),
      units: await rows(`select id, kind, name, lead_id as "leadId", is_changed as "isChanged" from plan_units
        order by line, kind <> 'company', kind`),
      teams:
        await rows(`select t.id, t.name, t.parent_id as "parentId", t.lead_id as "leadId", t.is_new as "isNew",
        t.is_changed as "isChanged", c.after as people from plan_tables t join plan_counts c on c.unit_id = t.id
        where c.after > 0 order by t.line`),
      seats: await rows(
        `select person_id as "personId", unit_id as "unitId", from_id as "from" from plan_seats order by line`,
      ),
      emptied: await rows("select id from plan_emptied"),
      unseated: await rows("select name from import_lines where section = 'unseated'"),
      missing: await rows(`select id from plan_missing where not leaves and id <> '${admin.personId}'`),
    };
  });
}

/** Applies a file, and says who and what stands in the directory then. */
async function applied(lines: string[], look: Look = {}) {
  const { draftId, problems } = await plan(lines, look);
  expect(problems).toEqual([]);
  await later(() => applyImport(admin, { draftId, leavers: look.leavers }));
  const people = await getSql()<{ id: string; givenName: string; teamId: string }[]>`
    select p.id, given_name as "givenName", s.unit_id as "teamId" from people p
    left join seats s on s.person_id = p.id and upper_inf(s.valid) order by p.email`;
  const tree = await getSql()<{ id: string; kind: string; name: string; ceiling: number | null }[]>`
    select v.unit_id as id, kind, name, ceiling from unit_versions v left join teams t on t.unit_id = v.unit_id
    where upper_inf(valid)`;
  return { people: people.filter(({ id }) => id !== admin.personId), tree };
}

const words = (made: Awaited<ReturnType<typeof plan>>) =>
  made.problems.map((problem) => problemWords("people.csv", problem));

const row = (name: string, manager: string, department = "Ovens", unit = "Bakehouse", more = ",,") =>
  `${name},${name},Baker,${name.toLowerCase()}@x.org,Baker,${department},${unit},${manager && `${manager.toLowerCase()}@x.org`}${more}`;

const bakery = [
  row("Ada", "", "Front", "Shop"),
  row("Bo", "Ada"),
  row("Cy", "Bo"),
  row("Di", "Bo"),
  row("Ed", "Ada", "Front", "Shop"),
];

describe("a file into an empty portal", () => {
  test("a lead sits with the direct reports who lead nobody, under the lead's department", async () => {
    const made = await plan(bakery);
    expect(made.teams.map(({ name, people }) => [name, people])).toEqual([
      ["Front", 2],
      ["Ovens", 3],
    ]);
    expect(made.units.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "company Bakery",
      "business_unit Shop",
      "department Front",
      "business_unit Bakehouse",
      "department Ovens",
    ]);
    const ovens = made.units.find((unit) => unit.name === "Ovens");
    expect(made.teams[1]).toMatchObject({ parentId: ovens?.id, leadId: ovens?.leadId });
  });

  test("a team over the limit comes in with a ceiling", async () => {
    const made = await plan([row("Bo", ""), ...Array.from({ length: 11 }, (_, i) => row(`Kim${i}`, "Bo"))]);
    expect(made.problems).toEqual([]);
    expect(made.teams).toMatchObject([{ people: 12 }]);
    await later(() => applyImport(admin, { draftId: made.draftId }));
    const [team] = await getSql()`select ceiling from teams`;
    expect(team?.ceiling).toBe(12);
  });

  test("nobody moves to a new table that is over the limit", async () => {
    const head = "First name,Last name,Mail,Team";
    const twelve = (team: (i: number) => string) =>
      Array.from({ length: 12 }, (_, i) => `Kim${i},Hill,kim${i}@example.com,${team(i)}`);
    await applied(
      twelve((i) => `Table ${i % 2}`),
      { rule: "team", head },
    );
    const made = await plan(
      twelve(() => "Big"),
      { rule: "team", head },
    );
    expect(made.problems).toHaveLength(1);
    expect(made.problems[0]?.sentence).toContain(
      "A table that people move to holds 8. Seat the other 4 elsewhere.",
    );
    await expect(later(() => applyImport(admin, { draftId: made.draftId }))).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await getSql()`select 1 from teams where ceiling is not null`).toEqual([]);
  });

  test("a file that does not know what changed here takes nothing of it back", async () => {
    const head = "First name,Last name,Mail,Team";
    const people = (team: string, count: number) =>
      Array.from({ length: count }, (_, i) =>
        `${team}${i},Hill,${team}${i}@example.com,${team}`.toLowerCase(),
      );
    const file = [...people("red", 3), ...people("blue", 2), ...people("green", 2), ...people("long", 4)];
    await applied(file, { rule: "team", head });
    const ids = Object.fromEntries(
      (
        await getSql()<
          { name: string; id: string }[]
        >`select name, unit_id as id from unit_versions where kind = 'team'`
      ).map(({ name, id }) => [name, id]),
    );
    await later(() => renameUnit(SYSTEM, { unitId: ids.red ?? "", name: "Crimson" }));
    await later(() =>
      mergeTeams(SYSTEM, { unitIds: [ids.blue ?? "", ids.green ?? ""], name: "Turquoise", leadId: null }),
    );
    await later(() => splitInTwo(ids.long ?? ""));
    const again = await plan([...file, "new,Hill,new@example.com,red", "two,Hill,two@example.com,long"], {
      rule: "team",
      head,
    });
    expect(again.problems).toEqual([]);
    expect(again.seats).toEqual([expect.objectContaining({ unitId: ids.red, from: null })]);
    expect(again.unseated).toHaveLength(1);
    expect(again.emptied).toEqual([]);
    expect((await plan(file, { rule: "team", head })).nothing).toBe(true);
    const both = await plan([...file, "new,Hill,new@example.com,Crimson"], { rule: "team", head });
    expect(both.teams.map(({ name, people }) => [name, people])).toContainEqual(["red", 3]);
  });

  test("tables of one department bear their leads' names, all different", async () => {
    const made = await plan([row("Ada", ""), row("Bo", "Ada"), row("Cy", "Bo"), row("Di", "Ada")]);
    expect(made.teams.map((team) => team.name)).toEqual(["Ovens, Ada's table", "Ovens, Bo's table"]);
    const twins = await plan([
      row("Ada", ""),
      row("Bo", "Ada"),
      row("Cy", "Bo"),
      "9,Bo,Rye,bo2@x.org,,Ovens,Bakehouse,ada@x.org,,",
      row("Di", "Bo2"),
    ]);
    expect(new Set(twins.teams.map((team) => team.name)).size).toBe(3);
  });

  test("somebody with nobody above and nobody below comes in without a seat", async () => {
    const made = await plan([...bakery, row("Zoe", "")]);
    expect(made.unseated).toHaveLength(1);
    expect(made.seats).toHaveLength(5);
  });

  test("a column may name the team; its lead is whom most of them report to", async () => {
    const head = "First name,Last name,Mail,Team,Manager mail";
    const made = await plan(["A,A,a@x,Red,", "B,B,b@x,Red,a@x", "C,C,c@x,Blue,a@x", "D,D,d@x,red,a@x"], {
      head,
      rule: "team",
    });
    expect(made.teams.map(({ name, people }) => [name, people])).toEqual([
      ["Red", 3],
      ["Blue", 1],
    ]);
    expect(made.teams[0]?.leadId).toBe(made.people[0]?.id);
  });

  test("a manager may be named by mail, number or name", async () => {
    const made = await plan([
      "1,Ada,Oven,ada@x.org,,,,,,",
      "2,Bo,Rye,bo@x.org,,,,1,,",
      "3,Cy,Rye,cy@x.org,,,,Ada Oven,,",
      "4,Di,Rye,di@x.org,,,,ADA@x.org,,",
    ]);
    expect(made.problems).toEqual([]);
    const [ada, ...others] = made.people;
    expect(others.map((person) => person.managerId)).toEqual([ada?.id, ada?.id, ada?.id]);
  });
});

describe("what is wrong is told with file, line and column, and nothing is planned", () => {
  test.each([
    [
      "an unknown manager",
      [row("Ada", ""), row("Bo", "Nobody")],
      "people.csv, line 3, column Manager mail: Nobody in this file or in the portal answers to this.",
    ],
    [
      "a slip in an address",
      [row("Ada", ""), row("Bo", "Adaa")],
      "people.csv, line 3, column Manager mail: Nobody in this file or in the portal answers to this. Ada Baker has ada@x.org.",
    ],
    [
      "a circle of managers",
      [row("Ada", "Cy"), row("Bo", "Ada"), row("Cy", "Bo")],
      "people.csv, line 2, column Manager mail: These leads run in a circle: Ada Baker (line 2) reports to Cy Baker (line 4) reports to Bo Baker (line 3) reports to Ada Baker.",
    ],
    [
      "somebody who manages themselves",
      [row("Ada", "Ada")],
      "people.csv, line 2, column Manager mail: Ada Baker would report to themselves. Leave this cell empty for whoever stands at the top.",
    ],
    [
      "two people with one address",
      [row("Ada", ""), "9,Al,Rye,ADA@x.org,,,,,,"],
      "people.csv, line 3, column Mail: The same address is on line 2. If they are two people, this one needs another.",
    ],
    [
      "two people with one number",
      [row("Ada", ""), "ada,Al,Rye,al@x.org,,,,,,"],
      "people.csv, line 3, column Number: The same number is on line 2. If they are two people, this one needs another.",
    ],
    [
      "no address",
      ["1,Ada,Oven,,,,,,,"],
      "people.csv, line 2, column Mail: There is no mail address. Without one we cannot tell people apart.",
    ],
    [
      "what is no address",
      ["1,Ada,Oven,ada at x,,,,,,"],
      "people.csv, line 2, column Mail: This is no mail address.",
    ],
    ["no name at all", ["1,,,ada@x.org,,,,,,"], "people.csv, line 2, column First name: There is no name."],
    [
      "a comma in an address",
      ['1,Ada,Oven,"ada@x,org",,,,,,'],
      "people.csv, line 2, column Mail: A comma where a dot should be.",
    ],
    [
      "a first name of 3,000 letters",
      [`1,${"x".repeat(3000)},Oven,ada@x.org,,,,,,`],
      "people.csv, line 2, column First name: This has more than 200 characters.",
    ],
    [
      "a day that is none",
      ["1,Ada,Oven,ada@x.org,,,,,2020-02-30,"],
      "people.csv, line 2, column First day: There is no such day. This column reads as year, month, day.",
    ],
    [
      "a row that slipped",
      ["1,Ada,Oven,ada@x.org,,,,,,,,,extra"],
      "people.csv, line 2: This row has 13 cells where the header has 10. Look for a stray or a missing delimiter.",
    ],
    [
      "a title that is a novel",
      [`1,Ada,Oven,ada@x.org,${"x".repeat(201)},,,,,`],
      "people.csv, line 2, column Title: This has more than 200 characters.",
    ],
  ])("%s", async (_, lines, sentence) => {
    const made = await plan(lines);
    expect(words(made)).toContain(sentence);
    expect([made.people, made.teams, made.seats]).toEqual([[], [], []]);
  });

  test("of a cell of megabytes only the beginning goes to the page", async () => {
    const made = await plan([`1,Ada,Oven,ada@x.org,${"x".repeat(2_000_000)},,,,,`]);
    expect(JSON.stringify(made.problems).length).toBeLessThan(1000);
  });

  test("a missing column", async () => {
    expect(words(await plan(["Ada,Oven"], { head: "First name,Last name" }))).toEqual([
      "people.csv, line 1: No column says Mail. Without it we cannot tell people apart.",
    ]);
  });

  test("a picture that cannot be used, at the row it belongs to", async () => {
    const pictures = [
      {
        name: "ada.svg",
        bytes: new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
      },
    ];
    expect(words(await plan([row("Ada", "", "", "", ",,photos/Ada.svg")], { pictures }))[0]).toMatch(
      /^people\.csv, line 2, column Photo: ada\.svg: This file is an SVG drawing/,
    );
  });
});

describe("pictures are matched by name", () => {
  const dot = (red: number) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
      .png()
      .toBuffer();

  test.each(["photos/bo.jpg", "Photos\\BO.JPG", ""])("row says %j", async (said) => {
    const pictures = [{ name: "bo.jpg", bytes: await dot(1) }];
    const made = await plan([row("Bo", "", "", "", `,,${said}`)], { pictures });
    expect(made.people[0]?.pictureId).toBeTruthy();
  });

  test("by number, address or name, accents aside", async () => {
    const names = ["ken_sanchez.png", "17.png", "di@x.org.png", "spare.png"];
    const pictures = await Promise.all(names.map(async (name, i) => ({ name, bytes: await dot(60 * i) })));
    const made = await plan(
      ["1,Ken,Sánchez,k@x.org,,,,,,", "17,Bo,Rye,b@x.org,,,,,,", "3,Di,Rye,di@x.org,,,,,,"],
      {
        pictures,
      },
    );
    expect(new Set(made.people.map((person) => person.pictureId)).size).toBe(3);
    expect(made.people.every((person) => person.pictureId)).toBe(true);
    expect(made.pictures.spare).toEqual(["spare.png"]);
  });
});

describe("a file over a directory", () => {
  const person = (before: Awaited<ReturnType<typeof applied>>, name: string) =>
    before.people.find(({ givenName }) => givenName === name);

  test("the same file again changes nothing", async () => {
    await applied(bakery);
    expect((await plan(bakery)).nothing).toBe(true);
  });

  test("whoever has a new number, name or address stays the same person", async () => {
    const before = await applied(bakery);
    const renamed = bakery.map((line) => line.replace("Cy,Cy,Baker,cy@x.org", "Cy,Cyrus,Rye,cyrus@x.org"));
    const made = await plan(renamed);
    expect(made.people.map(({ kind }) => kind)).toEqual(["same", "same", "change", "same", "same"]);
    expect(made.people[2]?.id).toBe(person(before, "Cy")?.id);
  });

  test("a new manager moves somebody; a seat given by hand stays", async () => {
    const before = await applied(bakery);
    const moved = bakery.map((line) =>
      line.replace("cy@x.org,Baker,Ovens,Bakehouse,bo@", "cy@x.org,Baker,Ovens,Bakehouse,ada@"),
    );
    expect((await plan(moved)).seats).toHaveLength(1);
    const front = before.tree.find((unit) => unit.name === "Front" && unit.kind === "team");
    await getSql()`update seats set unit_id = ${front?.id ?? ""} where person_id = ${person(before, "Di")?.id ?? ""}`;
    expect((await plan(bakery)).nothing).toBe(true);
  });

  test("whoever leads nobody any more goes back to their manager's table, and the empty one is cleared", async () => {
    await applied(bakery);
    const flat = bakery.map((line) =>
      line.replace("bo@x.org,,", "ada@x.org,,").replace("Bakehouse,bo@", "Bakehouse,ada@"),
    );
    const made = await plan(flat);
    expect(made.seats).toHaveLength(3);
    expect(made.emptied).toHaveLength(1);
  });

  test("a new lead takes the table over, which stays the same table", async () => {
    const before = await applied(bakery);
    const [ada = "", , cy = "", di = "", ed = ""] = bakery;
    const under = (line: string) => line.replace("Bakehouse,bo@", "Bakehouse,fay@");
    const made = await plan([ada, row("Bo", "Ada"), row("Fay", "Ada"), under(cy), under(di), ed]);
    const ovens = before.tree.find((unit) => unit.name === "Ovens" && unit.kind === "team");
    const fay = made.people.find(({ givenName }) => givenName === "Fay");
    expect(made.teams.find((team) => team.id === ovens?.id)).toMatchObject({
      leadId: fay?.id,
      isNew: false,
      isChanged: true,
      people: 3,
    });
    // Fay is new, and has another id whenever the plan is laid.
    expect(made.seats.map((seat) => seat.personId).sort()).toEqual(
      [person(before, "Bo")?.id, fay?.id].sort(),
    );
    expect(made.emptied).toEqual([]);
  });

  test("an address that belongs to somebody else here is refused", async () => {
    await applied(bakery);
    const made = await plan(["77,New,One,cy@x.org,,,,,,", ...bakery]);
    expect(words(made)[0]).toMatch(
      /^people\.csv, line 2, column Mail: This address belongs to Cy Baker, number Cy so far/,
    );
  });

  test("a part of the company is no reason to change who leads the rest", async () => {
    const before = await applied(bakery);
    const made = await plan([row("Di", "Bo"), row("Fay", "Bo")]);
    expect([...made.units, ...made.teams].filter((unit) => unit.isChanged)).toEqual([]);
    expect(made.problems).toEqual([]);
    expect(made.missing.map(({ id }) => id)).toContain(person(before, "Ada")?.id);
    expect(made.missing).toHaveLength(4);
  });

  test("a standing table never grows over what it may hold", async () => {
    await applied(bakery);
    const many = [...bakery, ...Array.from({ length: 6 }, (_, i) => row(`Kim${i}`, "Bo"))];
    expect(words(await plan(many))).toEqual([
      "people.csv, line 7, column Manager mail: Ovens would have 9 people, 1 more than it may hold. Seat them elsewhere, or split the team first.",
    ]);
  });

  test("whoever is not in a file of the whole company leaves, but for whoever opened the portal", async () => {
    const before = await applied(bakery);
    const { people } = await applied(bakery.slice(0, 4), { whole: true, leavers: 1 });
    expect(people.find(({ givenName }) => givenName === "Ed")?.teamId).toBeNull();
    const left = await getSql()`select id from people where left_at is not null`;
    expect(left.map(({ id }) => id)).toEqual([person(before, "Ed")?.id]);
    await applied(bakery, { whole: true });
    expect(await getSql()`select id from people where left_at is not null`).toHaveLength(0);
  });

  test("a department that two business units have is two departments", async () => {
    await applied([row("Ada", "", "Sales", "North"), row("Bo", "Ada", "Sales", "North")]);
    const made = await plan([
      row("Ada", "", "Sales", "North"),
      row("Bo", "Ada", "Sales", "North"),
      row("Cy", "Ada", "Sales", "South"),
      row("Di", "Cy", "Sales", "South"),
    ]);
    expect(new Set(made.units.map(({ id }) => id)).size).toBe(made.units.length);
    expect(made.units.filter(({ kind }) => kind === "department")).toHaveLength(2);
  });
});

/** Companies of any shape: everybody but the first reports to somebody before them. */
const companies = fc
  .array(fc.record({ above: fc.nat(), department: fc.nat({ max: 4 }) }), { minLength: 2, maxLength: 60 })
  .map((drawn) =>
    drawn.map(({ above, department }, i) =>
      row(`P${i}`, i === 0 ? "" : `P${above % i}`, `Dept ${department}`, `Unit ${department % 2}`),
    ),
  );

describe("whatever the company looks like", () => {
  test("everybody has exactly one seat, every team stands under a unit, and only teams over the limit have a ceiling", async () => {
    await fc.assert(
      fc
        .asyncProperty(companies, async (lines) => {
          const made = await plan(lines);
          expect(made.problems).toEqual([]);
          expect(new Set(made.seats.map((seat) => seat.personId)).size).toBe(lines.length);
          expect(made.seats).toHaveLength(lines.length);
          const units = new Set(made.units.map((unit) => unit.id));
          const leads = new Set(made.people.map((person) => person.managerId).filter(Boolean));
          expect(made.teams).toHaveLength(leads.size);
          for (const team of made.teams) {
            expect(units.has(team.parentId)).toBe(true);
            expect(team.people).toBe(made.seats.filter((seat) => seat.unitId === team.id).length);
          }
          const places = made.teams.map((team) => `${team.parentId} ${team.name}`);
          expect(new Set(places).size).toBe(places.length);
          await later(() => applyImport(admin, { draftId: made.draftId }));
          const wrong = await getSql()`
          select t.unit_id from teams t join seats s on s.unit_id = t.unit_id group by t.unit_id
          having t.ceiling is distinct from case when count(*) > 8 then count(*) end`;
          expect(wrong).toEqual([]);
        })
        .afterEach(empty),
      { numRuns: 5 },
    );
  });

  test("the same file again changes nothing, in any order of its rows", async () => {
    await fc.assert(
      fc
        .asyncProperty(companies, fc.gen(), async (lines, pick) => {
          await applied(lines);
          const shuffled = pick(fc.shuffledSubarray, lines, { minLength: lines.length });
          expect((await plan(shuffled)).nothing).toBe(true);
        })
        .afterEach(empty),
      { numRuns: 5 },
    );
  });

  test("whoever the file leaves out stays where they are", async () => {
    await fc.assert(
      fc
        .asyncProperty(companies, fc.gen(), async (lines, pick) => {
          await applied(lines);
          const some = pick(fc.subarray, lines, { minLength: 1 });
          const made = await plan(some);
          expect(made.problems).toEqual([]);
          expect(made.seats).toEqual([]);
          expect(made.missing).toHaveLength(lines.length - some.length);
        })
        .afterEach(empty),
      { numRuns: 5 },
    );
  });
});
