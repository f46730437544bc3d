import type { AwardRules } from "@/db/schema/awards";

/** The rules of an award as they are published beside it (documented where they are kept: db/schema/awards.ts). */
export type { AwardRules };
export type Criterion = AwardRules["criteria"][number];
export type Calendar = AwardRules["calendar"];

/** What decides between level cases, in order. A draw by lot always comes last. */
export const TIE_RULES = ["teams", "voices", "wait", "lot"] as const;
export type TieRule = (typeof TIE_RULES)[number];

export const CRITERIA: Criterion[] = [
  { name: "Beyond what anyone could ask", low: "their job", high: "nobody would have asked" },
  { name: "Who was helped, and how much", low: "a nice touch", high: "people still talk about it" },
  { name: "It lasted", low: "gone by Monday", high: "others do it now" },
];

/** How many days the people team reads in, where the rules say nothing else. */
export const SCREEN_DAYS = 3;

/** The rules of an award that nobody changed. */
export const DEFAULT_RULES: AwardRules = {
  forWhom: "both",
  criteria: CRITERIA,
  values: [],
  unitId: null,
  nominate: "everyone",
  second: "everyone",
  vote: "everyone",
  decidedBy: "panel",
  screened: false,
  shortlist: { voices: 1, atMost: 12 },
  tie: ["teams", "voices", "lot"],
  coolDownMonths: 12,
  surprise: false,
  calendar: {
    rhythm: "by_hand",
    opensOn: 1,
    nominateDays: 20,
    decideDays: 7,
    screenDays: SCREEN_DAYS,
    announceAt: "15:00",
  },
};
