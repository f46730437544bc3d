import type { TableSoFar } from "@/features/people/types";
import { inWords } from "@/features/teams/rules";

/** "August 2008" of a day or a moment. */
export function monthAndYear(date: Date | string): string {
  return new Date(date).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** When somebody sat at a table: "since August 2008", or "July 2008 to 2011". */
export function tableTime({ since, until }: TableSoFar): string {
  if (!until) return `since ${monthAndYear(since)}`;
  const [from, to] = [monthAndYear(since), monthAndYear(until)];
  if (from === to) return from;
  return since.getUTCFullYear() === until.getUTCFullYear()
    ? `${from.split(" ")[0]} to ${to}`
    : `${from} to ${until.getUTCFullYear()}`;
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
