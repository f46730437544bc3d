import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { isAppError, sqlState } from "@/lib/errors";
import { freeSeat, seatPerson } from "./commands/seat";
import { changeLead, mergeTeams } from "./commands/units";
import { endWaiver, grantWaiver } from "./commands/waivers";
import { lastMoment } from "./rules";
import { actorOf, makeApprover, makeBakery, makePeople, makeTeam, OPENED, seatedAt } from "./test-tables";

useTestDatabase();

const sql = () => getSql();
const HOUR = 3_600_000;
let company: string;
let approver: PersonActor;

beforeAll(async () => {
  company = await makeBakery();
  approver = await makeApprover();
});

/** Nobody sits anywhere, no waiver was ever given, and the limit is eight. */
async function clear() {
  await sql()`truncate seats, team_waivers`;
  await sql()`update company set team_limit = 8`;
}

/** What the rule says, without a database: who sat where from when until when, and what each table may hold. */
type Seat = { person: number; team: number; from: number; to: number };
type Team = {
  ceiling: number | null;
  waivers: { seats: number; from: number; to: number }[];
  ended: boolean;
};

class Model {
  limit = 8;
  seats: Seat[] = [];
  teams: Team[] = [];

  people(team: number, moment: number): number {
    return this.seats.filter((seat) => seat.team === team && seat.from <= moment && moment < seat.to).length;
  }

  allowed(team: number, moment: number, limit = this.limit): number {
    const waiver = this.teams[team]?.waivers.find(({ from, to }) => from <= moment && moment < to);
    return Math.max(limit, this.teams[team]?.ceiling ?? 0, waiver?.seats ?? 0);
  }

  /** The moments at which somebody begins to sit at a table, from a moment on, and that moment. */
  moments(team: number, from: number): number[] {
    return [
      from,
      ...this.seats.filter((seat) => seat.team === team && seat.from > from).map((seat) => seat.from),
    ];
  }

  fits(team: number, from: number): boolean {
    return this.moments(team, from).every((m) => this.people(team, m) + 1 <= this.allowed(team, m));
  }

  seatOf(person: number): Seat | undefined {
    return this.seats.find((seat) => seat.person === person && seat.to === Infinity);
  }

  /** Somebody left: a ceiling falls to the most that the table holds from then on, and goes once it fits. */
  left(team: number, from: number): void {
    const one = this.teams[team];
    const held = Math.max(...this.moments(team, from).map((m) => this.people(team, m)));
    if (one?.ceiling && one.ceiling > held) one.ceiling = held <= this.limit ? null : held;
  }

  limitFits(limit: number): boolean {
    return this.teams.every((_, team) =>
      this.moments(team, 0).every(
        (m) =>
          this.people(team, m) <= this.allowed(team, m, limit) ||
          this.people(team, m) > this.allowed(team, m),
      ),
    );
  }
}

const PEOPLE = 34;
const step = fc.record({
  kind: fc.constantFrom(
    ...([
      "seat",
      "seat",
      "seat",
      "seat",
      "insert",
      "insert",
      "past",
      "rewrite",
      "free",
      "free",
      "erase",
    ] as const),
    ...(["waive", "waive", "end", "limit", "merge", "ceiling"] as const),
  ),
  person: fc.nat({ max: PEOPLE - 1 }),
  team: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3),
  number: fc.nat({ max: 3 }),
});

