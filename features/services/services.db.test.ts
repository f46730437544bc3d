import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { tallyRound } from "@/features/ballots/tally";
import { closeRound, openServiceRound } from "@/features/surveys/commands";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { createService, nameOwners, rateService, retireService } from "./commands";
import { listCatalogue, listProviders } from "./queries/catalogue";
import { listServices } from "./queries/league";
import { getRatingForm, getServiceTicket } from "./queries/rating";
import { getService } from "./queries/service";

useTestDatabase();

const NOBODY = "00000000-0000-4000-8000-000000000000";
const OPENS = new Date("2026-03-02T09:00:00Z");
const CLOSES = new Date("2026-03-30T12:00:00Z");
const refusal = (code: string) => expect.objectContaining({ code });

let pia: PersonActor;
let north: PersonActor[];
let south: PersonActor[];
let late: PersonActor;
let payroll: string;
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

/** Two departments with a team each: seven people north, three south, Pia of the people team at the top. */
beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, created_at) values ('Test', ${OPENS})`;
  const unit = async (kind: string, name: string, parent: string | null) => {
    const [row] = await sql<{ id: string }[]>`insert into units (created_at) values (${OPENS}) returning id`;
    const id = row?.id ?? "";
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
      values (${id}, ${parent}, ${kind}, ${name}, tstzrange('2020-01-01', null))`;
    if (kind === "team") await sql`insert into teams (unit_id) values (${id})`;
    return id;
  };
  const seat = async (team: string, name: string, from = "2020-01-01") => {
    const [row] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${name}, 'Quill', ${`${name}@example.org`}, ${OPENS}) returning id`;
    const id = row?.id ?? "";
    await sql`insert into seats (person_id, unit_id, valid) values (${id}, ${team}, tstzrange(${from}::timestamptz, null))`;
    return actor(id);
  };
  company = await unit("company", "Test", null);
  const top = await unit("team", "Top table", company);
  const [northId, southId] = [
    await unit("department", "North", company),
    await unit("department", "South", company),
  ];
  const northTeam = await unit("team", "North table", northId);
  southTeam = await unit("team", "South table", southId);
  pia = { ...(await seat(top, "Pia")), roles: ["people_team"] };
  north = await Promise.all(Array.from({ length: 7 }, (_, i) => seat(northTeam, `North${i}`)));
  south = await Promise.all(Array.from({ length: 3 }, (_, i) => seat(southTeam, `South${i}`)));
  late = await seat(southTeam, "Late", "2026-03-05");
  payroll = (await at(OPENS, () => createService(pia, { name: "Payroll", promise: "Paid on the day." })))
    .serviceId;
});

const during = <T>(act: () => T) => at(new Date("2026-03-10T09:00:00Z"), act);
const rate = (by: PersonActor, score: number, passedOn = 0, reason = "") =>
  during(() => rateService(by, { serviceId: payroll, score, passedOn, reason }));

describe("the catalogue", () => {
  test("is kept by the people team", async () => {
    await expect(createService(OUTSIDER, { name: "Mine" })).rejects.toEqual(refusal("not_signed_in"));
    await expect(createService(late, { name: "Mine" })).rejects.toEqual(refusal("forbidden"));
    await expect(createService(pia, { name: "payroll" })).rejects.toEqual(refusal("conflict"));
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
  test("takes ratings only while a round is open, from people who had a seat, never from the owner", async () => {
    await expect(rate(pia, 8)).rejects.toEqual(refusal("closed"));
    expect(await during(() => getServiceTicket(pia))).toBeNull();
    await at(OPENS, () => openServiceRound(pia, { name: "Spring 2026", closesAt: CLOSES }));
    await expect(
      during(() => rateService(OUTSIDER, { serviceId: payroll, score: 8, passedOn: 0 })),
    ).rejects.toEqual(refusal("not_signed_in"));
    await expect(rate(late, 8)).rejects.toEqual(refusal("forbidden"));
    await expect(rate(north[0] as PersonActor, 10)).rejects.toEqual(refusal("forbidden"));
    await expect(
      during(() => rateService(pia, { serviceId: NOBODY, score: 8, passedOn: 0 })),
    ).rejects.toEqual(refusal("not_found"));
    for (const score of [11, -1, 7.5]) await expect(rate(pia, score)).rejects.toEqual(refusal("invalid"));
    await expect(rate(pia, 9, 10)).rejects.toEqual(refusal("invalid"));
    expect((await during(() => getRatingForm(late, "payroll"))).whyNot).toContain("next one");
    expect((await during(() => getRatingForm(pia, "payroll"))).whyNot).toBeNull();
  });

  test("puts a service on each rail that the person has not rated, and never their own", async () => {
    const ticket = (who: PersonActor) => during(() => getServiceTicket(who));
    const vans = await at(OPENS, () => createService(pia, { name: "Vans", providerId: southTeam }));
    await expect(
      during(() =>
        rateService(south[0] as PersonActor, { serviceId: vans.serviceId, score: 9, passedOn: 0 }),
      ),
    ).rejects.toEqual(refusal("forbidden"));
    expect(await ticket(south[0] as PersonActor)).toMatchObject({
      slug: "payroll",
      roundName: "Spring 2026",
    });
    expect(await ticket(north[0] as PersonActor)).toMatchObject({ slug: "vans" });
    expect(await ticket(late)).toBeNull();
    await rate(pia, 3, 1, "The bus had left.");
    expect(await ticket(pia)).toMatchObject({ slug: "vans" });
    expect((await during(() => getRatingForm(pia, "vans"))).others).toEqual([
      { slug: "payroll", name: "Payroll", isRated: true },
    ]);
    const rows = (await during(() => listServices(south[0] as PersonActor))).services;
    expect(rows.map(({ slug, rating }) => [slug, rating])).toEqual([
      ["payroll", "open"],
      ["vans", "none"],
    ]);
    await at(OPENS, () => retireService(pia, vans));
    expect(await ticket(pia)).toBeNull();
    await expect(
      during(() => rateService(pia, { serviceId: vans.serviceId, score: 9, passedOn: 0 })),
    ).rejects.toEqual(refusal("forbidden"));
  });

  test("keeps one rating a person, in the department they sat in at the opening", async () => {
    const again = await Promise.allSettled([rate(pia, 9), rate(pia, 9), rate(pia, 9, 2, "Better now.")]);
    expect(again.every(({ status }) => status === "fulfilled")).toBe(true);
    await rate(pia, 9, 2, "Better now.");
    expect((await during(() => getRatingForm(pia, "payroll"))).mine).toEqual({
      score: 9,
      passedOn: 2,
      reason: "Better now.",
    });
    for (const [i, person] of north.slice(1).entries())
      await rate(person, [10, 9, 9, 6, 7, 3][i] ?? 5, i % 2);
    await rate(south[0] as PersonActor, 2, 3, "Three desks, no answer.");
    const rows = await getSql()`
      select u.name, count(*)::int from named_ratings n join round_units u on u.unit_id = n.consumer_unit_id
        and u.round_id = n.round_id group by 1 order by 1`;
    expect(rows).toEqual([
      { name: "North", count: 6 },
      { name: "South", count: 1 },
      { name: "Test", count: 1 },
    ]);
  });

  test("shows names to the owner alone and figures to nobody before the close", async () => {
    const seen = await during(() => getService(south[1] as PersonActor, "payroll"));
    expect(seen).toMatchObject({ score: { state: "lid" }, groups: [], named: null, rating: "open" });
    expect(JSON.stringify(await during(() => listServices(south[1] as PersonActor)))).not.toContain("desks");
    expect((await during(() => getService(pia, "payroll"))).named).toBeNull();
    const mine = await during(() => getService(north[0] as PersonActor, "payroll"));
    expect(mine.named?.map(({ reason }) => reason)).toContain("Three desks, no answer.");
    expect(mine.score).toEqual({ state: "lid" });
  });

  test("publishes cells through the gate after the close", async () => {
    const round = (await during(() => getService(pia, "payroll"))).open?.id ?? "";
    await at(CLOSES, () => closeRound(SYSTEM, { roundId: round }));
    await expect(rate(pia, 1)).rejects.toEqual(refusal("closed"));
    await at(CLOSES, () => tallyRound(SYSTEM, { roundId: round }));
    const page = await getService(south[1] as PersonActor, "payroll");
    expect(page.groups.map(({ name }) => name)).not.toContain("South");
    const league = await listServices(south[1] as PersonActor);
    expect(league.round).toMatchObject({ name: "Spring 2026" });
    expect(league.services[0]?.quarters).toHaveLength(1);
    expect(league.services[0]?.score).toEqual(page.score);
    expect(page.rating).toBe("none");
    expect((await getService(north[0] as PersonActor, "payroll")).named?.length).toBeGreaterThan(0);
  });

  test("is no outsider's business", async () => {
    await expect(listServices(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getService(OUTSIDER, "payroll")).rejects.toEqual(refusal("not_signed_in"));
    await expect(getRatingForm(OUTSIDER, "payroll")).rejects.toEqual(refusal("not_signed_in"));
    await expect(getServiceTicket(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getService(pia, "no-such-service")).rejects.toEqual(refusal("not_found"));
    await expect(getRatingForm(pia, "no-such-service")).rejects.toEqual(refusal("not_found"));
    await expect(retireService(OUTSIDER, { serviceId: payroll })).rejects.toEqual(refusal("not_signed_in"));
    await expect(nameOwners(OUTSIDER, { serviceId: payroll, personIds: [] })).rejects.toEqual(
      refusal("not_signed_in"),
    );
  });
});
