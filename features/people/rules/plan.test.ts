import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessColumns, mappingOf } from "./columns";
import type { Directory, KnownPerson, ReadyPicture, TeamRule } from "./directory";
import { changesNothing, type Plan, planImport, problemWords } from "./plan";
import { readFile } from "./read-file";

const root = { id: "root", parentId: null, kind: "company" as const, name: "Bakery", leadId: null };
const empty: Directory = { limit: 8, people: [], tree: [root], ceilings: {} };
const header = "Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail,First day,Photo";

let ids = 0;
/** Ids that no other plan of this file has given. */
const newId = () => {
  ids += 1;
  return `id-${ids}`;
};

function plan(
  lines: string[],
  { directory = empty, rule = "line" as TeamRule, pictures = [] as ReadyPicture[], head = header } = {},
): Plan {
  const table = readFile("people.csv", new TextEncoder().encode([head, ...lines].join("\n")));
  return planImport(table, mappingOf(guessColumns(table)), rule, directory, pictures, newId);
}

const words = (made: Plan) => made.problems.map((problem) => problemWords("people.csv", problem));
const row = (name: string, manager: string, department = "Ovens", unit = "Bakehouse", more = ",,") =>
  `${name},${name},Baker,${name.toLowerCase()}@x.org,Baker,${department},${unit},${manager && `${manager.toLowerCase()}@x.org`}${more}`;

/** The directory as it would be after a plan was applied. */
function applied(made: Plan, before: Directory = empty): Directory {
  const seatOf = new Map(before.people.map((person) => [person.id, person.teamId]));
  for (const { personId, unitId } of made.seats) seatOf.set(personId, unitId);
  const people: KnownPerson[] = made.people.map(({ id, row: said, managerId, pictureId }) => {
    const { externalId, email, givenName, familyName, title, startedOn } = said;
    const known = before.people.find((person) => person.id === id);
    return {
      ...{ id, externalId, email, givenName, familyName, title: title ?? "", managerId, startedOn },
      ...{ pictureId: known?.pictureId ?? pictureId, hasLeft: false, teamId: seatOf.get(id) ?? null },
    };
  });
  const others = before.people.filter((person) => !people.some(({ id }) => id === person.id));
  const units = [...made.units, ...made.teams];
  const old = before.tree.filter(
    (unit) => !units.some(({ id }) => id === unit.id) && !made.emptied.includes(unit.id),
  );
  const ceilings = made.teams
    .filter((team) => team.ceiling !== null)
    .map((team) => [team.id, team.ceiling ?? 0]);
  return {
    limit: 8,
    people: [...people, ...others],
    tree: [...old, ...units],
    ceilings: Object.fromEntries(ceilings),
  };
}

const bakery = [
  row("Ada", "", "Front", "Shop"),
  row("Bo", "Ada"),
  row("Cy", "Bo"),
  row("Di", "Bo"),
  row("Ed", "Ada", "Front", "Shop"),
];

