import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/rounds/[id]/record/route";
import { useTestDatabase } from "@/db/testing";
import { toHex } from "@/features/ballots/rules/bytes";
import { wordsOf } from "@/features/ballots/rules/receipt";
import { closeRound, openRound } from "@/features/surveys/commands";
import { makeCompany, type TestCompany } from "./linker/company";
import { handIn, pickUp, workOnce } from "./linker/play";
import { verifyRound } from "./verify-round";

useTestDatabase();

const PROMISE = ["fingerprint", "manifest", "state", "units"];
const PROOF = ["board", "cast", "counted", "issued"];

let company: TestCompany;
let round: string;
let receipt: Uint8Array;

const ask = (id: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost/rounds/${id}/record`, { headers }), { params: Promise.resolve({ id }) });

beforeAll(async () => {
  company = await makeCompany(1, [6, 7]);
  const closesAt = new Date(Date.now() + 4 * 86_400_000);
  const terms = { name: "Winter pulse", closesAt, questionIds: ["hours"], k: 5, strict: false };
  ({ roundId: round } = await openRound(company.boss, terms));
});

describe("the public record of a round", () => {
  test("is not there before the round opens, nor for a round that there is not", async () => {
    for (const id of [round, "00000000-0000-4000-8000-000000000000", "nothing", "../../etc"]) {
      const answer = await ask(id);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "no-store"]);
      expect(await answer.json()).toEqual({ code: "not_found", message: "There is no such round." });
    }
  });

  test("says what was promised while the round is open, and not how it goes", async () => {
    await workOnce();
    for (const { actor } of company.people) {
      const device = await pickUp(actor, round);
      receipt = await handIn(device, { answers: { recommend: 7, hours: 3 }, comments: {} });
    }
    const answer = await ask(round);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const record = (await answer.json()) as Record<string, unknown>;
    expect(Object.keys(record).sort()).toEqual(PROMISE);
    expect(record.state).toBe("open");
    expect((await verifyRound(JSON.stringify(record), { round })).fails).toEqual([]);
  });

  test("shows the board once it is counted, to be kept for ever, and holds from outside", async () => {
    await closeRound(company.boss, { roundId: round, reason: "The week is over." });
    expect((await ask(round)).headers.get("cache-control")).toBe("no-store");
    await workOnce();
    const answer = await ask(round);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const text = await answer.text();
    const record = JSON.parse(text) as Record<string, unknown> & { units: object[]; board: string[] };
    expect(Object.keys(record).sort()).toEqual([...PROMISE, ...PROOF].sort());
    for (const unit of record.units) expect(Object.keys(unit).sort()).toEqual(["e", "eligible", "id", "n"]);
    expect(record).toMatchObject({ state: "published", issued: 13, cast: 13, counted: 13 });
    expect(record.board).toContain(toHex(receipt));
    const asked = { round, receipt: wordsOf(receipt).join(" "), fingerprint: String(record.fingerprint) };
    expect((await verifyRound(text, asked)).fails).toEqual([]);
  });

  test("is the same for everybody, sets no cookie and lets no other site's script read it", async () => {
    const mine = await ask(round, { cookie: "next-auth.session-token=mine", origin: "https://example.org" });
    const names = [...mine.headers.keys()];
    expect(names.sort()).toEqual(["cache-control", "content-type"]);
    expect(await mine.text()).toBe(await (await ask(round)).text());
  });
});
