import type { AwardRules } from "./award-rules";
import { countVoices } from "./voices";

/** What the shortlist looks at in a case. */
export type Candidate = {
  nominationId: string;
  nomineeId: string;
  screening: "waiting" | "passed" | "returned";
  /** Whether the nominee still works here, or the team still exists. */
  isHere: boolean;
  isCoolingDown: boolean;
  voices: readonly { personId: string; teamId: string | null }[];
};

/**
 * The cases that go on: not returned by the people team (where it screens: passed), nominee still here and not cooling
 * down, spoken for by enough people. Whoever speaks for the same nominee in several cases counts once, and for each of
 * them. Most voices first; cases level at the edge all go on, so chance leaves nobody out.
 */
export function drawShortlist(
  candidates: readonly Candidate[],
  { shortlist, screened }: Pick<AwardRules, "shortlist" | "screened">,
): string[] {
  const fit = candidates
    .filter((one) => one.isHere && !one.isCoolingDown)
    .filter(({ screening }) => (screened ? screening === "passed" : screening !== "returned"));
  const counted = fit
    .map(({ nominationId, nomineeId }) => ({ nominationId, voices: voicesFor(fit, nomineeId) }))
    .filter(({ voices }) => voices >= shortlist.voices)
    .sort((a, b) => b.voices - a.voices);
  const edge = counted[shortlist.atMost - 1]?.voices ?? 0;
  return counted.filter(({ voices }) => voices >= edge).map(({ nominationId }) => nominationId);
}

function voicesFor(candidates: readonly Candidate[], nomineeId: string): number {
  const theirs = candidates.filter((one) => one.nomineeId === nomineeId);
  return countVoices(theirs.flatMap(({ voices }) => voices)).voices;
}
