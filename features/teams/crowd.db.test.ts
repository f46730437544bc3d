import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { useTestDatabase } from "@/db/testing";
import { patchGroup } from "@/features/connections/commands/groups";
import { importDirectory } from "@/features/people/commands/import-directory";
import { joinPerson } from "@/features/people/commands/join";
import { leave } from "@/features/people/commands/leave";
import { setUpPortal, writeSetUpLink } from "@/features/people/commands/set-up";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at, now } from "@/lib/clock";
import { isAppError, sqlState } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { freeSeat, seatPerson } from "./commands/seat";
import { foundTeam, mergeTeams } from "./commands/units";
import { endWaiver, grantWaiver } from "./commands/waivers";
import { sitDown } from "./commands/write";
import { actorOf, makePeople } from "./test-tables";

process.env.DATABASE_POOL = "30";
useTestDatabase();

const DAY = 86_400_000;
const LAST_WEEK = new Date(Date.now() - 7 * DAY);
const TABLES = ["Ovens", "Front", "Doughs", "Mills", "Cellar", "Yard"] as const;

let admin: PersonActor;
/** By table: its unit. */
const unit: Record<string, string> = {};
/** A second way in, as somebody at the database's own prompt has it. */
let prompt: postgres.Sql;

/** Nearly full tables, a full one, one that came in with three over, and two small ones. */
const SIZES = { Ovens: 7, Front: 7, Doughs: 8, Mills: 11, Cellar: 3, Yard: 2 };
const header = "Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail,First day";
const line = (mail: string, table: string, manager: string) =>
  `${mail},${mail},Crust,${mail}@bakery.org,Baker,${table},Bakehouse,${manager},2020-01-01`;

function company(): string[] {
  const rows = ["ada,Ada,Oven,ada@bakery.org,Head,Front,Bakehouse,,2020-01-01"];
  for (const table of TABLES) {
    const lead = `lead-${table.toLowerCase()}`;
    if (table !== "Front") rows.push(line(lead, table, "ada@bakery.org"));
    const manager = table === "Front" ? "ada@bakery.org" : `${lead}@bakery.org`;
    for (let i = 1; i < SIZES[table]; i += 1) rows.push(line(`${table.toLowerCase()}${i}`, table, manager));
  }
  return rows;
}

const bring = (rows: string[]) =>
  importDirectory(admin, {
    fileName: "bakery.csv",
    bytes: new TextEncoder().encode([header, ...rows].join("\n")),
  });

beforeAll(async () => {
  const token = await at(LAST_WEEK, () => writeSetUpLink(SYSTEM));
  const names = { companyName: "Bakery", memberSingular: "Baker", memberPlural: "Bakers", teamLimit: 8 };
  const ada = { givenName: "Ada", familyName: "Oven", email: "ada@bakery.org" };
  const { personId } = await at(LAST_WEEK, () => setUpPortal(OUTSIDER, { token, ...names, ...ada }));
  admin = actorOf(personId, "admin");
  await at(LAST_WEEK, () => bring(company()));
  const rows = await getSql()`
    select v.name, v.unit_id as id from unit_versions v join teams t using (unit_id) where upper_inf(v.valid)`;
  for (const { name, id } of rows) unit[String(name)] = String(id);
  prompt = postgres({ ...connectionOptions(process.env.DATABASE_URL ?? ""), max: 12, onnotice: () => {} });
});

afterAll(() => prompt.end());

