import { expect, test } from "vitest";
import { OUTSIDER, type PersonActor, type Role, SYSTEM } from "@/lib/actor";
import { canActOn, canSeeTeamHealth } from "./policy";

const person = (...roles: Role[]): PersonActor => ({
  kind: "person",
  personId: "p",
  name: "P",
  roles,
  leads: [],
  owns: [],
  judges: [],
});
const nobody = { isMember: false, isAbove: false };
const member = { isMember: true, isAbove: false };
const above = { isMember: false, isAbove: true };

test.each([
  ["a stranger", OUTSIDER, nobody, false, false],
  ["somebody from elsewhere", person(), nobody, false, false],
  ["an admin from elsewhere", person("admin", "leader"), nobody, false, false],
  ["a member", person(), member, true, false],
  ["the line above", person(), above, true, true],
  ["the people team", person("people_team"), nobody, true, true],
  ["the portal", SYSTEM, nobody, true, true],
])("%s", (_, actor, standing, sees, acts) => {
  expect(canSeeTeamHealth(actor, standing)).toBe(sees);
  expect(canActOn(actor, standing)).toBe(acts);
});
