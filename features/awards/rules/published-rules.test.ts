import { expect, test } from "vitest";
import { type AwardRules, DEFAULT_RULES } from "./award-rules";
import { ordinal } from "./days";
import { calendarInWords, differingSentences, rulesInWords } from "./published-rules";

const base: AwardRules = {
  ...DEFAULT_RULES,
  values: ["Candour"],
  calendar: { rhythm: "month", opensOn: 1, nominateDays: 20, decideDays: 7, announceAt: "15:00" },
};
const words = (rules: AwardRules, unitName: string | null = null) =>
  JSON.stringify(rulesInWords(rules, { unitName }));

const [first, ...rest] = base.criteria;
const changes: Record<keyof AwardRules, AwardRules[]> = {
  forWhom: [
    { ...base, forWhom: "people" },
    { ...base, forWhom: "teams" },
  ],
  criteria: [
    { ...base, criteria: rest },
    { ...base, criteria: [...rest, { name: "It lasted", low: "a day", high: "a year" }] },
    ...(first
      ? [
          { ...base, criteria: [{ ...first, name: "Care" }, ...rest] },
          { ...base, criteria: [{ ...first, low: "none" }, ...rest] },
          { ...base, criteria: [{ ...first, high: "all of it" }, ...rest] },
        ]
      : []),
  ],
  values: [
    { ...base, values: [] },
    { ...base, values: ["Candour", "Care"] },
  ],
  unitId: [],
  nominate: [{ ...base, nominate: "leads" }],
  second: [{ ...base, second: "leads" }],
  vote: [{ ...base, decidedBy: "peers", vote: "leads" }],
  decidedBy: [{ ...base, decidedBy: "peers" }],
  screened: [
    { ...base, screened: true },
    { ...base, screened: true, calendar: { ...base.calendar, screenDays: 2 } },
  ],
  shortlist: [
    { ...base, shortlist: { voices: 3, atMost: 12 } },
    { ...base, shortlist: { voices: 1, atMost: 5 } },
  ],
  tie: [
    { ...base, tie: ["voices", "teams", "lot"] },
    { ...base, tie: ["lot"] },
  ],
  coolDownMonths: [
    { ...base, coolDownMonths: 0 },
    { ...base, coolDownMonths: 6 },
  ],
  surprise: [{ ...base, surprise: true }],
  calendar: [
    { ...base, calendar: { ...base.calendar, rhythm: "quarter" } },
    { ...base, calendar: { ...base.calendar, rhythm: "year" } },
    { ...base, calendar: { ...base.calendar, rhythm: "by_hand" } },
    { ...base, calendar: { ...base.calendar, opensOn: 3 } },
    { ...base, calendar: { ...base.calendar, nominateDays: 10 } },
    { ...base, calendar: { ...base.calendar, decideDays: 5 } },
    { ...base, calendar: { ...base.calendar, announceAt: "09:30" } },
  ],
};

test("whatever changes in the rules changes the sentences, and no two sets of rules read the same", () => {
  const all = [base, ...Object.values(changes).flat()].map((rules) => words(rules));
  expect(new Set(all).size).toBe(all.length);
  expect(words(base, "Sales")).not.toBe(words(base));
  const peers: AwardRules = { ...base, decidedBy: "peers" };
  expect(words({ ...peers, vote: "leads" })).not.toBe(words(peers));
});

test("says what differs in words of its own", () => {
  const stricter: AwardRules = { ...base, shortlist: { voices: 3, atMost: 12 } };
  const nobody = { of: null, from: null };
  expect(differingSentences(stricter, base, nobody)).toEqual([
    "It takes 3 people to speak for a nominee, the one who wrote the case among them.",
  ]);
  expect(differingSentences(base, base, nobody)).toEqual([]);
});

test("says the calendar in days that every month has, and in lengths where it has not", () => {
  expect(calendarInWords(base.calendar)).toEqual([
    "Nominations open by themselves on the 1st of every month and close on the 20th at noon.",
    "It is decided by the 27th and announced that day at 15:00, on the company's clock.",
  ]);
  expect(calendarInWords({ ...base.calendar, opensOn: 10 }).join(" ")).toContain(
    "close after 20 days at noon",
  );
  expect(calendarInWords({ ...base.calendar, nominateDays: 22 }).join(" ")).toContain(
    "decided within 7 days",
  );
});

test("counts days as people say them", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 28].map(ordinal).join(" ")).toBe(
    "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 28th",
  );
});