test("of hundreds at once who join, move, leave, merge, import and write by hand, nobody is one too many", async () => {
  expect(await countsNow()).toMatchObject(SIZES);
  const joiners = await makePeople(160);
  const movers = await idsLike("front_@%", "cellar_@%", "yard_@%");
  const leavers = await idsLike("ovens_@%", "doughs_@%", "mills%");
  const table = (i: number) => unit[TABLES[i % 4] ?? "Ovens"] ?? "";
  const started = new Date();
  const calls: Promise<unknown>[] = [];
  for (let i = 0; i < 80; i += 1) {
    calls.push(seatPerson(SYSTEM, { personId: joiners[i] ?? "", unitId: table(i) }));
    calls.push(byHand`insert into seats (person_id, unit_id, valid)
      values (${joiners[80 + i] ?? ""}, ${table(i)}, tstzrange(${started}, null))`);
    if (i % 2 === 0)
      calls.push(
        transaction(async (tx) => {
          const time = now().toISOString();
          const fields = { email: `new${i}@bakery.org`, givenName: "New", familyName: `No ${i}` };
          const personId = await joinPerson(tx, fields, time);
          await sitDown(tx, { personIds: [personId], unitId: table(i) }, time);
        }),
      );
    if (i % 4 === 1) calls.push(patchMembers(table(i), joiners[i] ?? ""));
    if (i % 3 === 0) calls.push(freeSeat(SYSTEM, { personId: leavers[i / 3] ?? "" }));
    if (i % 12 === 0) calls.push(leave(admin, { personId: leavers[20 + i / 12] ?? leavers[0] ?? "" }));
    if (i < movers.length)
      calls.push(
        i % 2 === 0
          ? seatPerson(SYSTEM, { personId: movers[i] ?? "", unitId: table(i) })
          : byHand`update seats set unit_id = ${table(i)} where person_id = ${movers[i] ?? ""} and upper_inf(valid)`,
      );
    if (i === 10) calls.push(waive("Doughs", 9), byHand`update company set team_limit = 7`);
    if (i === 20) calls.push(bring([...company(), line("late1", "Ovens", "lead-ovens@bakery.org")]));
    if (i === 30) calls.push(mergeTeams(SYSTEM, merger()));
    if (i === 40) calls.push(endWaiver(admin, { unitId: unit.Doughs ?? "" }));
  }
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.length).toBeGreaterThan(200);
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    const answer = isAppError(outcome.reason) ? outcome.reason.code : sqlState(outcome.reason);
    expect(
      ["team_full", "conflict", "not_found", "invalid", "TP001", "23P01"],
      String(outcome.reason),
    ).toContain(answer);
  }
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(20);
  expect(await tooMany(started)).toEqual([]);
  expect(await twoSeats()).toEqual([]);
});

test("of two hundred in one moment for the last seat one gets it, and every other hears why", async () => {
  const [root] =
    await getSql()`select unit_id as id from unit_versions where kind = 'company' and upper_inf(valid)`;
  const parentId = String(root?.id);
  const { unitId } = await foundTeam(SYSTEM, { kind: "team", parentId, name: "Rush", leadId: null });
  const people = await makePeople(207);
  for (const personId of people.slice(0, 7)) await seatPerson(SYSTEM, { personId, unitId });
  const rush = people.slice(7);
  const outcomes = await Promise.allSettled(rush.map((personId) => seatPerson(SYSTEM, { personId, unitId })));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(outcomes.length - refused.length).toBe(1);
  for (const { reason } of refused) {
    expect(reason).toMatchObject({ code: "team_full" });
    expect(reason.message).toMatch(
      /has 8 people, and two pizzas feed no more than 8\. Free a seat there first/,
    );
  }
});

/** At the database's prompt: single statements, without a second try. */
function byHand(words: TemplateStringsArray, ...values: (string | Date)[]): Promise<unknown> {
  return prompt(words, ...values).then((rows) => rows);
}

/** As the directory's machine adds somebody to a group (RFC 7644, 3.5.2.1). */
function patchMembers(id: string, personId: string): Promise<unknown> {
  const body = {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "add", path: "members", value: [{ value: personId }] }],
  };
  return patchGroup(
    { kind: "machine", tokenId: "1b4e28ba-2fa1-41d2-883f-0016d3cca427", name: "Directory" },
    { id, base: "", body },
  );
}

function waive(table: string, seats: number): Promise<unknown> {
  const until = new Date(Date.now() + 5 * DAY).toISOString().slice(0, 10);
  return grantWaiver(admin, { unitId: unit[table] ?? "", seats, reason: "The mixer moves house.", until });
}

function merger() {
  return { unitIds: [unit.Cellar ?? "", unit.Yard ?? ""], name: "Stores", leadId: null };
}

async function idsLike(...patterns: string[]): Promise<string[]> {
  const rows = await getSql()`
    select id from people where email like any (${patterns}) and left_at is null order by email`;
  return rows.map(({ id }) => String(id));
}

async function countsNow(): Promise<Record<string, number>> {
  const rows = await getSql()`
    select v.name, count(*)::int as n from seats s join unit_versions v using (unit_id)
    where upper_inf(s.valid) and upper_inf(v.valid) group by v.name`;
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** Every moment since then at which somebody sat down and more sat there than any limit, ceiling or waiver allowed. */
async function tooMany(since: Date) {
  return getSql()`
    select s.unit_id, lower(s.valid) as moment, count(*)::int as people
    from (select distinct unit_id, valid from seats where lower(valid) >= ${since}) s
    join seats o on o.unit_id = s.unit_id and o.valid @> lower(s.valid)
    left join team_waivers w on w.unit_id = s.unit_id and w.valid @> lower(s.valid)
    group by s.unit_id, s.valid, w.seats
    having count(distinct o.id) > greatest(8, w.seats)`;
}

async function twoSeats() {
  return getSql()`select person_id from seats where upper_inf(valid) group by person_id having count(*) > 1`;
}
