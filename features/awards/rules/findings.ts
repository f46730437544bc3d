import { monthName, monthOf } from "./months";

/** Somebody in a sentence: their given name, or a team's. */
export type Named = { id: string; name: string; pictureId: string | null; shortName: string };

/** What the evidence shows, before it is put in words. */
export type Evidence =
  | { kind: "pair"; people: [Named, Named]; spokeAt: [Date, Date] }
  | { kind: "ring"; people: Named[]; byChance: number }
  | { kind: "favourite"; people: [Named, Named]; times: number }
  | { kind: "one_side"; people: [Named]; by: "team" | "lead"; who: string; voices: number };

/** The same evidence has the same key, so that what a panel noted stays beside it. */
export function keyOf({ kind, people }: Evidence): string {
  return [kind, ...people.map(({ id }) => id)].join(":");
}

/** What it shows and what to do about it. It says what happened and accuses nobody. */
export function findingWords(evidence: Evidence): { headline: string; detail: string } {
  const names = evidence.people.map(({ shortName }) => shortName);
  const [first = "", second = ""] = names;
  switch (evidence.kind) {
    case "pair": {
      const [a, b] = evidence.spokeAt.map((time) => monthName(monthOf(time)));
      const when = a === b ? `Both in ${a}.` : `${first} in ${a}, ${second} in ${b}.`;
      return { headline: `${first} and ${second} spoke for each other.`, detail: `${when} ${TALK}` };
    }
    case "ring":
      return {
        headline: `${listWords(names)} spoke for each other in a ring.`,
        detail: `${[...names, first].join(" → ")}, within a year. ${chanceWords(evidence.byChance)} ${TALK}`,
      };
    case "favourite":
      return {
        headline: `${first} spoke for ${second} in ${evidence.times} turns this year.`,
        detail: `More than twice a year is worth a question. ${TALK}`,
      };
    case "one_side":
      return {
        headline:
          evidence.by === "team"
            ? `All ${evidence.voices} voices for ${first} come from one team.`
            : `All ${evidence.voices} voices for ${first} come from people of one lead.`,
        detail:
          evidence.by === "team"
            ? `It is ${evidence.who}. Others may know less of it, or nobody asked them. ${TALK}`
            : `They report to ${evidence.who}. ${TALK}`,
      };
  }
}

/** How many rings a year of voices like this one makes by chance, so that nobody takes one for an agreement. */
function chanceWords(rings: number): string {
  if (rings < 0.05) return "Chance hardly ever makes one.";
  if (rings < 0.75)
    return `Chance makes one about once in ${Math.max(2, Math.round(1 / rings))} turns like this.`;
  const many = rings < 1.5 ? "about one" : `about ${Math.round(rings)}`;
  return `Chance alone makes ${many} in a turn like this.`;
}

const TALK = "Talk about it, then note what you decided.";

/** "Kim, Susan and Vamsi". */
export function listWords(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}
