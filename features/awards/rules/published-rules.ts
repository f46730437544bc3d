import { type AwardRules, type Calendar, SCREEN_DAYS, type TieRule } from "./award-rules";
import { ordinal } from "./days";

/** A part of an award's rules, as they are published beside it. */
export type Chapter = { title: string; sentences: string[] };

/** Every rule of an award in plain sentences. Whatever is changed in the rules changes a sentence here. */
export function rulesInWords(rules: AwardRules, { unitName }: { unitName: string | null }): Chapter[] {
  return [
    { title: "Whom it is for", sentences: forWhom(rules, unitName) },
    { title: "What we look for", sentences: lookedFor(rules) },
    { title: "Who puts up whom", sentences: nominating(rules) },
    { title: "What goes on", sentences: goingOn(rules) },
    { title: "Who decides", sentences: deciding(rules) },
    { title: "The result", sentences: result(rules) },
    { title: "When", sentences: calendarInWords(rules.calendar) },
  ];
}

/** The sentences in which two sets of rules differ, in those of the first. */
export function differingSentences(
  of: AwardRules,
  from: AwardRules,
  units: { of: string | null; from: string | null },
): string[] {
  const others = new Set(rulesInWords(from, { unitName: units.from }).flatMap(({ sentences }) => sentences));
  return rulesInWords(of, { unitName: units.of })
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => !others.has(sentence));
}

/** When an award opens, closes, is decided and announced, in sentences. */
export function calendarInWords({
  rhythm,
  opensOn,
  nominateDays,
  decideDays,
  announceAt,
}: Calendar): string[] {
  if (rhythm === "by_hand") {
    return [
      `The people team opens it when the time has come. From the close of nominations there ${
        decideDays === 1 ? "is one day" : `are ${decideDays} days`
      } to decide, and it is announced on the last at ${announceAt}.`,
    ];
  }
  const close = opensOn + nominateDays - 1;
  const decided = close + decideDays;
  // The shortest month has 28 days: up to there an ordinal is true of every month.
  const closes = close <= 28 ? `on the ${ordinal(close)}` : `after ${days(nominateDays)}`;
  const decides = decided <= 28 ? `by the ${ordinal(decided)}` : `within ${days(decideDays)}`;
  return [
    `Nominations open by themselves on the ${ordinal(opensOn)} of ${OPENS[rhythm]} and close ${closes} at noon.`,
    `It is decided ${decides} and announced that day at ${announceAt}, on the company's clock.`,
  ];
}

const OPENS = {
  month: "every month",
  quarter: "January, April, July and October",
  year: "January",
} as const;

const TIES: Record<TieRule, string> = {
  teams: "the one with voices from more teams",
  voices: "the one with more voices",
  wait: "the one whose nominee has waited longer since their last win",
  lot: "a lot, kept with the decision",
};

function forWhom({ forWhom: kind, coolDownMonths }: AwardRules, unitName: string | null): string[] {
  const whom = {
    people: "It goes to one person.",
    teams: "It goes to a whole team: everybody at the table wins it together.",
    both: "It goes to one person, or to a whole team, which wins it together.",
  }[kind];
  const where = unitName
    ? `It is for ${unitName}: only its people are nominated, nominate, add their voice and vote.`
    : "Everybody in the company takes part.";
  const again =
    coolDownMonths === 0
      ? "Whoever won can win again the next time."
      : `Whoever won waits ${months(coolDownMonths)} before they can win it again, so that others get a turn.`;
  return [whom, where, again];
}

function lookedFor({ criteria, values }: AwardRules): string[] {
  return [
    ...criteria.map(({ name, low, high }) => `${name}: from “${low}” to “${high}”.`),
    ...(values.length > 0 ? [`A story can say which of these it shows: ${listed(values)}.`] : []),
  ];
}

function nominating({ nominate, second }: AwardRules): string[] {
  return [
    nominate === "leads" ? "People who lead a team nominate." : "Everybody who takes part can nominate.",
    second === "leads"
      ? "People who lead a team add their voice."
      : "Everybody who takes part can add their voice.",
    "Nobody nominates themselves, their own table, or anybody in their own reporting line, upwards or downwards.",
    "A nominee hears nothing before the announcement.",
  ];
}

function goingOn({ screened, shortlist, calendar }: AwardRules): string[] {
  const { voices, atMost } = shortlist;
  return [
    ...(screened
      ? [
          "The people team reads every case first. What it gives back can be mended until nominations close; nobody there reads a case for themselves or their own table.",
          `It reads until ${days(calendar.screenDays ?? SCREEN_DAYS)} after nominations close. What nobody has read by then goes on by itself.`,
        ]
      : ["No case is held back by anybody: what is written counts."]),
    voices === 1
      ? "One voice is enough, the one who wrote it."
      : `It takes ${voices} people to speak for a nominee, the one who wrote the case among them.`,
    `At most ${atMost === 1 ? "one case goes" : `${atMost} cases go`} on, those with the most voices; cases that are level at the edge all go on.`,
  ];
}

function deciding({ decidedBy, vote, tie }: AwardRules): string[] {
  const who =
    decidedBy === "panel"
      ? [
          "A panel decides. Its members read each story with the names covered and score it from 1 to 5 against what we look for; only then do the names show.",
          "Who is tied to a case sits it out: their own or their table's, one for somebody in their reporting line, and one for somebody they spoke for within a year.",
          "Who spoke for whom is shown to the panel: pairs, rings, favourites and teams that nobody thought of. It changes no score by itself.",
        ]
      : [
          `${vote === "leads" ? "People who lead a team vote" : "Colleagues vote"}: one vote each, changed or taken back until the count.`,
          "Nobody votes for themselves, their own table, a case they wrote or anybody in their reporting line. Two who put each other up may: a vote is one of many.",
          "Nobody sees how it stands before the count. The count keeps totals and deletes who voted for whom; a total under five is never said as a figure.",
          "Votes for somebody who leaves, or whose case is taken back, fall away and are free again. The vote of somebody who leaves counts as it was given.",
        ];
  return [...who, `When two are level: ${tie.map((rule) => TIES[rule]).join("; then ")}.`];
}

function result({ surprise }: AwardRules): string[] {
  return [
    surprise
      ? "It is a surprise: the winner hears it with everybody else. Words and picture hang only after their yes."
      : "The winner is asked before anybody hears of it. Words and picture hang only with their yes.",
    "What hangs is never changed in silence: a correction is kept, and shown.",
  ];
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

function days(count: number): string {
  return count === 1 ? "one day" : `${count} days`;
}

function months(count: number): string {
  return count === 1 ? "a month" : `${count} months`;
}
