import type { TableSoFar } from "@/features/people/types";
import { inWords } from "@/features/teams/rules";

/** "August 2008" of a day or a moment. */
export function monthAndYear(date: Date | string): string {
  return new Date(date).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** When somebody sat at a table: "since August 2008", "July 2008 to 2011", "since the split in February 2024". */
export function tableTime({ since, until, cameOf }: Pick<TableSoFar, "since" | "until" | "cameOf">): string {
  if (!until && cameOf)
    return `since the ${cameOf === "split" ? "split" : "merger"} in ${monthAndYear(since)}`;
  if (!until) return `since ${monthAndYear(since)}`;
  const [from, to] = [monthAndYear(since), monthAndYear(until)];
  if (from === to) return from;
  return since.getUTCFullYear() === until.getUTCFullYear()
    ? `${from.split(" ")[0]} to ${to}`
    : `${from} to ${until.getUTCFullYear()}`;
}

/** What else there is to say of a table somebody sat at: its size, its names before, what became of it. */
export function tableFacts({ people, over, names, endedIn, until }: TableSoFar): string[] {
  const size = people === 1 ? "first at the table" : `${people} at the table`;
  const end = endedIn?.how === "split" ? `split into ${inWords(endedIn.into)}` : "merged with another";
  return [
    over > 0 ? `${size}, over by ${inWords(over)}` : size,
    ...names.map(({ name, until: last }) => `called ${name} until ${last.getUTCFullYear()}`),
    ...(endedIn && until ? [`${end} in ${until.getUTCFullYear()}`] : []),
  ];
}

/** What somebody brings to their table that few others do, as a sentence; null when there is nothing to say. */
export function rareSentence(givenName: string, rare: { name: string; others: number }[]): string | null {
  const [first, second] = rare;
  if (!first) return null;
  if (first.others > 0) {
    const also = second ? `, and one of ${inWords(second.others + 1)} with ${second.name}` : "";
    return `At this table ${givenName} is one of ${inWords(first.others + 1)} with ${first.name} in the top five${also}.`;
  }
  const start = `At this table only ${givenName} lists ${first.name}`;
  if (!second) return `${start} in the top five.`;
  if (second.others === 0) return `${start} or ${second.name} in the top five.`;
  return `${start} in the top five; ${second.name} is shared by ${inWords(second.others + 1)}.`;
}

/** How many awards hang, in words for the wall: "Three awards on the wall". */
export function awardsInWords(count: number): string {
  const words = inWords(count);
  return `${words[0]?.toUpperCase()}${words.slice(1)} award${count === 1 ? "" : "s"} on the wall`;
}
