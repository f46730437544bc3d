import { expect, test } from "vitest";
import { type Actor, OUTSIDER, type Role, SYSTEM } from "@/lib/actor";
import { canMailLinks, canRunSignIn } from "./policy";

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

test("an admin runs the ways in", () => expect(who(canRunSignIn)).toEqual(["an admin", "the portal itself"]));
test("nobody but the portal mails links", () => expect(who(canMailLinks)).toEqual(["the portal itself"]));
