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
  const [only, also] = rare;
  if (!only) return null;
  const start = `At this table ${nobodyElse(givenName, only)}`;
  if (!also) return `${start}.`;
  if (only.others === 0 && also.others === 0) {
    return `At this table only ${givenName} lists ${only.name} or ${also.name} in the top five.`;
  }
  return `${start}, and ${also.name} is shared by ${inWords(also.others + 1)}.`;
}

function nobodyElse(givenName: string, { name, others }: { name: string; others: number }): string {
  if (others === 0) return `only ${givenName} lists ${name} in the top five`;
  return `${givenName} is one of ${inWords(others + 1)} with ${name} in the top five`;
}

/** How many awards hang, in words for the wall: "Three awards on the wall". */
export function awardsInWords(count: number): string {
  const words = inWords(count);
  return `${words[0]?.toUpperCase()}${words.slice(1)} award${count === 1 ? "" : "s"} on the wall`;
}
