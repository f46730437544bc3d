import type { Programme } from "../types/programme";
import { dayIn, momentIn } from "./days";

/** Where an award stands now, in one sentence for everybody. */
export function standingWords({ hasEnded, running, next, timeZone }: Programme): string {
  if (hasEnded) return "It is not given any more. What it hung stays.";
  if (running?.stage === "open")
    return `Nominations are open until ${momentIn(running.nominationsCloseAt, timeZone)}`;
  if (running) return `Being decided, announced ${momentIn(running.announceAt, timeZone)}`;
  if (next) return `Opens by itself on ${dayIn(next.opensAt, timeZone)}`;
  return "Opens when the people team says so";
}

/** "set in January 2026", on the company's clock. */
export function sinceWords(rulesSince: Date, timeZone: string): string {
  return rulesSince.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone });
}
