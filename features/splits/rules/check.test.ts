import { describe, expect, test } from "vitest";
import type { Plan, SplitTeam } from "../types";
import { checkSplit, missingStrengths } from "./check";
import { withMove, withSwap } from "./plan";

const strengthsOf: Record<string, string[]> = {
  p1: ["planner"],
  p2: ["planner"],
  p3: ["mender"],
  p8: ["mender"],
};
const team: SplitTeam = {
  id: "t",
  name: "Purchasing",
  parentName: "Supply",
  limit: 8,
  k: 5,
  lead: { id: "p0", name: "Person 0" },
  people: Array.from({ length: 12 }, (_, i) => ({
    id: `p${i}`,
    name: `Person ${i}`,
    title: "",
    pictureId: null,
    strengths: strengthsOf[`p${i}`] ?? [],
  })),
  strengths: { planner: "Planner", mender: "Mender" },
};
const plan: Plan = {
  tables: [
    { name: "Parts", leadId: "p0", seats: ["p0", "p1", "p2", "p3", "p4", "p5"] },
    { name: "Supplies", leadId: "p6", seats: ["p6", "p7", "p8", "p9", "p10", "p11"] },
  ],
};
const check = (key: string, of: Plan = plan, who: SplitTeam = team) => {
  const found = checkSplit(of, who).find((one) => one.key === key);
  if (!found) throw new Error("no such check");
  return found;
};

describe("the checks below a plan", () => {
  test("fits, with the room that is left", () => {
    expect(check("fits")).toMatchObject({
      ok: true,
      title: "Both fit two pizzas,",
      words: "with room for two each.",
    });
    expect(check("fits", withMove(plan, "p1", 1)).words).toBe("with four seats to spare in all.");
    expect(check("fits", plan, { ...team, limit: 5 })).toMatchObject({
      ok: false,
      title: "Parts does not fit two pizzas:",
      words: "6 people, one over. Move somebody to another table.",
    });
  });

  test("the lids, and whose stays shut", () => {
    expect(check("lids")).toMatchObject({ ok: true, title: "Both lids can open:" });
    expect(check("lids", withMove(plan, "p1", 1))).toMatchObject({
      ok: false,
      title: "The lid of Parts stays shut.",
      words: "It takes five people besides the lead, and there would be four. Their answers count in Supply.",
    });
    expect(check("lids", plan, { ...team, k: 6 }).title).toBe("The lids of Parts and Supplies stay shut.");
  });

  test("a strength that is all at one table, and the swap that mends it", () => {
    const { ok, title, words, swap } = check("strengths");
    expect(ok).toBe(false);
    expect(title).toBe("No Planner at Supplies.");
    expect(swap).toEqual({ a: "p1", b: "p7" });
    expect(words).toBe("Person 1 lists Planner; swap with Person 7?");
    const mended = withSwap(plan, swap?.a ?? "", swap?.b ?? "");
    expect(check("strengths", mended).ok).toBe(true);
    expect(missingStrengths(mended, team)).toEqual([]);
  });

  test("no swap is offered that moves a lead or loses another strength", () => {
    const led: Plan = {
      tables: plan.tables.map((table, i) => ({ ...table, leadId: i === 0 ? "p1" : "p6" })),
    };
    expect(check("strengths", led).swap?.a).toBe("p2");
    const stuck = team.people.map((one) => ({
      ...one,
      strengths: { p1: ["planner"], p2: ["planner", "mender"], p3: ["mender"] }[one.id] ?? [],
    }));
    const { swap, words } = check(
      "strengths",
      { tables: led.tables.map((t, i) => (i === 0 ? { ...t, leadId: "p3" } : t)) },
      { ...team, people: stuck },
    );
    expect(swap?.a).toBe("p2");
    expect(words).toMatch(/lists/);
  });

  test("what only one has is nobody's gap, and without any posted nothing is claimed", () => {
    const one = team.people.map((person) => ({
      ...person,
      strengths: person.id === "p1" ? ["planner"] : [],
    }));
    expect(check("strengths", plan, { ...team, people: one }).ok).toBe(true);
    const none = team.people.map((person) => ({ ...person, strengths: [] }));
    expect(check("strengths", plan, { ...team, people: none }).title).toBe(
      "Nobody here has posted strengths yet.",
    );
  });

  test("trend lines begin anew", () => {
    expect(check("trends")).toMatchObject({
      title: "Two new trend lines.",
      words: "Old results stay with Purchasing and are never re-cut.",
    });
  });
});