describe("a file into an empty portal", () => {
  test("a lead sits with the direct reports who lead nobody, under the lead's department", () => {
    const made = plan(bakery);
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

  test("a team over the limit comes in with a ceiling", () => {
    const made = plan([row("Bo", ""), ...Array.from({ length: 11 }, (_, i) => row(`Kim${i}`, "Bo"))]);
    expect(made.problems).toEqual([]);
    expect(made.teams).toMatchObject([{ people: 12, ceiling: 12 }]);
  });

  test("tables of one department bear their leads' names, all different", () => {
    const made = plan([row("Ada", ""), row("Bo", "Ada"), row("Cy", "Bo"), row("Di", "Ada")]);
    expect(made.teams.map((team) => team.name)).toEqual(["Ovens, Ada's table", "Ovens, Bo's table"]);
    const twins = plan([
      row("Ada", ""),
      row("Bo", "Ada"),
      row("Cy", "Bo"),
      "9,Bo,Rye,bo2@x.org,,Ovens,Bakehouse,ada@x.org,,",
      row("Di", "Bo2"),
    ]);
    expect(new Set(twins.teams.map((team) => team.name)).size).toBe(3);
  });

  test("somebody with nobody above and nobody below comes in without a seat", () => {
    const made = plan([...bakery, row("Zoe", "")]);
    expect(made.unseated).toHaveLength(1);
    expect(made.seats).toHaveLength(5);
  });

  test("a column may name the team; its lead is whom most of them report to", () => {
    const head = "First name,Last name,Mail,Team,Manager mail";
    const made = plan(["A,A,a@x,Red,", "B,B,b@x,Red,a@x", "C,C,c@x,Blue,a@x", "D,D,d@x,red,a@x"], {
      head,
      rule: "team",
    });
    expect(made.teams.map(({ name, people }) => [name, people])).toEqual([
      ["Red", 3],
      ["Blue", 1],
    ]);
    expect(made.teams[0]?.leadId).toBe(made.people[0]?.id);
  });

  test("a manager may be named by mail, number or name", () => {
    const made = plan([
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
    [
      "no last name",
      ["1,Ada,,ada@x.org,,,,,,"],
      "people.csv, line 2, column Last name: There is no last name.",
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
  ])("%s", (_, lines, sentence) => {
    const made = plan(lines);
    expect(words(made)).toContain(sentence);
    expect([made.people, made.teams, made.seats]).toEqual([[], [], []]);
  });

  test("of a cell of megabytes only the beginning goes to the page", () => {
    const made = plan([`1,Ada,Oven,ada@x.org,${"x".repeat(2_000_000)},,,,,`]);
    expect(JSON.stringify(made.problems).length).toBeLessThan(1000);
  });

  test("a missing column", () => {
    expect(words(plan(["Ada,Oven"], { head: "First name,Last name" }))).toEqual([
      "people.csv, line 1: No column says Mail. Without it we cannot tell people apart.",
    ]);
  });

  test("a picture that cannot be used, at the row it belongs to", () => {
    const pictures = [{ name: "ada.svg", pictureId: null, problem: "This file is an SVG drawing." }];
    expect(words(plan([row("Ada", "", "", "", ",,photos/Ada.svg")], { pictures }))).toEqual([
      "people.csv, line 2, column Photo: ada.svg: This file is an SVG drawing.",
    ]);
  });
});

describe("pictures are matched by name", () => {
  test.each(["photos/bo.jpg", "Photos\\BO.JPG", ""])("row says %j", (said) => {
    const pictures = [{ name: "bo.jpg", pictureId: "p", problem: null }];
    const made = plan([row("Bo", "", "", "", `,,${said}`)], { pictures });
    expect(made.people[0]?.pictureId).toBe("p");
  });

  test("by number, address or name, accents aside", () => {
    const pictures = ["ken_sanchez.png", "17.png", "di@x.org.png", "spare.png"].map((name) => ({
      name,
      pictureId: name,
      problem: null,
    }));
    const made = plan(["1,Ken,Sánchez,k@x.org,,,,,,", "17,Bo,Rye,b@x.org,,,,,,", "3,Di,Rye,di@x.org,,,,,,"], {
      pictures,
    });
    expect(made.people.map((person) => person.pictureId)).toEqual([
      "ken_sanchez.png",
      "17.png",
      "di@x.org.png",
    ]);
    expect(made.pictures.spare).toEqual(["spare.png"]);
  });
});

describe("a file over a directory", () => {
  const before = applied(plan(bakery));

  test("the same file again changes nothing", () => {
    expect(changesNothing(plan(bakery, { directory: before }))).toBe(true);
  });

  test("whoever has a new number, name or address stays the same person", () => {
    const renamed = bakery.map((line) => line.replace("Cy,Cy,Baker,cy@x.org", "Cy,Cyrus,Rye,cyrus@x.org"));
    const made = plan(renamed, { directory: before });
    expect(made.people.map(({ kind }) => kind)).toEqual(["same", "same", "change", "same", "same"]);
    expect(made.people[2]?.id).toBe(before.people[2]?.id);
  });

  test("a new manager moves somebody; a seat given by hand stays", () => {
    const moved = bakery.map((line) =>
      line.replace("cy@x.org,Baker,Ovens,Bakehouse,bo@", "cy@x.org,Baker,Ovens,Bakehouse,ada@"),
    );
    expect(plan(moved, { directory: before }).seats).toHaveLength(1);
    const front = before.tree.find((unit) => unit.name === "Front" && unit.kind === "team");
    const people = before.people.map((person) =>
      person.givenName === "Di" ? { ...person, teamId: front?.id ?? null } : person,
    );
    expect(changesNothing(plan(bakery, { directory: { ...before, people } }))).toBe(true);
  });

  test("whoever leads nobody any more goes back to their manager's table, and the empty one is cleared", () => {
    const flat = bakery.map((line) =>
      line.replace("bo@x.org,,", "ada@x.org,,").replace("Bakehouse,bo@", "Bakehouse,ada@"),
    );
    const made = plan(flat, { directory: before });
    expect(made.seats).toHaveLength(3);
    expect(made.emptied).toHaveLength(1);
  });

  test("a new lead takes the table over, which stays the same table", () => {
    const [ada = "", , cy = "", di = "", ed = ""] = bakery;
    const under = (line: string) => line.replace("Bakehouse,bo@", "Bakehouse,fay@");
    const made = plan([ada, row("Bo", "Ada"), row("Fay", "Ada"), under(cy), under(di), ed], {
      directory: before,
    });
    const ovens = before.tree.find((unit) => unit.name === "Ovens" && unit.kind === "team");
    const fay = made.people.find((person) => person.row.givenName === "Fay");
    expect(made.teams.find((team) => team.id === ovens?.id)).toMatchObject({
      leadId: fay?.id,
      isNew: false,
      isChanged: true,
      people: 3,
    });
    expect(made.seats.map((seat) => seat.personId).sort()).toEqual([before.people[1]?.id, fay?.id].sort());
    expect(made.emptied).toEqual([]);
  });

  test("an address that belongs to somebody else here is refused", () => {
    const made = plan(["77,New,One,cy@x.org,,,,,,", ...bakery], { directory: before });
    expect(words(made)[0]).toMatch(
      /^people\.csv, line 2, column Mail: This address belongs to Cy Baker, number Cy so far/,
    );
  });

  test("a part of the company is no reason to change who leads the rest", () => {
    const made = plan([row("Di", "Bo"), row("Fay", "Bo")], { directory: before });
    expect([...made.units, ...made.teams].filter((unit) => unit.isChanged)).toEqual([]);
    expect(made).toMatchObject({ problems: [], missing: expect.arrayContaining([before.people[0]?.id]) });
    expect(made.missing).toHaveLength(4);
  });

  test("a standing table never grows over what it may hold", () => {
    const many = [...bakery, ...Array.from({ length: 6 }, (_, i) => row(`Kim${i}`, "Bo"))];
    expect(words(plan(many, { directory: before }))).toEqual([
      "people.csv, line 7, column Manager mail: Ovens would have 9 people, 1 more than it may hold. Seat them elsewhere, or split the team first.",
    ]);
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
  test("everybody has exactly one seat, every team stands under a unit, and only teams over the limit have a ceiling", () => {
    fc.assert(
      fc.property(companies, (lines) => {
        const made = plan(lines);
        expect(made.problems).toEqual([]);
        expect(new Set(made.seats.map((seat) => seat.personId)).size).toBe(lines.length);
        expect(made.seats).toHaveLength(lines.length);
        const units = new Set(made.units.map((unit) => unit.id));
        const leads = new Set(made.people.map((person) => person.managerId).filter(Boolean));
        expect(made.teams).toHaveLength(leads.size);
        for (const team of made.teams) {
          expect(units.has(team.parentId ?? "")).toBe(true);
          expect(team.people).toBe(made.seats.filter((seat) => seat.unitId === team.id).length);
          expect(team.ceiling).toBe(team.people > 8 ? team.people : null);
        }
        const places = made.teams.map((team) => `${team.parentId} ${team.name}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test("the same file again changes nothing, in any order of its rows", () => {
    fc.assert(
      fc.property(companies, fc.gen(), (lines, pick) => {
        const directory = applied(plan(lines));
        const shuffled = pick(fc.shuffledSubarray, lines, { minLength: lines.length });
        expect(changesNothing(plan(shuffled, { directory }))).toBe(true);
      }),
    );
  });

  test("whoever the file leaves out stays where they are", () => {
    fc.assert(
      fc.property(companies, fc.gen(), (lines, pick) => {
        const directory = applied(plan(lines));
        const some = pick(fc.subarray, lines, { minLength: 1 });
        const made = plan(some, { directory });
        expect(made.problems).toEqual([]);
        expect(made.seats).toEqual([]);
        expect(made.missing).toHaveLength(lines.length - some.length);
      }),
    );
  });
});
