import { expect, test } from "vitest";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { canKeepCatalogue, canReadNamedRatings, whyNotRate } from "./policy";

const me: PersonActor = {
  kind: "person",
  personId: "me",
  name: "Me",
  roles: [],
  leads: [],
  owns: ["s"],
  judges: [],
};

test("the people team keeps the catalogue", () => {
  expect(
    [SYSTEM, { ...me, roles: ["people_team" as const] }, { ...me, roles: ["admin" as const] }].map(
      canKeepCatalogue,
    ),
  ).not.toContain(false);
  expect([OUTSIDER, me, { ...me, roles: ["leader" as const] }].map(canKeepCatalogue)).not.toContain(true);
});

test("named ratings are for the service's owners, not for an admin", () => {
  expect(canReadNamedRatings(me, "s")).toBe(true);
  expect(canReadNamedRatings(me, "other")).toBe(false);
  expect(canReadNamedRatings({ ...me, owns: [], roles: ["admin", "people_team"] }, "s")).toBe(false);
  expect(canReadNamedRatings(OUTSIDER, "s")).toBe(false);
  expect(canReadNamedRatings(SYSTEM, "s")).toBe(false);
});

test("whoever cannot rate hears why", () => {
  const fine = { isOwn: false, isRetired: false, roundIsOpen: true, isOnRoster: true };
  expect(whyNotRate(fine)).toBeNull();
  expect(whyNotRate({ ...fine, isOwn: true })).toContain("others");
  expect(whyNotRate({ ...fine, isRetired: true })).toContain("not offered");
  expect(whyNotRate({ ...fine, roundIsOpen: false })).toContain("once a quarter");
  expect(whyNotRate({ ...fine, isOnRoster: false })).toContain("next one");
});
