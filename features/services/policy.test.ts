import { expect, test } from "vitest";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { canKeepCatalogue, whyNotRate } from "./policy";

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

test("whoever has nothing to rate hears why", () => {
  const fine = { roundIsOpen: true, isAsked: true, offered: 3 };
  expect(whyNotRate(fine)).toBeNull();
  expect(whyNotRate({ ...fine, offered: 0 })).toContain("the others rate them");
  expect(whyNotRate({ ...fine, roundIsOpen: false })).toContain("once a quarter");
  expect(whyNotRate({ ...fine, isAsked: false })).toContain("next one");
});
