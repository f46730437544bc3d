import type { Case } from "../types";

/** Below this, a total could tell who voted, so it is said in words. */
export const VOTES_SAID = 5;

/** A total of votes in words: "41 votes", and "fewer than five votes" where a figure could name a voter. */
export function votesWords(votes: number): string {
  return votes < VOTES_SAID ? "fewer than five votes" : `${votes} votes`;
}

/** Somebody on the shortlist with every story told about them: a vote is for them, not for one of the stories. */
export type Contender<C extends Pick<Case, "nominee">> = { cases: [C, ...C[]] };

/** Puts the stories of a shortlist together by whom they are for, in the order of each one's first story. */
export function contendersOf<C extends Pick<Case, "nominee">>(cases: readonly C[]): Contender<C>[] {
  const byNominee = new Map<string, Contender<C>>();
  for (const one of cases) {
    const known = byNominee.get(one.nominee.id);
    if (known) known.cases.push(one);
    else byNominee.set(one.nominee.id, { cases: [one] });
  }
  return [...byNominee.values()];
}

/** Whether a case can still be voted for: on the shortlist, not taken back, and its nominee is here. */
export function stands({
  isShortlisted,
  isWithdrawn,
  isHere,
}: Pick<Case, "isShortlisted" | "isWithdrawn" | "isHere">): boolean {
  return isShortlisted && !isWithdrawn && isHere;
}

/**
 * Why this person may not vote for somebody on the shortlist, as a sentence; null when they may. Two who put each other up
 * may: a vote is one of many. A nominee gets no sentence: their own case is not on their page.
 */
export function whyNotVote(ties: { nominated: boolean; inLine: boolean }): string | null {
  if (ties.nominated) return "You told this story, and nobody votes for a case of their own.";
  if (ties.inLine) return "You are in the same reporting line, and this is a peers' award.";
  return null;
}
