import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { castBallot } from "@/features/ballots/cast";
import { cutKeys } from "@/features/ballots/cut";
import type { Token } from "@/features/ballots/device/token";
import { getBallotForm } from "@/features/ballots/queries";
import { tallyRound } from "@/features/ballots/tally/tally";
import { messageOf, pickUp } from "@/features/ballots/test-company";
import { closeRound, openServiceRound } from "@/features/surveys/commands";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { createService, nameOwners, retireService } from "./commands";
import { listCatalogue, listProviders } from "./queries/catalogue";
import { listServices } from "./queries/league";
import { getRatingForm, getServiceTicket } from "./queries/rating";
import { getService } from "./queries/service";
import type { Said } from "./types";

useTestDatabase();

const NOBODY = "00000000-0000-4000-8000-000000000000";
const OPENS = new Date("2026-03-02T09:00:00Z");
const CLOSES = new Date("2026-03-30T12:00:00Z");
const refusal = (code: string) => expect.objectContaining({ code });

let pia: PersonActor;
let top: PersonActor[];
let north: PersonActor[];
let south: PersonActor[];
let west: PersonActor[];
let late: PersonActor;
let payroll: string;
let vans: string;
let round: string;
let southTeam: string;
let company: string;

const actor = (personId: string, rest: Partial<PersonActor> = {}): PersonActor => ({
  kind: "person",
  personId,
  name: "Somebody",
  roles: [],
  leads: [],
  owns: [],
  judges: [],
  ...rest,
});

