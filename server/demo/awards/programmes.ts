import { getSql } from "@/db/client";
import { changeAward, createAward } from "@/features/awards/commands/awards";
import { seatOnPanel } from "@/features/awards/commands/panel";
import type { NewAward } from "@/features/awards/input/programme";
import { type AwardRules, DEFAULT_RULES } from "@/features/awards/rules/award-rules";
import type { Actor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { daysAgo } from "../calendar";
import { AWARDS } from "../words";
import type { Player } from "./stage";

const VALUES = ["Nobody is left alone with it", "We say what is so", "Mended for good"];
const JACKET: AwardRules = {
  ...DEFAULT_RULES,
  forWhom: "people",
  values: VALUES,
  shortlist: { voices: 2, atMost: 6 },
};

/** What sets each award beside the jacket apart. */
const RULES: Record<(typeof AWARDS)[number]["slug"], Partial<AwardRules>> = {
  "bridge-builder": {
    values: VALUES,
    criteria: [
      { name: "Two sides met", low: "one sent a mail", high: "they share a table now" },
      { name: "Who gained", low: "those two", high: "people who never met them" },
      { name: "It lasted", low: "gone by Monday", high: "others do it now" },
    ],
  },
  "first-responder": {},
  "secret-sauce": { shortlist: { voices: 2, atMost: 6 } },
  "nine-lives": {},
  "full-plate": { decidedBy: "peers", forWhom: "people", shortlist: { voices: 2, atMost: 8 } },
};

/** Founds the awards a year and a half ago, and seats one panel on all of them. */
export async function foundProgrammes(
  peopleTeam: Actor,
  today: Date,
  panel: readonly Player[],
): Promise<void> {
  await at(daysAgo(today, 500), async () => {
    for (const award of AWARDS) {
      const founded: NewAward = { ...award, rules: { ...DEFAULT_RULES, ...RULES[award.slug] } };
      await createAward(peopleTeam, founded);
    }
    await changeAward(peopleTeam, { ...(await jacket()), rules: JACKET });
    for (const { id } of await getSql()<{ id: string }[]>`select id from awards`) {
      for (const judge of panel) await seatOnPanel(peopleTeam, { awardId: id, personId: judge.id });
    }
  });
}

/** The people team has begun to read cases for one award before they go on. */
export async function screenFromNowOn(peopleTeam: Actor): Promise<void> {
  const award = AWARDS.find(({ slug }) => slug === "nine-lives");
  if (award) await changeAward(peopleTeam, { ...award, rules: { ...DEFAULT_RULES, screened: true } });
}

/** From here on the jacket opens by itself on the first of each month. */
export async function setTheClock(peopleTeam: Actor): Promise<void> {
  const calendar = { ...JACKET.calendar, rhythm: "month" as const };
  await changeAward(peopleTeam, { ...(await jacket()), rules: { ...JACKET, calendar } });
}

async function jacket() {
  const [row] = await getSql()<{ slug: string; name: string; description: string }[]>`
    select slug, name, description from awards where is_jacket`;
  if (!row) throw new Error("there is no jacket");
  return { ...row, sign: "jacket" as const };
}
