import { describe, expect, test } from "vitest";
import { type Actor, OUTSIDER, type Role, SYSTEM } from "@/lib/actor";
import { canEditPerson, canImport, canRunPortal, canWriteSetUpLink } from "./policy";

const person = (...roles: Role[]): Actor => {
  return { kind: "person", personId: "me", name: "", roles, leads: ["a-team"], owns: [], judges: [] };
};
const everybody: [string, Actor][] = [
  ["an admin", person("admin")],
  ["the people team", person("people_team")],
  ["a leader", person("leader")],
  ["staff", person()],
  ["the portal itself", SYSTEM],
  ["the office screen", { kind: "display", tokenId: "t" }],
  ["a stranger", OUTSIDER],
];
const who = (may: (actor: Actor) => boolean) =>
  everybody.filter(([, actor]) => may(actor)).map(([name]) => name);

describe("who may", () => {
  test("run the portal", () => expect(who(canRunPortal)).toEqual(["an admin", "the portal itself"]));
  test("import", () => expect(who(canImport)).toEqual(["an admin", "the people team", "the portal itself"]));
  test("write the first link", () => expect(who(canWriteSetUpLink)).toEqual(["the portal itself"]));
  test("edit somebody else", () => expect(who((actor) => canEditPerson(actor, "you"))).toEqual([]));
  test("edit themselves", () => expect(canEditPerson(person(), "me")).toBe(true));
});