test("whatever people do, by whatever path, the database agrees with the rule", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const people = await makePeople(PEOPLE);
      await clear();
      const model = new Model();
      const sitting = (count: number, first: number) => people.slice(first, first + count);
      const ids = [
        await makeTeam(company, `A ${people[0]}`, sitting(7, 0)),
        await makeTeam(company, `B ${people[0]}`, sitting(10, 7), { ceiling: 14 }),
        await makeTeam(company, `C ${people[0]}`, sitting(3, 17)),
        await makeTeam(company, `D ${people[0]}`, sitting(4, 20)),
      ];
      for (const [team, [count, first]] of [
        [7, 0],
        [10, 7],
        [3, 17],
        [4, 20],
      ].entries()) {
        model.teams.push({ ceiling: team === 1 ? 10 : null, waivers: [], ended: false });
        for (let i = 0; i < (count ?? 0); i += 1)
          model.seats.push({ person: (first ?? 0) + i, team, from: OPENED.getTime(), to: Infinity });
      }
      // Waivers run out as the hours go by; the years to come are no seat's past.
      let clock = Date.UTC(2031, 0, 1);
      for (const { kind, person, team: chosen, number } of steps) {
        clock += 7 * HOUR;
        const team = chosen >= ids.length ? 0 : chosen;
        const [expected, apply, act] = plan(kind, { model, ids, people, person, team, number, clock });
        const done = await at(new Date(clock), act).then(
          () => true,
          (error: unknown) => {
            if (!isAppError(error) && !/^(TP00\d|23P01|23514)$/.test(sqlState(error) ?? "")) throw error;
            return false;
          },
        );
        expect({ kind, done }).toEqual({ kind, done: expected });
        if (done) await apply();
        const [read] = await sql()`
          select (select jsonb_object_agg(unit_id, n) from (
              select unit_id, count(*) as n from seats where unit_id = any(${ids}) and upper_inf(valid) group by unit_id
            ) counts) as people,
            (select jsonb_object_agg(unit_id, ceiling) from teams where unit_id = any(${ids})) as ceilings`;
        for (const [i, id] of ids.entries()) {
          expect(read?.people?.[id] ?? 0).toBe(model.people(i, clock));
          expect(read?.ceilings?.[id] ?? null).toBe(model.teams[i]?.ceiling ?? null);
        }
      }
    }),
    { numRuns: 20 },
  );
});

type Move = {
  model: Model;
  ids: string[];
  people: string[];
  person: number;
  team: number;
  number: number;
  clock: number;
};

/** Whether the rule lets this happen, what it changes in the model, and how it is done to the database. */
function plan(
  kind: string,
  { model, ids, people, person, team, number, clock }: Move,
): [boolean, () => void | Promise<void>, () => Promise<unknown>] {
  const [personId = "", unitId = ""] = [people[person], ids[team]];
  const seat = model.seatOf(person);
  const stands = !model.teams[team]?.ended;
  const sit = (from: number, to = team) => model.seats.push({ person, team: to, from, to: Infinity });
  const leave = () => {
    if (!seat) return;
    seat.to = clock;
    model.left(seat.team, clock);
  };
  const insert = (from: number) => () =>
    sql()`insert into seats (person_id, unit_id, valid) values (${personId}, ${unitId}, tstzrange(${new Date(from)}, null))`;
  const overlaps = (from: number) => model.seats.some((one) => one.person === person && one.to > from);
  switch (kind) {
    case "seat":
      return [
        stands && seat?.team !== team && model.fits(team, clock),
        () => {
          leave();
          sit(clock);
        },
        () => seatPerson(SYSTEM, { personId, unitId }),
      ];
    case "insert":
      return [!overlaps(clock) && model.fits(team, clock), () => void sit(clock), insert(clock)];
    case "past": {
      const from = clock - (number + 1) * 20 * HOUR;
      return [!overlaps(from) && model.fits(team, from), () => void sit(from), insert(from)];
    }
    case "rewrite":
      return [
        !seat || seat.team === team || model.fits(team, seat.from),
        () => {
          if (!seat || seat.team === team) return;
          const before = seat.team;
          seat.team = team;
          model.left(before, seat.from);
        },
        () => sql()`update seats set unit_id = ${unitId} where person_id = ${personId} and upper_inf(valid)`,
      ];
    case "free":
      return [
        Boolean(seat) && !model.teams[seat?.team ?? 0]?.ended,
        leave,
        () => freeSeat(SYSTEM, { personId }),
      ];
    case "erase":
      return [
        true,
        () => {
          if (!seat) return;
          model.seats = model.seats.filter((one) => one !== seat);
          model.left(seat.team, seat.from);
        },
        () => sql()`delete from seats where person_id = ${personId} and upper_inf(valid)`,
      ];
    case "waive": {
      const until = new Date(clock + number * 24 * HOUR).toISOString().slice(0, 10);
      const waiver = { seats: 9 + number, from: clock, to: lastMoment(until).getTime() };
      const runs = model.teams[team]?.waivers.some(({ to }) => to > clock);
      return [
        stands && !runs && waiver.seats > model.limit && waiver.to > clock,
        () => void model.teams[team]?.waivers.push(waiver),
        () =>
          grantWaiver(approver, { unitId, seats: waiver.seats, reason: "The ovens are being moved.", until }),
      ];
    }
    case "end": {
      const running = model.teams[team]?.waivers.find(({ from, to }) => from <= clock && clock < to);
      return [
        stands && Boolean(running),
        () => {
          if (running) running.to = clock;
        },
        () => endWaiver(approver, { unitId }),
      ];
    }
    case "limit": {
      const limit = 7 + number;
      return [
        limit >= model.limit || model.limitFits(limit),
        () => {
          model.limit = limit;
        },
        () => sql()`update company set team_limit = ${limit}`,
      ];
    }
    case "ceiling":
      return [
        false,
        () => {},
        () => sql()`update teams set ceiling = coalesce(ceiling, 8) + 1 where unit_id = ${unitId}`,
      ];
    default: {
      const other = (team + 1 + number) % ids.length;
      const both = [team, other].filter((one) => !model.teams[one]?.ended);
      const coming = model.seats.filter(({ team: here, to }) => both.includes(here) && to === Infinity);
      return [
        both.length === 2 && team !== other && coming.length <= model.limit,
        async () => {
          const [made] = await sql()<{ became: string }[]>`
            select became from unit_lineage where came_from = ${unitId}`;
          const became = ids.push(made?.became ?? "") - 1;
          model.teams.push({ ceiling: null, waivers: [], ended: false });
          for (const one of coming) {
            one.to = clock;
            model.seats.push({ person: one.person, team: became, from: clock, to: Infinity });
          }
          for (const one of both) {
            model.left(one, clock);
            const gone = model.teams[one];
            if (gone) gone.ended = true;
          }
        },
        () =>
          mergeTeams(SYSTEM, {
            unitIds: [unitId, ids[other] ?? ""],
            name: `Merged ${clock} ${people[0]}`,
            leadId: null,
          }),
      ];
    }
  }
}

