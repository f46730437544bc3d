import { expect, test } from "vitest";
import { isTimeZone, timeZones } from "./time-zone";

test("knows time zones by their names alone", () => {
  expect(["Europe/Berlin", "UTC", "America/Argentina/Ushuaia"].map(isTimeZone)).toEqual([true, true, true]);
  expect(["", "Mars/Olympus", "+02:00", "Europe"].map(isTimeZone)).toEqual([false, false, false, false]);
  expect(timeZones().every(isTimeZone)).toBe(true);
  expect(timeZones()).toContain("Europe/Berlin");
});
