import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { decodeBallot, sealContext } from "@/features/ballots/rules";
import { newSealingKeys, open } from "@/lib/hpke";
import { sealBallot } from "./seal-ballot";

const questions = [
  { id: "recommend", kind: "nps" as const, text: "" },
  { id: "hours", kind: "agree" as const, text: "" },
  { id: "comment", kind: "comment" as const, text: "" },
];

test("what the page seals opens at the count, and nowhere else", async () => {
  const keys = newSealingKeys();
  const place = { round: "round", unit: "unit", token: "token" };
  const ballot = { answers: { recommend: 9, hours: 2 }, comment: "Scanners. “Again.” 🍕" };
  const key = Buffer.from(keys.publicKey).toString("base64url");
  const sealed = Buffer.from(await sealBallot(key, place, ballot), "base64url");
  expect(sealed.length).toBe(4144);

  const tokenHash = new Uint8Array(createHash("sha256").update(place.token).digest());
  const plaintext = open(keys, sealed, sealContext("round", "unit", tokenHash));
  expect(decodeBallot(plaintext, questions)).toEqual(ballot);
  expect(() => open(keys, sealed, sealContext("round", "another unit", tokenHash))).toThrow();
  expect(() => open(keys, sealed, sealContext("another round", "unit", tokenHash))).toThrow();
});