/** Departments with a team each: fourteen people north, eight south, three west; Pia of the people team and four more at the top. */
beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, created_at, team_limit) values ('Test', ${OPENS}, 10)`;
  const unit = async (kind: string, name: string, parent: string | null) => {
    const [row] = await sql<{ id: string }[]>`insert into units (created_at) values (${OPENS}) returning id`;
    const id = row?.id ?? "";
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
      values (${id}, ${parent}, ${kind}, ${name}, tstzrange('2020-01-01', null))`;
    return id;
  };
  const person = async (name: string) => {
    const [row] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${name}, 'Quill', ${`${name}@example.org`}, ${OPENS}) returning id`;
    return row?.id ?? "";
  };
  company = await unit("company", "Test", null);
  const table = async (name: string, parent: string, people: number) => {
    const id = await unit("team", `${name} table`, parent);
    const ids = await Promise.all(Array.from({ length: people }, (_, i) => person(`${name}${i}`)));
    await sql.begin(async (tx) => {
      await tx`insert into teams (unit_id, ceiling) values (${id}, 20)`;
      await tx`insert into seats (person_id, unit_id, valid)
        select unnest(${ids}::uuid[]), ${id}, tstzrange('2020-01-01', null)`;
    });
    return { id, people: ids.map((one) => actor(one)) };
  };
  const first = await table("Top", company, 5);
  [pia, top] = [{ ...nth(first.people, 0), roles: ["people_team"] }, first.people.slice(1)];
  north = (await table("North", await unit("department", "North", company), 14)).people;
  const southTable = await table("South", await unit("department", "South", company), 8);
  [south, southTeam] = [southTable.people, southTable.id];
  west = (await table("West", await unit("department", "West", company), 3)).people;
  late = actor(await person("Late"));
  await sql`insert into seats (person_id, unit_id, valid)
    values (${late.personId}, ${southTeam}, tstzrange('2026-03-05', null))`;
  payroll = (await at(OPENS, () => createService(pia, { name: "Payroll", promise: "Paid on the day." })))
    .serviceId;
});

const during = <T>(act: () => T) => at(new Date("2026-03-10T09:00:00Z"), act);

/** A score, how often passed on, words; by the service's address. */
type Ratings = Record<string, [number, number, string]>;

async function rate(who: PersonActor, ratings: Ratings): Promise<void> {
  const token = await during(() => pickUp(who, round));
  expect(await cast(who, token, ratings, 1)).toBe("stored");
}

async function cast(who: PersonActor, token: Token, ratings: Ratings, version: number) {
  const asked = (await during(() => getRatingForm(who))).services;
  const says: Said = { answers: {}, comments: {} };
  for (const { slug, keys } of asked) {
    const [score, passedOn, words] = ratings[slug] ?? [];
    if (score === undefined || passedOn === undefined) continue;
    says.answers = { ...says.answers, [keys.score]: score, [keys.passed]: passedOn };
    if (words) says.comments[keys.words] = words;
  }
  const { message } = await during(() => messageOf(who, round, token, says, version));
  return during(() => castBallot(message));
}

function nth(people: PersonActor[], place: number): PersonActor {
  const found = people[place];
  if (!found) throw new Error("nobody sits there");
  return found;
}

describe("the catalogue", () => {
  test("is kept by the people team", async () => {
    await expect(createService(OUTSIDER, { name: "Mine" })).rejects.toEqual(refusal("not_signed_in"));
    await expect(createService(late, { name: "Mine" })).rejects.toEqual(refusal("forbidden"));
    await expect(createService(pia, { name: "payroll" })).rejects.toEqual(refusal("conflict"));
    await expect(createService(pia, { name: "Rate" })).rejects.toEqual(refusal("invalid"));
    for (const providerId of [NOBODY, company]) {
      await expect(createService(pia, { name: "Nowhere", providerId })).rejects.toEqual(refusal("not_found"));
    }
    expect((await listProviders(pia)).map(({ name }) => name)).toContain("North");
    await expect(listProviders(late)).rejects.toEqual(refusal("forbidden"));
    await expect(listCatalogue(late)).rejects.toEqual(refusal("forbidden"));
    const { serviceId, slug } = await at(OPENS, () => createService(pia, { name: "Ice cream van" }));
    expect(slug).toBe("ice-cream-van");
    await expect(retireService(late, { serviceId })).rejects.toEqual(refusal("forbidden"));
    await retireService(pia, { serviceId });
    await expect(retireService(pia, { serviceId })).rejects.toEqual(refusal("not_found"));
    expect((await listCatalogue(pia)).map(({ name, isRetired }) => [name, isRetired])).toEqual([
      ["Payroll", false],
      ["Ice cream van", true],
    ]);
    expect((await listServices(late)).services.map(({ name }) => name)).toEqual(["Payroll"]);
  });

  test("names owners, all at once", async () => {
    const [owner, other] = [north[0] as PersonActor, north[1] as PersonActor];
    const owners = (...people: PersonActor[]) => ({
      serviceId: payroll,
      personIds: people.map(({ personId }) => personId),
    });
    await expect(nameOwners(late, owners(late))).rejects.toEqual(refusal("forbidden"));
    await expect(nameOwners(pia, { serviceId: NOBODY, personIds: [] })).rejects.toEqual(refusal("not_found"));
    await expect(nameOwners(pia, { serviceId: payroll, personIds: [NOBODY] })).rejects.toEqual(
      refusal("not_found"),
    );
    await nameOwners(pia, owners(owner, other, other));
    expect((await getService(late, "payroll")).owners).toHaveLength(2);
    await nameOwners(pia, owners(owner));
    expect((await getService(late, "payroll")).owners.map(({ personId }) => personId)).toEqual([
      owner.personId,
    ]);
    owner.owns = [payroll];
  });
});

describe("a quarter", () => {
  const ticket = (who: PersonActor) => during(() => getServiceTicket(who));
  const form = (who: PersonActor) => during(() => getRatingForm(who));

  test("asks nobody anything before it is open", async () => {
    expect(await ticket(pia)).toBeNull();
    expect(await form(pia)).toMatchObject({
      round: null,
      services: [],
      whyNot: expect.stringContaining("quarter"),
    });
    vans = (await at(OPENS, () => createService(pia, { name: "Vans", providerId: southTeam }))).serviceId;
    round = (await at(OPENS, () => openServiceRound(pia, { name: "Spring 2026", closesAt: CLOSES }))).roundId;
    expect(await ticket(pia)).toBeNull();
    await at(OPENS, () => cutKeys(SYSTEM, { roundId: round }));
  });

  test("offers what the round froze, and nobody their own", async () => {
    const boats = await during(() => createService(pia, { name: "Boats" }));
    expect(await ticket(pia)).toMatchObject({
      roundName: "Spring 2026",
      services: ["Payroll", "Vans"],
      pickedUp: false,
    });
    expect(await ticket(nth(north, 0))).toMatchObject({ services: ["Vans"] });
    expect(await ticket(nth(south, 0))).toMatchObject({ services: ["Payroll"] });
    expect(await ticket(late)).toBeNull();
    expect((await form(late)).whyNot).toContain("next one");
    expect(await form(nth(south, 0))).toMatchObject({ whyNot: null, own: ["Vans"] });
    await during(() =>
      nameOwners(pia, {
        serviceId: payroll,
        personIds: [nth(north, 0), nth(south, 7)].map(({ personId }) => personId),
      }),
    );
    expect((await form(nth(south, 7))).whyNot).toContain("all of them");
    expect(await ticket(nth(south, 7))).toBeNull();

    const { questions } = await during(() => getBallotForm(pia, round));
    const keys = (await form(pia)).services.flatMap((service) => Object.values(service.keys));
    expect(keys.sort()).toEqual(questions.map(({ key }) => key).sort());
    await during(() => retireService(pia, boats));
    await during(() => retireService(pia, { serviceId: vans }));
    expect((await form(pia)).services.map(({ name }) => name)).toEqual(["Payroll", "Vans"]);
    const rows = (await during(() => listServices(nth(south, 0)))).services;
    expect(rows.map(({ slug, mayRate }) => [slug, mayRate])).toEqual([["payroll", true]]);
  });

  test("takes one ballot a person with all they rated, and a changed one in its place", async () => {
    for (const [i, person] of north.slice(1, 13).entries()) {
      await rate(person, {
        payroll: [[10, 9, 9, 6, 7, 3][i % 6] ?? 5, i % 2, i < 6 ? `North says ${i}.` : ""],
        ...(i < 3 && { vans: [2, 0, "No van came."] }),
      });
    }
    for (const person of south.slice(0, 4))
      await rate(person, { payroll: [2, 3, "Three desks, no answer."] });
    for (const person of [...top, ...west.slice(0, 2)]) await rate(person, { payroll: [9, 0, ""] });
    await expect(during(() => pickUp(late, round))).rejects.toEqual(refusal("not_found"));

    const token = await during(() => pickUp(pia, round));
    expect(await ticket(pia)).toMatchObject({ pickedUp: true });
    expect(await cast(pia, token, { payroll: [0, 9, "The first word."] }, 1)).toBe("stored");
    expect(await cast(pia, token, { payroll: [10, 0, ""], vans: [3, 1, ""] }, 2)).toBe("stored");
    const [box] = await getSql()`select count(*)::int as n from sealed_ballots where round_id = ${round}`;
    expect(box).toEqual({ n: 12 + 4 + 4 + 2 + 1 });
    expect(await during(() => listServices(pia))).toMatchObject({
      ballot: "picked_up",
      round: null,
      ratings: 0,
    });
  });

  test("shows nothing to anybody before the close", async () => {
    const owner = nth(north, 0);
    for (const who of [owner, pia, nth(south, 1)]) {
      const seen = await during(() => getService(who, "payroll"));
      expect(seen).toMatchObject({ score: { state: "lid" }, groups: [], comments: [] });
      expect(JSON.stringify([seen, await during(() => listServices(who))])).not.toContain("desks");
    }
  });

  test("publishes each service through the gate after the close", async () => {
    await at(CLOSES, () => closeRound(SYSTEM, { roundId: round }));
    expect(await at(CLOSES, () => getServiceTicket(pia))).toBeNull();
    await at(CLOSES, () => tallyRound(SYSTEM, { roundId: round }));
    const page = await getService(nth(south, 1), "payroll");
    expect(page.score).toMatchObject({ state: "exact", n: 23 });
    // Four rated in South: no line, and Test minus North holds eleven, so nothing can be subtracted.
    expect(page.groups.map(({ name, figure }) => [name, figure])).toEqual([
      ["North", expect.objectContaining({ n: 12 })],
    ]);
    expect(page.ballot).toBe("none");
    expect(await getService(nth(north, 0), "payroll")).toMatchObject({
      groups: page.groups,
      comments: page.comments,
    });
    const league = await listServices(nth(south, 1));
    expect(league.round).toMatchObject({ name: "Spring 2026" });
    expect(league.services[0]).toMatchObject({ score: page.score, quarters: [expect.anything()] });
    expect(league.ratings).toBe(23);
    expect(await getService(pia, "vans")).toMatchObject({
      score: { state: "lid" },
      groups: [],
      comments: [],
    });
  });

  test("lets words be read where ten rated and five wrote, each once", async () => {
    // Of the eleven outside North only four wrote: too few to be read alone, so all are read together.
    const { comments } = await getService(pia, "payroll");
    const fromNorth = Array.from({ length: 6 }, (_, i) => `North says ${i}.`);
    expect(comments.map(({ unitName, isCompany }) => [unitName, isCompany])).toEqual([["Test", true]]);
    expect(comments[0]?.bodies.toSorted()).toEqual([
      ...fromNorth,
      ...Array(4).fill("Three desks, no answer."),
    ]);
  });

  test("leaves nothing that says who rated what", async () => {
    const left = await getSql()`
      select (select count(*)::int from sealed_ballots) as ballots, (select count(*)::int from issuances) as issued`;
    expect([...left]).toEqual([{ ballots: 0, issued: 0 }]);
    const [noted] =
      await getSql()`select count(*)::int as n from audit where actor_id = ${nth(south, 0).personId}`;
    expect(noted).toEqual({ n: 0 });
  });

  test("is no outsider's business", async () => {
    await expect(listServices(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getService(OUTSIDER, "payroll")).rejects.toEqual(refusal("not_signed_in"));
    await expect(getRatingForm(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getServiceTicket(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getService(pia, "no-such-service")).rejects.toEqual(refusal("not_found"));
    await expect(retireService(OUTSIDER, { serviceId: payroll })).rejects.toEqual(refusal("not_signed_in"));
    await expect(nameOwners(OUTSIDER, { serviceId: payroll, personIds: [] })).rejects.toEqual(
      refusal("not_signed_in"),
    );
  });
});
