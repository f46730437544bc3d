import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import type { Seat } from "@/components/charts/pizza-pair";

/** Invented colleagues with drawn faces, for the gallery alone. */
export const colleagues = [
  "Pilar Okafor",
  "Susan Eaton",
  "Matthias Vogel",
  "Kim Ralston",
  "Vamsi Rao",
  "Jimmy Bishop",
  "Jean Tremaine",
  "Olu Adeyemi",
  "Ana Lindqvist",
  "Tom Baker",
].map((name) => ({
  name,
  src: createAvatar(openPeeps, { seed: name, size: 256, scale: 90, translateY: 4 }).toDataUri(),
}));

const strengths = ["Calm in a rush", "Finisher", "Planner", "Organiser", "Fact finder", "New on Monday"];

/** The first `count` colleagues as seats; `you` is the index of the reader's own. */
export function seatsOf(count: number, you?: number): Seat[] {
  return Array.from({ length: count }, (_, i) => {
    const person = colleagues[i % colleagues.length];
    return {
      personId: `p${i}`,
      name: person?.name ?? "",
      src: person?.src ?? null,
      you: i === you,
      note: strengths[i % strengths.length],
    };
  });
}
