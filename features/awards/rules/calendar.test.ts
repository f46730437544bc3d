import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "./award-rules";
import {
  daysAfterClose,
  momentOf,
  screeningEndsAt,
  type Turn,
  turnAfter,
  turnAt,
  wallTimeOf,
} from "./calendar";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Africa/Casablanca",
];
const calendars = fc.record({
  rhythm: fc.constantFrom("month", "quarter", "year"),
  opensOn: fc.integer({ min: 1, max: 28 }),
  nominateDays: fc.integer({ min: 1, max: 28 }),
  decideDays: fc.integer({ min: 1, max: 60 }),
  announceAt: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
}) satisfies fc.Arbitrary<Calendar>;
const zones = fc.constantFrom(...ZONES);
const times = fc.date({
  min: new Date("2001-01-01T00:00:00Z"),
  max: new Date("2099-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const known = (turn: Turn | null): Turn => {
  if (!turn) throw new Error("no turn");
  return turn;
};

describe("the calendar", () => {
  test("has at every moment one turn that opened last and one that opens next, with nothing between", () => {
    fc.assert(
      fc.property(calendars, zones, times, (calendar, zone, time) => {
        const last = known(turnAt(calendar, zone, time));
        const next = known(turnAfter(calendar, zone, time));
        expect(last.opensAt <= time && time < next.opensAt).toBe(true);
        expect(turnAfter(calendar, zone, last.opensAt)).toEqual(next);
        expect(turnAt(calendar, zone, next.opensAt)).toEqual(next);
        const before = new Date(next.opensAt.getTime() - 1);
        expect(turnAt(calendar, zone, before)).toEqual(last);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps to the order of a turn, and to the days and times that were set, on the company's own clock", () => {
    fc.assert(
      fc.property(calendars, zones, times, (calendar, zone, time) => {
        const { month, opensAt, nominationsCloseAt, decideBy, announceAt } = known(
          turnAt(calendar, zone, time),
        );
        expect(opensAt < nominationsCloseAt && nominationsCloseAt < decideBy && decideBy <= announceAt).toBe(
          true,
        );
        const day = String(calendar.opensOn).padStart(2, "0");
        expect(wallTimeOf(opensAt, zone).slice(0, 10)).toBe(`${month.slice(0, 8)}${day}`);
        expect(wallTimeOf(new Date(opensAt.getTime() - 1), zone).slice(0, 10)).not.toBe(
          `${month.slice(0, 8)}${day}`,
        );
        expect(wallTimeOf(nominationsCloseAt, zone).slice(11)).toBe("12:00");
        expect(wallTimeOf(decideBy, zone).slice(0, 10)).toBe(wallTimeOf(announceAt, zone).slice(0, 10));
      }),
      { numRuns: 300 },
    );
  });

  test("closes before it opens again, when it gives no more days than its form allows", () => {
    fc.assert(
      fc.property(calendars, zones, times, (calendar, zone, time) => {
        const { nominationsCloseAt } = known(turnAt(calendar, zone, time));
        expect(nominationsCloseAt < known(turnAfter(calendar, zone, time)).opensAt).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const monthly: Calendar = {
    rhythm: "month",
    opensOn: 1,
    nominateDays: 20,
    decideDays: 7,
    announceAt: "15:00",
  };

  test("keeps the hour through summer time", () => {
    const turn = (time: string) => known(turnAt(monthly, "Europe/Berlin", new Date(time)));
    expect(turn("2026-03-15T00:00:00Z")).toEqual({
      month: "2026-03-01",
      opensAt: new Date("2026-02-28T23:00:00Z"),
      nominationsCloseAt: new Date("2026-03-20T11:00:00Z"),
      decideBy: new Date("2026-03-27T11:00:00Z"),
      announceAt: new Date("2026-03-27T14:00:00Z"),
    });
    const later = { ...monthly, decideDays: 10 };
    expect(known(turnAt(later, "Europe/Berlin", new Date("2026-03-15T00:00:00Z"))).announceAt).toEqual(
      new Date("2026-03-30T13:00:00Z"),
    );
  });

  test("takes a time that summer time skips an hour later, and one that comes twice as the first", () => {
    expect(momentOf("2026-03-29T02:30", "Europe/Berlin")).toEqual(new Date("2026-03-29T01:30:00Z"));
    expect(momentOf("2026-10-25T02:30", "Europe/Berlin")).toEqual(new Date("2026-10-25T00:30:00Z"));
  });

  test("begins a day that has no midnight when it begins", () => {
    // Brazil's clocks went from 23:59 to 01:00 on 4 November 2018.
    const calendar = { ...monthly, opensOn: 4 };
    expect(known(turnAt(calendar, "America/Sao_Paulo", new Date("2018-11-10T00:00:00Z"))).opensAt).toEqual(
      new Date("2018-11-04T03:00:00Z"),
    );
  });

  test("opens a quarter in January, April, July and October, a year in January", () => {
    const opens = (rhythm: Calendar["rhythm"], time: string) =>
      turnAfter({ ...monthly, rhythm }, "UTC", new Date(time))?.month;
    expect(
      ["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map((day) =>
        opens("quarter", `${day}T00:00:00Z`),
      ),
    ).toEqual(["2026-04-01", "2026-04-01", "2026-07-01", "2027-01-01"]);
    expect(opens("year", "2026-01-01T00:00:00Z")).toBe("2027-01-01");
    expect(opens("by_hand", "2026-01-01T00:00:00Z")).toBeUndefined();
  });

  test("decides before it announces, however early in the day that is", () => {
    const early = daysAfterClose(
      new Date("2026-03-20T12:00:00Z"),
      { decideDays: 1, announceAt: "08:00" },
      "UTC",
    );
    expect(early).toEqual({
      decideBy: new Date("2026-03-21T08:00:00Z"),
      announceAt: new Date("2026-03-21T08:00:00Z"),
    });
  });

  test("ends the reading so many days after the close, at the same hour, and always before it is decided", () => {
    const close = new Date("2026-03-27T11:00:00Z");
    const decideBy = new Date("2026-04-03T10:00:00Z");
    const ends = (screenDays?: number, by = decideBy) =>
      screeningEndsAt(close, by, { screenDays }, "Europe/Berlin");
    expect(ends(1)).toEqual(new Date("2026-03-28T11:00:00Z"));
    // Summer time begins on the 29th.
    expect(ends(3)).toEqual(new Date("2026-03-30T10:00:00Z"));
    // Rules from before reading had an end say no days.
    expect(ends()).toEqual(ends(3));
    // Days set by hand that leave no room: half of them are for reading.
    expect(ends(3, new Date("2026-03-29T11:00:00Z"))).toEqual(new Date("2026-03-28T11:00:00Z"));
    fc.assert(
      fc.property(
        calendars,
        zones,
        times,
        fc.integer({ min: 1, max: 60 }),
        (calendar, zone, time, screenDays) => {
          const { nominationsCloseAt, decideBy } = known(turnAt(calendar, zone, time));
          const end = screeningEndsAt(nominationsCloseAt, decideBy, { screenDays }, zone);
          expect(nominationsCloseAt < end && end < decideBy).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