describe("a waiver", () => {
  const reason = "The ovens are being moved.";
  const monday = new Date("2032-01-05T09:00:00Z");
  const onDay = <T>(day: number, act: () => T) => at(new Date(monday.getTime() + day * 24 * HOUR), act);

  async function fullTeam(name: string) {
    await clear();
    const [ninth = "", tenth = ""] = await makePeople(2);
    const people = await makePeople(8);
    const team = await makeTeam(company, name, people);
    return { team, people, ninth, tenth };
  }

  test("seats more while it runs; then everybody stays and nobody joins until the table fits", async () => {
    const { team, people, ninth, tenth } = await fullTeam("Waived");
    await onDay(0, () => grantWaiver(approver, { unitId: team, seats: 9, reason, until: "2032-01-09" }));
    await onDay(1, () => seatPerson(SYSTEM, { personId: ninth, unitId: team }));
    await expect(onDay(2, () => seatPerson(SYSTEM, { personId: tenth, unitId: team }))).rejects.toThrow(
      /^Waived has 9 people, and its waiver allows no more than 9\. Free a seat/,
    );
    expect(await seatedAt(team, new Date("2032-02-01T09:00:00Z"))).toBe(9);
    await onDay(10, () => freeSeat(SYSTEM, { personId: people[0] ?? "" }));
    await expect(onDay(11, () => seatPerson(SYSTEM, { personId: tenth, unitId: team }))).rejects.toThrow(
      /^Waived has 8 people, and two pizzas feed no more than 8/,
    );
    await onDay(12, () => freeSeat(SYSTEM, { personId: people[1] ?? "" }));
    await onDay(13, () => seatPerson(SYSTEM, { personId: tenth, unitId: team }));
  });

  test("is approved by somebody who may, never for a table of their own, and never by the portal", async () => {
    const { team } = await fullTeam("Asked for");
    const [leadId = "", guest = ""] = await makePeople(2);
    await sql()`insert into role_grants (person_id, role, granted_at) values (${leadId}, 'people_team', ${OPENED})`;
    const led = await makeTeam(company, "Led", [], { leadId });
    const ask = { seats: 9, reason, until: "2032-02-01" };
    const grant = (actor: Parameters<typeof grantWaiver>[0], unitId: string) =>
      at(monday, () => grantWaiver(actor, { ...ask, unitId }));
    await expect(grant(actorOf(guest), team)).rejects.toMatchObject({ code: "forbidden" });
    await expect(grant(SYSTEM, team)).rejects.toMatchObject({ code: "forbidden" });
    await expect(grant(actorOf(leadId, "people_team"), led)).rejects.toThrow(
      /You lead Led\. Ask somebody else/,
    );
    const maker = actorOf(leadId, "people_team");
    const lead = (actor: typeof maker, next: string | null, hours = 0) =>
      at(new Date(monday.getTime() + hours * HOUR), () => changeLead(actor, { unitId: led, leadId: next }));
    // Nor by handing the lead to somebody else for a moment, before or after.
    await lead(maker, guest, -1);
    await expect(grant(maker, led)).rejects.toThrow(
      /You led Led within the last 90 days\. Ask somebody else/,
    );
    await grant(approver, led);
    await expect(lead(approver, approver.personId, 1)).rejects.toThrow(/approved the waiver that runs here/);
    await lead(approver, leadId, 2);
    const byHand = sql()`
      insert into team_waivers (unit_id, seats, reason, approved_by, created_at, valid)
      values (${team}, 9, ${reason}, ${guest}, ${monday}, tstzrange(${monday}, '2032-02-01'))`;
    expect(await byHand.catch(sqlState)).toBe("TP005");
  });

  test("says more than the limit, why, and ends within a year on a day to come", async () => {
    const { team: unitId } = await fullTeam("Careful");
    const ask = { unitId, seats: 9, reason, until: "2032-02-01" };
    const grant = (wrong: Partial<typeof ask>) =>
      at(monday, () => grantWaiver(approver, { ...ask, ...wrong }));
    await expect(grant({ seats: 8 })).rejects.toMatchObject({
      fields: { seats: expect.stringMatching(/may seat 8/) },
    });
    await expect(grant({ until: "2032-01-04" })).rejects.toMatchObject({
      fields: { until: expect.any(String) },
    });
    await expect(grant({ until: "2033-03-01" })).rejects.toThrow(/within a year/);
    await grant({});
    await expect(grant({ seats: 10 })).rejects.toThrow(/has a waiver for that time already/);
  });

  test("is only ever shortened, and never below the last who sat down because of it", async () => {
    const { team, ninth } = await fullTeam("Shortened");
    await onDay(0, () => grantWaiver(approver, { unitId: team, seats: 9, reason, until: "2032-01-30" }));
    await onDay(3, () => seatPerson(SYSTEM, { personId: ninth, unitId: team }));
    const change = (words: string) =>
      sql()
        .unsafe(`update team_waivers set ${words} where unit_id = '${team}'`)
        .then(() => "done", sqlState);
    expect(await change("seats = 12")).toBe("TP005");
    expect(await change("valid = tstzrange(lower(valid), upper(valid) + interval '1 day')")).toBe("TP005");
    expect(await change("valid = tstzrange(lower(valid), lower(valid) + interval '1 day')")).toBe("TP005");
    expect(await change("valid = tstzrange(lower(valid), lower(valid) + interval '4 days')")).toBe("done");
    expect(await sql()`delete from team_waivers where unit_id = ${team}`.catch(sqlState)).toBe("TP002");
  });

  test("that ran in the past seats nobody today by a seat dated back", async () => {
    const { team, ninth } = await fullTeam("Dated back");
    const past = new Date(Date.now() - 20 * 24 * HOUR);
    const until = new Date(Date.now() - 5 * 24 * HOUR).toISOString().slice(0, 10);
    await at(past, () => grantWaiver(approver, { unitId: team, seats: 9, reason, until }));
    const back = new Date(past.getTime() + HOUR);
    const insert = (to: Date | null) =>
      sql()`insert into seats (person_id, unit_id, valid) values (${ninth}, ${team}, tstzrange(${back}, ${to}))`;
    expect(await insert(null).catch(sqlState)).toBe("TP001");
    await insert(new Date(back.getTime() + 24 * HOUR));
  });
});

test("a seat has a first moment, so that nobody hides from the count", async () => {
  const team = await makeTeam(company, "Hidden");
  const [one = ""] = await makePeople(1);
  const insert = (range: string) =>
    sql()
      .unsafe(`insert into seats (person_id, unit_id, valid) values ('${one}', '${team}', ${range})`)
      .catch(sqlState);
  expect(await insert("tstzrange('2030-01-01', null, '()')")).toBe("23514");
  expect(await insert("tstzrange(null, '2030-01-01')")).toBe("23514");
});
