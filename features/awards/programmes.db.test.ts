import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { awards } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { changeAward, createAward, endAward, moveAward } from "./commands/awards";
import { closeNominations, openCycle } from "./commands/cycles";
import { ChangeAward, AwardRules as RulesInput } from "./input/programme";
import { getProgramme, getProgrammeDesk, listProgrammes } from "./queries/programmes";
import { readBelongs, readStanding } from "./queries/taking-part";
import { type AwardRules, DEFAULT_RULES } from "./rules/award-rules";
import { award, freshCycle, MARCH, refusal, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const LATER = new Date("2026-05-01T09:00:00Z");
const found = (name: string, rules?: AwardRules) =>
  at(MARCH, () => createAward(who.pia, { name, description: "Good for all of us", rules }));
const asItWas = (slug: string, name: string) =>
  ({ slug, name, description: "Good for all of us", sign: "star" }) as const;
const rowOf = async (slug: string) => (await getDb().select().from(awards).where(eq(awards.slug, slug)))[0];

test("only those who run awards change one, and what changed is kept", async () => {
  const { slug, awardId } = await found("Night Owl");
  const input = { ...asItWas(slug, "Night Owl"), rules: { ...DEFAULT_RULES, coolDownMonths: 6 } };
  await expect(changeAward(who.nora, input)).rejects.toEqual(refusal("forbidden"));
  await expect(changeAward(who.judge, input)).rejects.toEqual(refusal("forbidden"));
  await expect(changeAward(OUTSIDER, input)).rejects.toEqual(refusal("not_signed_in"));
  await expect(changeAward(who.pia, { ...input, slug: "no-such" })).rejects.toEqual(refusal("not_found"));
  await at(LATER, () => changeAward(who.pia, input));
  const [kept] =
    await getSql()`select detail from audit where action = 'award changed' and subject = ${`award:${awardId}`}`;
  expect(kept?.detail).toEqual({ coolDownMonths: { before: 12, after: 6 } });
});

test("rules date from their last change; a new name is no new rule, and nothing new is nothing kept", async () => {
  const { slug, awardId } = await found("Early Bird");
  const rename = { ...asItWas(slug, "Early Birds"), rules: DEFAULT_RULES };
  await at(LATER, () => changeAward(who.pia, rename));
  expect((await rowOf(slug))?.rulesSince).toEqual(MARCH);
  await at(LATER, () => changeAward(who.pia, rename));
  expect(
    await getSql()`select 1 from audit where action = 'award changed' and subject = ${`award:${awardId}`}`,
  ).toHaveLength(1);
  await at(LATER, () => changeAward(who.pia, { ...rename, rules: { ...DEFAULT_RULES, surprise: true } }));
  expect((await rowOf(slug))?.rulesSince).toEqual(LATER);
});

test("a turn keeps the rules it opened with, and says so", async () => {
  const { slug } = await found("Steady Hand");
  const closes = new Date("2026-03-20T12:00:00Z");
  await at(MARCH, () =>
    openCycle(who.pia, { awardSlug: slug, month: "2026-03", nominationsCloseAt: closes }),
  );
  const rules: AwardRules = { ...DEFAULT_RULES, shortlist: { voices: 3, atMost: 4 } };
  await at(MARCH, () => changeAward(who.pia, { ...asItWas(slug, "Steady Hand"), rules }));
  const programme = await at(MARCH, () => getProgramme(who.nora, slug));
  expect([programme.rules.shortlist.voices, programme.running?.rules.shortlist.voices]).toEqual([3, 1]);
  await expect(
    getSql()`update cycles set rules = ${JSON.stringify(rules)}::text::jsonb where award_id = ${programme.id}`,
  ).rejects.toThrow();
});

test("the jacket is changed but never ended, and its sign is its own", async () => {
  const jacket = await rowOf("jacket");
  const words = {
    slug: "jacket",
    name: "Fanatical Jacket",
    description: jacket?.description ?? "",
    rules: DEFAULT_RULES,
  };
  await expect(endAward(who.pia, { slug: "jacket" })).rejects.toEqual(refusal("conflict"));
  await expect(changeAward(who.pia, { ...words, sign: "star" })).rejects.toEqual(refusal("conflict"));
  await at(MARCH, () =>
    changeAward(who.pia, { ...words, sign: "jacket", rules: { ...DEFAULT_RULES, values: ["Care"] } }),
  );
  expect((await rowOf("jacket"))?.rules.values).toEqual(["Care"]);
  const { slug } = await found("Almost a Jacket");
  await expect(
    changeAward(who.pia, { ...asItWas(slug, "Almost a Jacket"), sign: "jacket", rules: DEFAULT_RULES }),
  ).rejects.toEqual(refusal("conflict"));
});

test("an award that ended opens nothing, changes nothing, and can still be read", async () => {
  const { slug } = await found("Last Call");
  await expect(endAward(who.nora, { slug })).rejects.toEqual(refusal("forbidden"));
  await at(MARCH, () => endAward(who.pia, { slug }));
  await expect(endAward(who.pia, { slug })).rejects.toEqual(refusal("gone"));
  await expect(changeAward(who.pia, { ...asItWas(slug, "x"), rules: DEFAULT_RULES })).rejects.toEqual(
    refusal("gone"),
  );
  await expect(
    at(MARCH, () => openCycle(who.pia, { awardSlug: slug, month: "2026-03", nominationsCloseAt: LATER })),
  ).rejects.toEqual(refusal("gone"));
  expect((await getProgramme(who.nora, slug)).hasEnded).toBe(true);
  expect((await listProgrammes(who.nora)).map((programme) => programme.slug)).not.toContain(slug);
});

test("awards change places, the jacket stays first", async () => {
  const [one, two] = [await found("Place One"), await found("Place Two")];
  const order = async () =>
    (await listProgrammes(who.nora)).map(({ slug }) => slug).filter((slug) => /^(jacket|place-)/.test(slug));
  expect(await order()).toEqual(["jacket", "place-one", "place-two"]);
  await expect(moveAward(who.nora, { slug: two.slug, to: "earlier" })).rejects.toEqual(refusal("forbidden"));
  await moveAward(who.pia, { slug: two.slug, to: "earlier" });
  expect(await order()).toEqual(["jacket", "place-two", "place-one"]);
  await moveAward(who.pia, { slug: one.slug, to: "later" });
  await expect(moveAward(who.pia, { slug: "jacket", to: "later" })).rejects.toEqual(refusal("not_found"));
  expect(await order()).toEqual(["jacket", "place-two", "place-one"]);
});

test("an award for a part of the company is for the people of that tree, at the tables below it", async () => {
  const [row] = await getSql()<
    { id: string }[]
  >`insert into units (created_at) values (${MARCH}) returning id`;
  const unitId = row?.id ?? "";
  await getSql()`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    select ${unitId}, parent_id, 'department', 'Colours', ${who.boss.personId}, tstzrange('2020-01-01', null)
    from unit_versions where unit_id = ${team.red}`;
  await getSql()`update unit_versions set parent_id = ${unitId} where unit_id = ${team.red}`;
  const stands = (name: keyof typeof who) =>
    at(MARCH, () => readStanding(getDb(), who[name].personId, { unitId }));
  expect(await stands("nora")).toEqual({ takesPart: true, leads: false });
  expect(await stands("lead")).toEqual({ takesPart: true, leads: true });
  expect(await stands("boss")).toEqual({ takesPart: true, leads: true });
  expect(await stands("dora")).toEqual({ takesPart: false, leads: true });
  expect(await stands("judge")).toEqual({ takesPart: false, leads: false });
  const everywhere = await at(MARCH, () => readStanding(getDb(), who.judge.personId, { unitId: null }));
  expect(everywhere.takesPart).toBe(true);
  const belongs = (id: string) => at(MARCH, () => readBelongs(getDb(), { kind: "team", id }, { unitId }));
  expect([await belongs(team.red), await belongs(team.blue)]).toEqual([true, false]);
  await expect(
    changeAward(who.pia, {
      ...asItWas("jacket", "Fanatical Jacket"),
      sign: "jacket",
      rules: { ...DEFAULT_RULES, unitId: team.green.replace(/^./, "0") },
    }),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("everybody reads the rules, the panel by name, and no more than that it is being decided", async () => {
  const { during, nominate, close } = await freshCycle();
  await expect(getProgramme(OUTSIDER, "jacket")).rejects.toEqual(refusal("not_signed_in"));
  await expect(getProgramme(who.nora, "no-such-award")).rejects.toEqual(refusal("not_found"));
  await expect(getProgrammeDesk(who.nora, "jacket")).rejects.toEqual(refusal("forbidden"));
  const stage = async () => (await during(() => getProgramme(who.nora, "jacket"))).running?.stage;
  await nominate(who.other, "nora");
  expect(await stage()).toBe("open");
  await close();
  expect(await stage()).toBe("deciding");
  const page = await during(() => getProgramme(who.nora, "jacket"));
  expect(page.panel.map(({ name }) => name)).toEqual(["Judge Quill", "Second Quill"]);
  expect(JSON.stringify(page)).not.toContain(who.nora.personId);
  await expect(closeNominations(SYSTEM, { cycleId: page.running?.cycleId ?? "" })).rejects.toEqual(
    refusal("closed"),
  );
  expect(page.id).toBe(award.jacket);
});

test("a form's rules are checked to the letter, with a sentence at each field", () => {
  expect(RulesInput.safeParse(JSON.stringify(DEFAULT_RULES)).data).toEqual(DEFAULT_RULES);
  const { calendar } = DEFAULT_RULES;
  const wrong: [Partial<Record<keyof AwardRules, unknown>>, string][] = [
    [{ criteria: [] }, "criteria"],
    [{ criteria: Array.from({ length: 6 }, () => DEFAULT_RULES.criteria[0]) }, "criteria"],
    [{ criteria: [{ name: "Care", low: "", high: "all" }] }, "criteria.0.low"],
    [{ tie: ["teams", "voices"] }, "tie"],
    [{ tie: ["lot", "teams"] }, "tie"],
    [{ tie: ["teams", "teams", "lot"] }, "tie"],
    [{ tie: [] }, "tie"],
    [{ values: ["Care", "care"] }, "values"],
    [{ shortlist: { voices: 0, atMost: 3 } }, "shortlist.voices"],
    [{ shortlist: { voices: 1.5, atMost: 3 } }, "shortlist.voices"],
    [{ coolDownMonths: null }, "coolDownMonths"],
    [{ calendar: { ...calendar, opensOn: 29 } }, "calendar.opensOn"],
    [{ calendar: { ...calendar, announceAt: "24:00" } }, "calendar.announceAt"],
    [{ calendar: { ...calendar, rhythm: "month", nominateDays: 29 } }, "calendar.nominateDays"],
    [{ unitId: "sales" }, "unitId"],
  ];
  for (const [part, path] of wrong) {
    const { error } = RulesInput.safeParse({ ...DEFAULT_RULES, ...part });
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
    expect(error?.issues[0]?.message).toMatch(/^[A-Z].*[.?]$/);
  }
  expect(RulesInput.safeParse("{").success).toBe(false);
  expect(
    ChangeAward.safeParse({ ...asItWas("x", "A name"), rules: DEFAULT_RULES, sign: "unicorn" }).success,
  ).toBe(false);
});
